"""A person’s rights over their information: asked here, answered by each body, and seen here."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.accounts import services as accounts
from onedoor.apps.partners import services as partners
from onedoor.apps.rights import services as rights
from onedoor.apps.rights.data import CaseKind
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import DEALING
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.web.portal.limits import limited
from onedoor.web.portal.you.rights_forms import AskForm
from onedoor.web.portal.you.signed_in import signed_in_only

if TYPE_CHECKING:
    from onedoor.apps.accounts.models import ResidentAccount

# Which of these may be asked from the list; an objection and a correction begin beside what they are about as well.
_ASKED = (CaseKind.ACCESS, CaseKind.CORRECTION, CaseKind.RESTRICTION, CaseKind.OBJECTION, CaseKind.ERASURE)


@never_cache
@signed_in_only
@require_safe
def listed(request: HttpRequest, account: "ResidentAccount") -> HttpResponse:
    """What they asked, and what they may ask."""
    context = {"cases": rights.cases_of(account), "kinds": _ASKED, "is_shown": account.record is not None}
    return render(request, "portal/you/rights/list.html", context)


@never_cache
@signed_in_only
@require_http_methods(["GET", "HEAD", "POST"])
@limited("you-rights-ask", most=20, seconds=3600)
def ask(request: HttpRequest, account: "ResidentAccount", kind: str) -> HttpResponse:
    """One thing asked of everybody who keeps anything, or about one thing named in the address."""
    if account.record is None:
        return redirect("portal:you-check")
    if kind not in _ASKED:
        raise Missing("There is no such page.")
    about = _about(request, account)
    form = AskForm(request.POST or None, kind=kind, records=accounts.records_of(account), initial=about["initial"])
    if form.is_valid():
        asked = rights.Asked(kind, recipient=about["recipient"], purpose=about["purpose"], **form.cleaned_data)
        try:
            case = rights.ask(account=account, asked=asked, language=get_language() or "en-gb")
        except Conflict:
            form.add_error(None, _("You have asked this already, and it is not answered yet."))
        except Invalid:
            form.add_error(None, _("Say what is wrong, or what is right."))
        else:
            messages.success(request, _("We have passed it on to everybody concerned."))
            return redirect("portal:you-rights-case", case.uuid)
    context = {"form": form, "kind": kind, "title": CaseKind(kind).label, "about": about, "terms": rights.terms()}
    return render(request, "portal/you/rights/ask.html", context, status=400 if form.errors else 200)


def _about(request: HttpRequest, account: "ResidentAccount") -> dict[str, Any]:
    """What sharing the address names, as far as there is such a body and purpose."""
    language = get_language() or "en-gb"
    try:
        recipient = partners.get_organisation(request.GET["to"]) if request.GET.get("to") else None
    except Missing:
        recipient = None
    purposes = sharing.purpose_names(language)
    purpose = request.GET.get("for", "")
    purpose = purpose if purpose in purposes else ""
    return {
        "recipient": recipient,
        "recipient_name": recipient.name_in(language) if recipient else "",
        "purpose": purpose,
        "purpose_name": purposes.get(purpose, ""),
        "is_outside": purpose == DEALING and recipient is None,
        "initial": {"record": request.GET.get("record", "")},
    }


@never_cache
@signed_in_only
@require_safe
def case(request: HttpRequest, account: "ResidentAccount", uuid: UUID) -> HttpResponse:
    """Every body’s answer, and what they may do about it."""
    found, language = rights.case_of(account, str(uuid)), get_language() or "en-gb"
    parts = [
        {"part": part, "ground": part.ground.words_in(language) if part.ground else ""}
        for part in rights.parts_of(found)
    ]
    terms = rights.terms()
    context = {"case": found, "parts": parts, "copy": getattr(found, "copy", None), "terms": terms,
               "regulator": terms.regulator_in(language)}  # fmt: skip
    return render(request, "portal/you/rights/case.html", context)


@never_cache
@signed_in_only
@require_safe
@limited("you-rights-copy", most=20, seconds=3600)
def copy(request: HttpRequest, account: "ResidentAccount", uuid: UUID) -> HttpResponse:
    """The copy itself. That it was fetched is written down."""
    name, content = rights.fetch_copy(account=account, case=str(uuid))
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@never_cache
@signed_in_only
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, account: "ResidentAccount", uuid: UUID) -> HttpResponse:
    """A permission taken back, with what that does told before and after."""
    permission, language = rights.permission_of(account, str(uuid)), get_language() or "en-gb"
    body = permission.recipient.name_in(language) if permission.recipient else ""
    if request.method == "POST" and permission.holds:
        found = rights.withdraw(account=account, permission=str(uuid), language=language)
        messages.success(request, _effect(permission.kind, body))
        return redirect("portal:you-rights-case", found.uuid)
    context = {
        "permission": permission, "body": body, "effect": _effect(permission.kind, body),
        "purpose": sharing.purpose_names(language).get(permission.purpose, permission.purpose),
        "back": reverse("portal:you-information"),
    }  # fmt: skip
    return render(request, "portal/you/rights/withdraw.html", context)


def _effect(kind: str, body: str) -> str:
    if kind == "refer":
        return _("We will not pass you on any more. What was passed on already, you can ask them to erase.")
    return _("%(body)s will no longer see what it was shown for this.") % {"body": body}

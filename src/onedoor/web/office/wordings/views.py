"""Wordings of the partnership and of each organisation, in each language."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.data import OCCASIONS, PLACEHOLDERS, Wording
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.wordings.forms import WordingForm

administrators_only = staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
# In an address, in place of an organisation's uuid.
ALL = "all"
EXAMPLE = {
    "reference": "7K3M-9PQX",
    "service": "Potholes and damaged roads",
    "organisation": "Teasel Vale District Council",
    "link": "https://frontdoor.example/track/7K3M-9PQX",
    "text": "We have looked at it and will mend it this week.",
    "name": "Robin",
    "due": "Friday 13 March",
}


def for_owner(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Turns `owner` and the rest of the address into the key of a wording, if the actor may change it."""

    @wraps(view)
    def found(request: HttpRequest, owner: str, code: str, channel: str, language: str) -> HttpResponse:
        actor = actor_of(request)
        if (code, channel, language) not in messages.wording_keys():
            raise Missing("There is no such message.")
        if owner == ALL and not partners.may_administer_partnership(actor):
            raise Missing("There is no such message.")
        organisation = None if owner == ALL else partners.get_administered(actor, owner)
        key = {"organisation": organisation, "code": code, "channel": channel, "language": language}
        return view(request, owner, key)

    return found


@administrators_only
@require_safe
def wording_list(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    owners = [(str(body.uuid), body.name) for body in partners.organisations_administered_by(actor)]
    if partners.may_administer_partnership(actor):
        owners.insert(0, (ALL, "The whole partnership"))
    owner = request.GET.get("owner", owners[0][0])
    if owner not in dict(owners):
        raise Missing("There is no such organisation.")
    rows = messages.wordings_of("" if owner == ALL else owner)
    return render(request, "office/wordings/list.html", {"owners": owners, "owner": owner, "rows": rows})


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
@for_owner
def wording(request: HttpRequest, owner: str, key: dict[str, Any]) -> HttpResponse:
    current, own = messages.wording_in_force(**key)
    initial = {"subject": current.subject, "body": current.body}
    form = WordingForm(request.POST or None, channel=key["channel"], initial=initial)
    shown = current
    if request.method == "POST" and form.is_valid():
        shown = Wording(form.cleaned_data.get("subject", ""), form.cleaned_data["body"])
        if "preview" not in request.POST and _save(request, key, form, shown):
            return redirect("office:wordings-list")
    occasion = OCCASIONS[key["code"]]
    context = {
        **key,
        "owner": owner,
        "form": form,
        "own": own,
        "occasion": occasion,
        "preview": messages.preview(shown, EXAMPLE),
        "help": [(name, PLACEHOLDERS[name], name in occasion.required) for name in occasion.placeholders],
    }
    return render(request, "office/wordings/edit.html", context, status=400 if form.errors else 200)


@administrators_only
@require_POST
@for_owner
def remove(request: HttpRequest, owner: str, key: dict[str, Any]) -> HttpResponse:
    messages.remove_template(by=actor_of(request), **key)
    flash.success(request, "The message says what it said before.")
    return redirect("office:wordings-list")


def _save(request: HttpRequest, key: dict[str, Any], form: WordingForm, text: Wording) -> bool:
    try:
        messages.save_template(by=actor_of(request), **key, subject=text.subject, body=text.body)
    except Invalid as error:
        add_errors(form, error)
        return False
    flash.success(request, "The wording was saved. Messages written from now on use it.")
    return True

"""Drawing an agreement up, step by step."""

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from onedoor.apps.partners import services as partners
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.web.components.actors import actor_of
from onedoor.web.components.errors import add_errors
from onedoor.web.office.agreements.forms import (
    STEPS,
    ItemsForm,
    NothingForm,
    PartyForm,
    StartForm,
    StepForm,
    bodies_of,
)
from onedoor.web.office.agreements.views import governance_only
from onedoor.web.office.editing import form_page

if TYPE_CHECKING:
    from onedoor.apps.sharing.models import AgreementVersion

_LAW = ("role", "article6", "consent_reason", "power", "article9", "schedule1", "schedule8")


@governance_only
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = StartForm(request.POST or None, bodies=bodies_of(actor))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        owner = partners.get_organisation(given["owner"])
        try:
            version = sharing.draft_agreement(by=actor, owner=owner, title=given["title"], template=given["template"])
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The draft was made. Nobody else sees it until you offer it for signature.")
            return redirect("office:agreements-show", version.uuid)
    context = {
        "form": form, "page_title": "Draw up an agreement", "back": (reverse("office:agreements-list"), "Agreements"),
        "button_text": "Make the draft",
    }  # fmt: skip
    return render(request, "office/form.html", context, status=400 if form.errors else 200)


@governance_only
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, uuid: UUID, step: str) -> HttpResponse:
    actor = actor_of(request)
    version = owned(actor, uuid)
    if step not in STEPS:
        raise Missing("There is no such page.")
    title, names = STEPS[step]
    form = StepForm(request.POST or None, step=step, initial={name: getattr(version, name) for name in names})
    action = partial(sharing.change_draft, by=actor, version=version)
    return form_page(request, form, action, title=title, back=back_to(version), done="The draft was saved.")


@governance_only
@require_http_methods(["GET", "HEAD", "POST"])
def party(request: HttpRequest, uuid: UUID, organisation: UUID | None = None) -> HttpResponse:
    actor = actor_of(request)
    version = owned(actor, uuid)
    known = _party(version, organisation) if organisation else None
    initial = {name: getattr(known, name) for name in _LAW} if known else {"role": "controller"}
    form = PartyForm(request.POST or None, known=known is not None, initial=initial)

    def save(**given: Any) -> None:
        body = known.organisation if known else partners.get_organisation(given.pop("organisation"))
        sharing.set_party(by=actor, version=version, organisation=body, **given)

    title = known.organisation.name if known else "Add a party"
    return form_page(request, form, save, title=title, back=back_to(version), done="The party was saved.")


@governance_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove_party(request: HttpRequest, uuid: UUID, organisation: UUID) -> HttpResponse:
    actor = actor_of(request)
    version = owned(actor, uuid)
    body = _party(version, organisation).organisation
    action = partial(sharing.remove_party, by=actor, version=version, organisation=body)
    return form_page(
        request, NothingForm(request.POST if request.method == "POST" else None), action,
        title=f"Remove {body.name}?", back=back_to(version), done="The party was removed.", button="Remove",
        kind="warning", intro="What it gives and gets is taken out of the draft with it.",
    )  # fmt: skip


@governance_only
@require_http_methods(["GET", "HEAD", "POST"])
def items(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    version = owned(actor, uuid)
    form = ItemsForm(request.POST or None, version=version, initial=_line(request, version))

    def save(*, giver: str, receiver: str, **given: Any) -> None:
        sharing.share_items(
            by=actor,
            version=version,
            giver=partners.get_organisation(giver),
            receiver=partners.get_organisation(receiver),
            **given,
        )

    return form_page(request, form, save, title="What is shared", back=back_to(version), done="The draft was saved.")


def _line(request: HttpRequest, version: "AgreementVersion") -> dict[str, Any]:
    """The line named in the address, with what it shares so far."""
    wanted = {name: request.GET.get(name, "") for name in ("purpose", "giver", "receiver")}
    for line in sharing.shared_lines(version):
        here = {"purpose": line.purpose.code, "giver": str(line.giver.uuid), "receiver": str(line.receiver.uuid)}
        if here == wanted:
            return {**here, "items": [item.code for item in line.items]}
    return wanted


def owned(actor: Actor, uuid: UUID) -> "AgreementVersion":
    """A version the actor may write; raises Missing."""
    version = sharing.get_version_for(actor, str(uuid))
    if not sharing.owns(actor, version):
        raise Missing("There is no such agreement.")
    return version


def back_to(version: "AgreementVersion") -> tuple[str, str]:
    return reverse("office:agreements-show", args=[version.uuid]), version.agreement.title


def _party(version: "AgreementVersion", organisation: UUID) -> Any:
    for one in sharing.parties_of(version):
        if one.organisation.uuid == organisation:
            return one
    raise Missing("That organisation is not a party.")

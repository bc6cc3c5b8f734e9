"""Putting a contact aside, coming back to it, and ending it in two keys."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Step
from onedoor.apps.knowledge import services as knowledge
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.forms import WrapUpForm
from onedoor.web.desk.contact.letters import letter_of
from onedoor.web.desk.contact.page import show_page, wrap_form_for
from onedoor.web.desk.contact.state import state_of

__all__ = ["cancel", "park", "resume", "wrap_up"]


@staff_only(Role.ADVISER)
@require_POST
def park(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put it aside for another."""
    actor = actor_of(request)
    contacts.park(by=actor, contact=contacts.get_contact_for(actor, uuid))
    return redirect("desk:contact-list")


@staff_only(Role.ADVISER)
@require_POST
def resume(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take it up again."""
    actor = actor_of(request)
    contact = contacts.resume(by=actor, contact=contacts.get_contact_for(actor, uuid))
    return redirect("desk:contact-page", contact.uuid)


@staff_only(Role.ADVISER)
@require_POST
def cancel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It was started by mistake."""
    actor = actor_of(request)
    try:
        contacts.cancel(by=actor, contact=contacts.get_contact_for(actor, uuid))
    except Conflict as error:
        messages.warning(request, error.message)
        return redirect("desk:contact-page", uuid)
    messages.success(request, "Cancelled. It counts for nothing. Below you can undo that.")
    return redirect("desk:contact-list")


@staff_only(Role.ADVISER)
@require_POST
def wrap_up(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How it ended, and whether it need have happened."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = wrap_form_for(contact, state_of(request), actor, request.POST)
    letter = letter_of(form) if form.is_valid() else None
    if form.is_valid():
        try:
            contacts.enter_step(by=actor, contact=contact, step=Step.WRAP_UP)
            _wrap_up(form, contact, letter, actor)
        except Invalid as error:
            add_errors(form, error)
    if form.errors:
        return show_page(request, contact, wrap_form=form, status=400)
    messages.success(request, f"Wrapped up {contact.reference}.")
    return redirect("desk:contact-list")


def _wrap_up(form: WrapUpForm, contact: Any, letter: Any, actor: Actor) -> None:
    contacts.wrap_up(
        by=actor,
        contact=contact,
        outcome=form.cleaned_data["outcome"],
        is_avoidable=form.is_avoidable,
        cause_code=form.cleaned_data["cause"],
        letter=letter,
        note=form.cleaned_data["note"],
        source=_source(form.cleaned_data["source"], actor),
        item_outcomes=form.item_outcomes,
    )


def _source(uuid: str, actor: Actor) -> Any:
    return knowledge.get_article_for(actor, uuid) if uuid else None

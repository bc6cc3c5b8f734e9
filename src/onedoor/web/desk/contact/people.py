"""Who it is: choosing, writing and changing a record, and how they came to us."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.foundation.errors import Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.forms import DoorForm, PersonForm
from onedoor.web.desk.contact.page import bodies, show_page
from onedoor.web.desk.contact.state import state_of

# Only what a record holds is written back; the box stays out of the address once someone is chosen.
_FOUND = {"q": "", "person": ""}


@staff_only(Role.ADVISER)
@require_POST
def choose(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It is this person; an empty choice takes a wrong one back."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    chosen = request.POST.get("resident", "")
    resident = people.get_resident(chosen, by=actor) if chosen else None
    contacts.set_resident(by=actor, contact=contact, resident=resident)
    return redirect(state_of(request).url(contact, anchor="need-panel" if resident else "who", **_FOUND))


@staff_only(Role.ADVISER)
@require_POST
def save(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write a new record and make it the contact's, or change the one it has."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return show_page(request, contact, person_form=form, status=400)
    try:
        _save(contact, form.details, actor)
    except Invalid as error:
        add_errors(form, error)
        return show_page(request, contact, person_form=form, status=400)
    messages.success(request, "Record saved.")
    return redirect(state_of(request).url(contact, anchor="need-panel", **_FOUND))


def _save(contact: Any, details: dict[str, Any], actor: Any) -> None:
    if contact.resident:
        people.update_resident(by=actor, resident=contact.resident, **details)
    else:
        resident = people.create_resident(by=actor, **details)
        contacts.set_resident(by=actor, contact=contact, resident=resident)


@staff_only(Role.ADVISER)
@require_POST
def door(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """They meant another body, or were passed on to us."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = DoorForm(request.POST, bodies=bodies())
    if not form.is_valid():
        return show_page(request, contact, door_form=form, status=400)
    meant = form.cleaned_data["meant_for"]
    contacts.note_door(
        by=actor,
        contact=contact,
        meant_for=partners.get_organisation(meant) if meant else None,
        was_transferred=form.cleaned_data["was_transferred"],
    )
    return redirect(state_of(request).url(contact, anchor="who"))

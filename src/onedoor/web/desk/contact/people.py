"""Who it is and how sure we are of it: choosing, checking, writing and changing a record, and how they came to us."""

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
from onedoor.apps.requests.data import TooManyTries
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.alike import alike_not_asked_about, form_with_both, typed_in_words
from onedoor.web.desk.contact.forms import DoorForm, GlassForm, PassPhraseForm, PersonForm, ProofForm
from onedoor.web.desk.contact.in_hand import bodies
from onedoor.web.desk.contact.page import show_page
from onedoor.web.desk.contact.state import state_of
from onedoor.web.desk.contact.who_panel import held_by_record

# Only what a record holds is written back; the box stays out of the address once someone is chosen.
_FOUND = {"q": "", "person": ""}


@staff_only(Role.ADVISER)
@require_POST
def choose(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It is this person; an empty choice takes a wrong one back."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    chosen, speaker = _chosen(request)
    sight = contacts.sight_of(contact, by=actor)
    resident = people.get_resident(chosen, by=actor, sight=sight) if chosen else None
    contact = contacts.set_resident(by=actor, contact=contact, resident=resident, said=state_of(request).q)
    if resident and speaker:
        said = state_of(request).q
        contact = contacts.choose_speaker(by=actor, contact=contact, representation=speaker, said=said)
    return redirect(state_of(request).url(contact, anchor=_next(contact), **_FOUND))


def _chosen(request: HttpRequest) -> tuple[str, str]:
    """The person, and whoever was chosen as speaking for them."""
    resident, _, speaker = request.POST.get("chosen", "").partition(" ")
    return resident or request.POST.get("resident", ""), speaker


def _next(contact: Any) -> str:
    """What comes now: what it is for, making sure who it is, or what they need."""
    return "need-panel" if contact.resident and contact.is_sure and contact.purpose else "who"


@staff_only(Role.ADVISER)
@require_POST
def check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How sure we are who is speaking: facts they gave, or how the adviser knows."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    if how := request.POST.get("assurance", ""):
        contact = contacts.vouch(by=actor, contact=contact, assurance=how)
    else:
        said = request.POST.get("said", "")[:200]
        contact = contacts.check_facts(by=actor, contact=contact, said=said)
    return redirect(state_of(request).url(contact, anchor=_next(contact)))


@staff_only(Role.ADVISER)
@require_POST
def pass_phrase(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """They choose one, or want none any more. What was typed is never shown again, not even beside an error."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = PassPhraseForm(request.POST)
    if form.is_valid():
        try:
            contacts.set_pass_phrase(by=actor, contact=contact, phrase=form.chosen)
        except (Invalid, Conflict) as error:
            add_errors(form, error)
        else:
            messages.success(request, form.done)
            return redirect(state_of(request).url(contact, anchor="who"))
    return show_page(request, contact, pass_phrase_form=form, status=400)


@staff_only(Role.ADVISER)
@require_POST
def purpose(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What it is for: once for the contact, by one key."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    contact = contacts.state_purpose(by=actor, contact=contact, purpose=request.POST.get("purpose", ""))
    return redirect(state_of(request).url(contact, anchor=_next(contact)))


@staff_only(Role.ADVISER)
@require_POST
def prove(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The caller gave the reference of a request of any body, and what they gave with it."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = ProofForm(request.POST)
    if form.is_valid():
        try:
            found = contacts.prove_request(by=actor, contact=contact, **form.cleaned_data)
        except (Missing, TooManyTries) as error:
            add_errors(form, error)
        else:
            return redirect(state_of(request).url(contact, anchor="request", request=str(found.uuid), q=""))
    return show_page(request, contact, proof_form=form, status=400)


@staff_only(Role.ADVISER)
@require_POST
def glass(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """See what no agreement opens, in this contact, for somebody's safety."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = GlassForm(request.POST)
    if form.is_valid():
        try:
            contacts.break_glass(by=actor, contact=contact, **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            messages.warning(request, "The glass is broken for this contact. Governance officers have been told.")
            return redirect(state_of(request).url(contact, anchor="who"))
    return show_page(request, contact, glass_form=form, status=400)


@staff_only(Role.ADVISER)
@require_POST
def save(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write a new record and make it the contact's, or change the one it has. Nobody is recorded twice unasked."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return show_page(request, contact, person_form=form, status=400)
    if not contact.resident:
        if chosen := request.POST.get("same_as", ""):
            return _choose_instead(request, contact, chosen, form.details)
        if alike := alike_not_asked_about(request, contact, form.details, actor):
            return show_page(request, contact, person_form=form, alike=alike, status=409)
    try:
        _save(contact, form.details, actor)
    except Invalid as error:
        add_errors(form, error)
        return show_page(request, contact, person_form=form, status=400)
    messages.success(request, "Record saved.")
    return redirect(state_of(request).url(contact, anchor="need-panel", **_FOUND))


def _choose_instead(request: HttpRequest, contact: Any, chosen: str, details: dict[str, Any]) -> HttpResponse:
    """It is somebody known: their record, with what was typed that it does not say."""
    actor, state = actor_of(request), state_of(request)
    resident = people.get_resident(chosen, by=actor, sight=contacts.sight_of(contact, by=actor))
    contact = contacts.set_resident(by=actor, contact=contact, resident=resident, said=_said(details))
    held = held_by_record(contact, state, actor)
    if held is None:
        messages.info(request, f"You had typed: {typed_in_words(details)}. It is not in the record.")
    elif form := form_with_both(held, details):
        return show_page(request, contact, person_form=form, is_typed_over=True)
    return redirect(state.url(contact, anchor=_next(contact), **_FOUND))


def _save(contact: Any, details: dict[str, Any], actor: Any) -> None:
    if contact.resident:
        people.update_resident(by=actor, resident=contact.resident, **details)
    else:
        resident = people.create_resident(by=actor, held_by=contact.organisation, **details)
        contacts.set_resident(by=actor, contact=contact, resident=resident, said=_said(details))


def _said(details: dict[str, Any]) -> str:
    """What they gave for a new record is what they know."""
    born = details["birth_date"].isoformat() if details["birth_date"] else ""
    given = (details["given_names"], details["family_name"], born, details["postcode"])
    return " ".join((*given, *details["phones"], *details["emails"]))


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

"""The desk's home, the one screen, and what it offers while someone types."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Step
from onedoor.apps.directory import services as directory
from onedoor.apps.knowledge import services as knowledge
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.contact.forms import StartForm
from onedoor.web.desk.contact.in_hand import place_for, resident_in
from onedoor.web.desk.contact.page import note_step, show_page
from onedoor.web.desk.contact.places import where_is
from onedoor.web.desk.contact.state import state_of
from onedoor.web.desk.contact.who_panel import proof_form_for

# One key starts a contact; a channel that is added later has none and is pressed like any button.
_KEYS = {"phone": "p", "counter": "c", "email": "e", "post": "l", "outreach": "o", "text": "t", "chat": "w"}


@staff_only(Role.ADVISER)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Start a contact, go back to one, see the day."""
    return _home(request, StartForm(doors=_doors(actor_of(request))))


def _home(request: HttpRequest, form: StartForm, status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    channels = [(channel, _KEYS.get(channel.code, "")) for channel in directory.channels() if channel.is_mediated]
    day = contacts.day_of(actor)
    context = {
        "form": form,
        "channels": channels,
        "live": contacts.open_contacts_of(actor),
        "recent": contacts.recent_contacts_of(actor),
        "day": day,
        "calls": contacts.calls_waiting(actor),
        "waiting": contacts.contacts_waiting_for(actor),
        "cancelled": contacts.cancelled_lately(actor),
        "handed_on": contacts.handed_on(actor),
        "to_read": knowledge.unread_articles(actor),
        "answered": contacts.just_answered(actor),
        "average": round(day["seconds"] / day["contacts"]) if day["contacts"] else 0,
    }
    return render(request, "desk/contact/home.html", context, status=status)


def _doors(actor: Actor) -> list[tuple[str, str]]:
    """The bodies the adviser works for."""
    mine = actor.organisations_as(Role.ADVISER)
    return [(str(body.uuid), body.name) for body in partners.organisations() if str(body.uuid) in mine]


@staff_only(Role.ADVISER)
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """A contact, at once; who it is comes later."""
    actor = actor_of(request)
    form = StartForm(request.POST, doors=_doors(actor))
    if not form.is_valid():
        return _home(request, form, status=400)
    try:
        contact = contacts.open_contact(by=actor, **_opening(form.cleaned_data))
    except (Invalid, Missing) as error:
        add_errors(form, error)
        return _home(request, form, status=400)
    return redirect("desk:contact-page", contact.uuid)


def _opening(given: dict[str, Any]) -> dict[str, Any]:
    door = partners.get_organisation(given["organisation"]) if given["organisation"] else None
    return {"channel": given["channel"], "caller_number": given["caller_number"], "organisation": door}


@staff_only(Role.ADVISER)
@require_safe
def page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who, what, where, done, next."""
    return show_page(request, contacts.get_contact_for(actor_of(request), uuid))


@staff_only(Role.ADVISER)
@require_safe
def suggest_people(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Whom the line may mean, as a piece of the page."""
    actor, state = actor_of(request), state_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    note_step(contact, Step.IDENTIFY, actor)
    context = {
        "contact": contact,
        "state": state,
        "people": contacts.find_people(contact, state.q, by=actor),
        "representatives": contacts.find_representatives(state.q, by=actor),
        "businesses": people.find_businesses(state.q, by=actor) if state.q else [],
        "found_request": contacts.find_request(state.q, by=actor, contact=contact),
        "proof_form": proof_form_for(state.q),
    }
    return render(request, "desk/contact/_people.html", context)


@staff_only(Role.ADVISER)
@require_safe
def suggest_services(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which services fit the caller's words, as a piece of the page."""
    actor, state = actor_of(request), state_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    note_step(contact, Step.NEED, actor)
    where = place_for(None, resident_in(contact, actor), state)
    offered = directory.search_services(state.need, place=where.place, limit=8)
    context = {"contact": contact, "state": state, "offered": offered}
    return render(request, "desk/contact/_services.html", context)


@staff_only(Role.ADVISER)
@require_safe
def suggest_places(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which addresses fit, as a piece of the page."""
    actor, state = actor_of(request), state_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    note_step(contact, Step.PLACE, actor)
    context = {"contact": contact, "state": state, "where": where_is(state)}
    return render(request, "desk/contact/_places.html", context)

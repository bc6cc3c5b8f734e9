"""What stands on the one screen, gathered for its state."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Outcome, Step
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import Actor
from onedoor.web.components.actors import actor_of
from onedoor.web.desk.contact.forms import (
    AlertForm,
    DoorForm,
    GlassForm,
    PassPhraseForm,
    PermissionForm,
    RepresentativeForm,
    RightsForm,
    WrapUpForm,
)
from onedoor.web.desk.contact.in_hand import bodies
from onedoor.web.desk.contact.state import State, state_of
from onedoor.web.desk.contact.what_panel import request_in_hand, what
from onedoor.web.desk.contact.who_panel import who
from onedoor.web.desk.knowledge.beside import source_choices

__all__ = ["cause_choices", "note_step", "show_page", "wrap_form_for"]


def show_page(request: HttpRequest, contact: Any, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The contact in the state its address says. `forms` are those that came back with errors, by their name."""
    actor, state = actor_of(request), state_of(request)
    contacts.note_lost_requests(by=actor, contact=contact)
    caller = contacts.caller_of(contact, by=actor)
    aims, whom = list(sharing.purposes()), bodies()
    context = {
        "contact": contact,
        "state": state,
        "live": contacts.open_contacts_of(actor),
        **who(contact, state, actor, caller),
        "purposes": aims if caller else [],
        **what(contact, state, actor, caller),
        **request_in_hand(contact, state, actor, caller),
        **_ending(contact, state, actor),
        "glass_form": GlassForm(),
        "pass_phrase_form": PassPhraseForm(),
        "rights_form": RightsForm(),
        "alert_form": AlertForm(),
        "speaker_form": RepresentativeForm(purposes=aims),
        "permission_form": PermissionForm(bodies=whom, purposes=aims),
        "door_form": DoorForm(bodies=whom, initial=_door(contact)),
        "bodies": whom,
    }
    _enter_step(contact, state, context, actor)
    context |= forms
    context["form"] = next(iter(forms.values()), None)
    return render(request, "desk/contact/page.html", context, status=status)


def _ending(contact: Any, state: State, actor: Actor) -> dict[str, Any]:
    proposal = contacts.propose(contact, by=actor)
    causes = list(contacts.causes())
    initial = {"outcome": proposal.outcome, "cause": proposal.cause_code, "source": state.article}
    return {
        "proposal": proposal,
        "proposed_cause": next((cause for cause in causes if cause.code == proposal.cause_code), None),
        "proposed_outcome": Outcome(proposal.outcome).label,
        "wrap_form": wrap_form_for(contact, state, actor, initial=initial),
    }


def wrap_form_for(contact: Any, state: State, actor: Actor, data: Any = None, initial: Any = None) -> WrapUpForm:
    """With the articles that may have answered, and each question in which nothing was done."""
    items = list(contacts.items_of(contact))
    unfinished = [one for one in items if not one.action]
    sources = source_choices(items, state, actor)
    return WrapUpForm(data, causes=cause_choices(), sources=sources, unfinished=unfinished, initial=initial)


def cause_choices() -> list[tuple[str, str]]:
    return [(cause.code, cause.label) for cause in contacts.causes()]


def _door(contact: Any) -> dict[str, Any]:
    return {
        "was_transferred": contact.was_transferred,
        "meant_for": str(contact.meant_for.uuid) if contact.meant_for else "",
    }


def _enter_step(contact: Any, state: State, context: dict[str, Any], actor: Actor) -> None:
    """The time goes into whatever the address says is in hand."""
    if step := _step(state, context):
        note_step(contact, step, actor)


def note_step(contact: Any, step: Step, actor: Actor) -> None:
    """From here the time goes into this, while the contact is the one in hand."""
    if contact.is_live and contacts.current_step_of(contact) not in ("", step):
        contacts.enter_step(by=actor, contact=contact, step=step)


def _step(state: State, context: dict[str, Any]) -> Step | None:
    item = context["item"]
    if state.request or (item is not None and (context["where"].place or not _wants_place(item))):
        return Step.HANDLE
    if item is not None:
        return Step.PLACE
    if state.need:
        return Step.NEED
    return Step.IDENTIFY if state.q or state.person else None


def _wants_place(item: Any) -> bool:
    return item.service is not None and item.service.needs_place

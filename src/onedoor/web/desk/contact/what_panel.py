"""What stands on the one screen about what they want."""

from typing import Any

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import WRITTEN
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import Responsibility
from onedoor.apps.partners import services as partners
from onedoor.apps.places.data import Place
from onedoor.apps.requests import services as requests
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Missing
from onedoor.web.desk.contact.forms import (
    AdviceForm,
    AnswerMailForm,
    SayForm,
)
from onedoor.web.desk.contact.hours import lines_of
from onedoor.web.desk.contact.in_hand import current_item, home_of, place_for, who_answers
from onedoor.web.desk.contact.places import Where
from onedoor.web.desk.contact.raising import raise_form_for
from onedoor.web.desk.contact.state import State
from onedoor.web.desk.knowledge.beside import knowledge_beside

__all__ = ["request_in_hand", "what"]


def what(contact: Any, state: State, actor: Actor, caller: Any) -> dict[str, Any]:
    item = current_item(contact, state, actor)
    resident = caller.resident if caller else None
    where = place_for(item, resident, state)
    context = {
        "items": contacts.items_of(contact),
        "signposts": contacts.signposts_in(contact),
        **_written(contact),
        "item": item,
        "where": where,
        "home": home_of(resident),
        "asked_here": _asked_here(contact, where, actor),
        "offered": directory.search_services(state.need, place=where.place, limit=8) if state.need else [],
        "advice_form": AdviceForm(is_all_there_is=item is not None and item.service is None),
    }
    context |= knowledge_beside(context["items"], item, state, actor)
    if item is not None and item.service is not None:
        context |= _service(item, contact, resident, where.place, actor)
    return context


def _written(contact: Any) -> dict[str, Any]:
    """What they wrote, with its files, and where an answer would go."""
    letters = list(contacts.mail_in(contact))
    answer_to = next((one.sender for one in reversed(letters) if one.kind in WRITTEN and one.sender), "")
    return {"letters": letters, "answer_to": answer_to, "answer_form": AnswerMailForm()}


def _asked_here(contact: Any, where: Where, actor: Actor) -> list[Any]:
    """What was asked about the property, once one is chosen."""
    uprn = where.place.uprn if where.place else None
    return contacts.requests_about_property(contact, uprn, by=actor) if uprn else []


def _service(item: Any, contact: Any, resident: Any, place: Place | None, actor: Actor) -> dict[str, Any]:
    responsibility = who_answers(item.service, place)
    return {
        "service": item.service,
        "responsibility": responsibility,
        "hours": _hours(responsibility, item.service),
        "not_for_them": contacts.why_not_about(contact, item.service),
        "similar": _similar(item, contact, place, actor),
        "raise_form": raise_form_for(item, contact, resident, place=place),
    }


def _hours(responsibility: Responsibility, service: Any) -> list[str]:
    if responsibility.accountable is None:
        return []
    return lines_of(directory.hours_for(partners.get_organisation(responsibility.accountable), service))


def _similar(item: Any, contact: Any, place: Place | None, actor: Actor) -> list[Any]:
    if place is None or item.action:
        return []
    return requests.similar_requests(
        service=item.service,
        latitude=place.latitude,
        longitude=place.longitude,
        text=item.words,
        within=contacts.requests_alike(contact, by=actor),
    )


def request_in_hand(contact: Any, state: State, actor: Actor, caller: Any) -> dict[str, Any]:
    """The request the address names; what people wrote in it once it is known who is speaking."""
    if not state.request:
        return {}
    try:
        request = contacts.see_request(contact, state.request, by=actor)
    except (Missing, Denied) as error:
        return {"matter_stopped": error.message, "say_form": SayForm()}
    sight = contacts.requests_sight(contact, by=actor)
    is_open = contact.is_sure or contact.is_emergency or state.request in contact.proved_requests
    return {
        "matter": request,
        "matter_is_open": is_open,
        "summary": requests.summary_for_adviser(request, by=actor, sight=sight),
        "history": requests.updates_visible_to(actor, request, sight) if is_open else [],
        "say_form": SayForm(files=list(contacts.files_in(contact))),
    }

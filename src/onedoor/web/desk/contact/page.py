"""What stands on the one screen, gathered for its state."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import FACTS_NEEDED, Outcome, Step
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import Responsibility
from onedoor.apps.partners import services as partners
from onedoor.apps.people import services as people
from onedoor.apps.places.data import Place
from onedoor.apps.requests import services as requests
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import ids
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Missing
from onedoor.web.components.actors import actor_of
from onedoor.web.components.asking import initial_of
from onedoor.web.desk.contact.forms import (
    AdviceForm,
    AlertForm,
    AnswerMailForm,
    BusinessForm,
    DoorForm,
    GlassForm,
    JoinForm,
    PassPhraseForm,
    PermissionForm,
    PersonForm,
    ProofForm,
    RaiseForm,
    RepresentativeForm,
    RightsForm,
    SayForm,
    WrapUpForm,
)
from onedoor.web.desk.contact.hours import lines_of
from onedoor.web.desk.contact.places import Where, where_is
from onedoor.web.desk.contact.state import State, state_of
from onedoor.web.desk.knowledge.beside import knowledge_beside, source_choices

__all__ = [
    "bodies",
    "cause_choices",
    "current_item",
    "held_by_record",
    "home_of",
    "place_for",
    "proof_form_for",
    "raise_form_for",
    "resident_in",
    "show_page",
    "with_another",
    "wrap_form_for",
]


_FACTS = {
    "name": "name",
    "birth": "birth date",
    "postcode": "postcode",
    "phone": "phone number",
    "email": "e-mail address",
    "reference": "reference",
    "number": "company or charity number",
}
_PLAIN_OF_BUSINESS = ("name", "number", "contact_name", "email", "address_text")


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
        **_who(contact, state, actor, caller),
        "purposes": aims if caller else [],
        **_what(contact, state, actor, caller),
        **_request_in_hand(contact, state, actor, caller),
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


def _who(contact: Any, state: State, actor: Actor, caller: Any) -> dict[str, Any]:
    resident = caller.resident if caller else None
    is_editable = caller is None or bool(caller.is_open and resident and resident.is_own)
    return {
        "caller": caller,
        "resident": resident,
        "known": contacts.known_elsewhere(contact, caller, by=actor),
        "is_editable": is_editable,
        "facts_needed": FACTS_NEEDED,
        "ask_for": _ask_for(caller),
        "right_so_far": [name for fact, name in _FACTS.items() if caller and fact in caller.known],
        "purpose": contact.purpose or _usual_purpose(contact),
        "closed_items": _closed_items(caller),
        "speakers": _speakers(resident),
        "may_record_speaker": caller is not None and contact.is_live and bool(resident and resident.is_own),
        "ringing": contacts.ringing(contact, by=actor) if caller is None and contact.caller_number else [],
        "ringing_for": contacts.representatives_ringing(contact, by=actor) if caller is None else [],
        "representatives": contacts.find_representatives(state.q, by=actor) if caller is None else [],
        "people": contacts.find_people(contact, state.q, by=actor) if caller is None else None,
        **_business(contact, state, actor),
        "at_home": people.at_home(contact.resident) if caller and is_editable else [],
        "found_request": contacts.find_request(state.q, by=actor, contact=contact) if state.q else None,
        "theirs": contacts.requests_of_caller(contact, by=actor),
        "earlier": contacts.earlier_contacts(contact, by=actor),
        **_other_records(contact, state, actor, caller),
        "proof_form": proof_form_for(state.q),
        "person_form": PersonForm(initial=_person(resident if is_editable else None, contact, state)),
    }


def _speakers(resident: Any) -> list[dict[str, Any]]:
    """Who speaks for the person, with what about in words."""
    if resident is None or not resident.representations:
        return []
    names = sharing.purpose_names()
    return [
        {"one": one, "about": ", ".join(names.get(code, code).lower() for code in one.purposes) or "everything"}
        for one in resident.representations
    ]


def _ask_for(caller: Any) -> list[str]:
    """What they may be asked, what is quickest first."""
    if caller is None:
        return []
    phrase = ["pass-phrase"] if caller.has_pass_phrase else []
    return phrase + [_FACTS[fact] for fact in caller.to_ask]


def proof_form_for(words: str) -> ProofForm | None:
    """What opens a request of any body, where the line is a reference. The same whether there is such a request."""
    return ProofForm(initial={"reference": words}) if ids.is_reference(words) else None


def _other_records(contact: Any, state: State, actor: Actor, caller: Any) -> dict[str, Any]:
    """Records that may be the caller's too, while the adviser looks for one."""
    if state.person != "join" or caller is None or not caller.is_open or not caller.resident.is_own:
        return {}
    likely = contacts.records_like_caller(contact, by=actor)
    named = contacts.find_people(contact, state.q, by=actor).matches if state.q else ()
    known = {one.uuid: one for one in (*named, *likely) if one.uuid != caller.resident.uuid}
    return {"others": list(known.values()), "join_form": JoinForm()}


def _business(contact: Any, state: State, actor: Actor) -> dict[str, Any]:
    """The business somebody speaks for, what they may be asked, and those a line may mean."""
    firm = contact.business
    if firm is None and contact.resident is not None:
        return {"business_form": BusinessForm()}
    if firm is None:
        ringing = people.find_businesses("", by=actor, phone=contact.caller_number) if contact.caller_number else []
        found = people.find_businesses(state.q, by=actor) if state.q else ringing
        initial = {"name": state.q, "phone": contact.caller_number}
        return {"businesses": found, "business_form": BusinessForm(initial=initial)}
    names = (*_PLAIN_OF_BUSINESS, "phone")
    held = {name: getattr(firm, name) for name in names} | {"postcode": firm.postcode_key}
    asked = [fact for fact in people.facts_of_business(firm, said="")[0] if fact not in contact.facts_checked]
    return {
        "firm": firm,
        "ask_firm_for": [_FACTS[fact] for fact in asked],
        "right_of_firm": [_FACTS[fact] for fact in contact.facts_checked if fact in _FACTS],
        "business_form": BusinessForm(initial=held if contact.is_sure else {}),
    }


def held_by_record(contact: Any, state: State, actor: Actor) -> dict[str, Any] | None:
    """What the caller's record holds, as its form shows it; None where it is not the adviser's to change."""
    caller = contacts.caller_of(contact, by=actor)
    is_editable = caller and caller.is_open and caller.resident and caller.resident.is_own
    return _person(caller.resident, contact, state) if caller and is_editable else None


def _usual_purpose(contact: Any) -> str:
    """What a contact about its service is usually for."""
    slug = contact.service.slug if contact.service else ""
    door = str(contact.organisation.uuid) if contact.organisation else ""
    return sharing.usual_purpose(slug, recipient_organisation=door)


def _closed_items(caller: Any) -> list[str]:
    """In words, what of the record is not open; only of one that is otherwise shown."""
    if caller is None or not caller.is_open or not caller.closed:
        return []
    names = sharing.item_names()
    return [names[code] for code in caller.closed if code in names]


def _person(resident: Any, contact: Any, state: State) -> dict[str, Any]:
    """The record as the form shows it; a new one begins with what was searched for."""
    if resident is None:
        words = [word for word in state.q.split() if word.isalpha()]
        return {
            "given_names": " ".join(words[:-1]).title(),
            "family_name": words[-1].title() if words else "",
            "phones": contact.caller_number,
        }
    shown = ("given_names", "family_name", "birth_date", "address_text", "language", "preferred_channel",
             "contact_warning", "help_needed", "needs_large_print", "needs_interpreter",
             "interpreter_language", "access_needs")  # fmt: skip
    return {name: getattr(resident, name) for name in shown} | {
        "postcode": resident.postcode_key,
        "phones": "\n".join(point.value for point in resident.points if point.kind == "phone"),
        "emails": "\n".join(point.value for point in resident.points if point.kind == "email"),
        "not_safe": not resident.is_safe_to_contact,
    }


def current_item(contact: Any, state: State, actor: Actor) -> Any:
    """The question in hand: the one the address names, if it is this contact's."""
    if not state.item:
        return None
    item = contacts.get_item_for(actor, state.item)
    if item.contact.pk != contact.pk:
        raise Missing("There is no such question.")
    return item


def home_of(resident: Any) -> State:
    """Where the person lives, as the place box would say it."""
    if resident is None:
        return State()
    key = resident.postcode_key
    return State(uprn=str(resident.uprn) if resident.uprn else "", place=f"{key[:-3]} {key[-3:]}" if key else "")


def place_for(item: Any, resident: Any, state: State) -> Where:
    """What the place box says; else, for what belongs to a home, the person's own, as far as that is open."""
    if state.place or state.uprn or item is None or item.service is None or item.service.needs_place:
        return where_is(state)
    where = where_is(home_of(resident))
    return Where(place=where.place)


def resident_in(contact: Any, actor: Actor) -> Any:
    """The person's record as far as it is open in this contact."""
    caller = contacts.caller_of(contact, by=actor)
    return caller.resident if caller else None


def _what(contact: Any, state: State, actor: Actor, caller: Any) -> dict[str, Any]:
    item = current_item(contact, state, actor)
    resident = caller.resident if caller else None
    where = place_for(item, resident, state)
    context = {
        "items": contacts.items_of(contact),
        "signposts": contacts.signposts_in(contact),
        "letters": contacts.mail_in(contact),
        "answer_form": AnswerMailForm(),
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


def _asked_here(contact: Any, where: Where, actor: Actor) -> list[Any]:
    """What was asked about the property, once one is chosen."""
    uprn = where.place.uprn if where.place else None
    return contacts.requests_about_property(contact, uprn, by=actor) if uprn else []


def _service(item: Any, contact: Any, resident: Any, place: Place | None, actor: Actor) -> dict[str, Any]:
    responsibility = directory.who_provides(item.service, place)
    return {
        "service": item.service,
        "responsibility": responsibility,
        "hours": _hours(responsibility, item.service),
        "not_for_them": contacts.why_not_about(contact, item.service),
        "similar": _similar(item, contact, place, actor),
        "raise_form": raise_form_for(item, contact, resident),
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


def raise_form_for(item: Any, contact: Any, resident: Any, data: Any = None) -> RaiseForm:
    """With what is known and open of the caller already filled in, or with what was sent."""
    points = resident.points if resident else ()
    by_kind = {point.kind: point.value for point in reversed(points) if point.is_safe}
    initial = {
        "description": item.words,
        "name": resident.full_name if resident else "",
        "email": by_kind.get("email", ""),
        "phone": by_kind.get("phone", contact.caller_number if not resident else ""),
    }
    if firm := contact.business:
        initial |= {"name": contact.caller_name}
        initial |= {"email": firm.email, "phone": firm.phone} if contact.is_sure else {}
    if speaker := contact.representation:
        # Whoever speaks for them hears of it; what is theirs alone is not put before somebody who is told nothing.
        initial |= {"name": speaker.name, "email": speaker.email, "phone": speaker.phone}
    shared = {"service": item.service, "bodies": bodies()}
    # Whatever was published while the caller spoke: they answer what they were asked.
    asked = data.get("form") if data else ""
    version = directory.get_form_version(item.service, asked) if asked else directory.published_form(item.service)
    return RaiseForm(data, version=version, entries=_entries(data or {}, version), initial=initial, **shared)


def with_another(form: RaiseForm) -> RaiseForm:
    """The same form, not yet looked at, with all that was typed."""
    typed = {name: form[name].data for name in form.fields}
    typed |= initial_of(form.asked, form.answers, is_compact=True)
    return RaiseForm(
        None, service=form.service, version=form.version, bodies=bodies(), entries=form.entries, initial=typed
    )


def _entries(data: Any, version: Any) -> dict[str, int]:
    """How many of each repeated page stand in the form; one more of the page whose button was pressed."""
    entries = {}
    for page in directory.form_of(version).pages:
        text = data.get(f"entries-{page.code}", "1")
        count = int(text) if text.isascii() and text.isdigit() else 1
        entries[page.code] = min(count + (data.get("another") == page.code), max(page.entries, 1))
    return entries


def _request_in_hand(contact: Any, state: State, actor: Actor, caller: Any) -> dict[str, Any]:
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
        "say_form": SayForm(),
    }


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


def bodies() -> list[tuple[str, str]]:
    """Partners, as a list to choose from."""
    return [(str(body.uuid), body.name) for body in partners.organisations(partners_only=True)]


def _door(contact: Any) -> dict[str, Any]:
    return {
        "was_transferred": contact.was_transferred,
        "meant_for": str(contact.meant_for.uuid) if contact.meant_for else "",
    }


def _enter_step(contact: Any, state: State, context: dict[str, Any], actor: Actor) -> None:
    """The time goes into whatever the address says is in hand."""
    step = _step(state, context)
    if step and contact.is_live and contacts.current_step_of(contact) not in ("", step):
        contacts.enter_step(by=actor, contact=contact, step=step)


def _step(state: State, context: dict[str, Any]) -> str:
    item = context["item"]
    if state.request or (item is not None and (context["where"].place or not _wants_place(item))):
        return Step.HANDLE
    if item is not None:
        return Step.PLACE
    if state.need:
        return Step.NEED
    return Step.IDENTIFY if state.q or state.person else ""


def _wants_place(item: Any) -> bool:
    return item.service is not None and item.service.needs_place

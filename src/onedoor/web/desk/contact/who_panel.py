"""What stands on the one screen about who it is."""

from typing import Any

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import FACTS_NEEDED
from onedoor.apps.people import services as people
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import ids
from onedoor.foundation.actors import Actor
from onedoor.web.desk.contact.forms import (
    BusinessForm,
    JoinForm,
    PersonForm,
    ProofForm,
)
from onedoor.web.desk.contact.state import State

__all__ = ["held_by_record", "proof_form_for", "who"]


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


def who(contact: Any, state: State, actor: Actor, caller: Any) -> dict[str, Any]:
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
        "writing": contacts.writing(contact, by=actor) if caller is None else (),
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

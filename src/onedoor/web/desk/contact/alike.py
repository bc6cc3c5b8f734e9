"""Before a second record is made of one person: is it one of these? What was typed is never lost."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from onedoor.apps.contacts import services as contacts
from onedoor.apps.people.data import Given, ResidentMatch
from onedoor.foundation.actors import Actor
from onedoor.web.desk.contact.forms import PersonForm

__all__ = ["alike_not_asked_about", "form_with_both", "typed_in_words"]

_LISTS = ("phones", "emails")
_PLAIN = ("given_names", "family_name", "birth_date", "address_text", "postcode", "contact_warning", "help_needed")


def alike_not_asked_about(
    request: HttpRequest, contact: Any, details: Mapping[str, Any], actor: Actor
) -> list[ResidentMatch]:
    """Records it may be, without those of which the adviser has said that it is not them."""
    no = set(request.POST.get("none_of", "").split())
    found = contacts.alike_people(contact, _given(details), by=actor)
    return [one for one in found if one.uuid not in no]


def _given(details: Mapping[str, Any]) -> Given:
    return Given(
        given_names=details["given_names"],
        family_name=details["family_name"],
        birth_date=details["birth_date"].isoformat() if details["birth_date"] else "",
        address_text=details["address_text"],
        postcode=details["postcode"],
        phones=tuple(details["phones"]),
        emails=tuple(details["emails"]),
        nhs_number=details.get("nhs_number", ""),
        ni_number=details.get("ni_number", ""),
    )


def form_with_both(held: Mapping[str, Any], details: Mapping[str, Any]) -> PersonForm | None:
    """The record as it stands with what was typed in its place; None where nothing typed is new."""
    typed = {name: details[name] for name in _PLAIN if details[name] and not _is_alike(held[name], details[name])}
    for name in _LISTS:
        had = held[name].splitlines()
        if new := [line for line in details[name] if not any(_is_alike(line, one) for one in had)]:
            typed[name] = "\n".join([*new, *had])
    return PersonForm(initial={**held, **typed}) if typed else None


def _is_alike(one: Any, other: Any) -> bool:
    """But for capitals and spaces."""
    return "".join(str(one).split()).casefold() == "".join(str(other).split()).casefold()


def typed_in_words(details: Mapping[str, Any]) -> str:
    """What was typed, on one line, for a record that is not the adviser's to change."""
    said = [str(details[name]) for name in _PLAIN if details[name]]
    return ", ".join([*said, *details["phones"], *details["emails"]])

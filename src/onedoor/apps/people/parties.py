"""Reading businesses and households: one's own body's alone."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from onedoor.apps.people.access import own_sight, require_finder
from onedoor.apps.people.data import AtHome, BusinessMatch
from onedoor.apps.people.knowing import facts_in
from onedoor.apps.people.models import Business, HouseholdMember, Resident
from onedoor.apps.people.search.line import read_line
from onedoor.apps.people.search.words import name_words, phone_key, squeeze
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

__all__ = [
    "BUSINESS_FACTS",
    "at_home",
    "businesses_unchanged_since",
    "facts_of_business",
    "find_businesses",
    "get_business",
]

# Codes of what whoever speaks for a business may be asked.
BUSINESS_FACTS = ("name", "number", "postcode", "phone", "email", "reference")
_SHORTEST = 3
_MOST = 12


def _businesses_of(actor: Actor) -> QuerySet[Business]:
    require_finder(actor)
    known = Business.objects.filter(forgotten_at=None).select_related("held_by")
    return known if actor.kind == "system" else known.filter(held_by__uuid__in=own_sight(actor).own)


def get_business(uuid: str, *, by: Actor) -> Business:
    """Raises Missing."""
    try:
        return _businesses_of(by).get(uuid=uuid)
    except (Business.DoesNotExist, ValidationError):
        raise Missing("There is no such business.") from None


def find_businesses(words: str, *, by: Actor, phone: str = "", limit: int = 5) -> list[BusinessMatch]:
    """By the words of the name, the number it is registered under, its reference, or the phone (E.164) that rings."""
    found = _businesses_of(by)
    number, names = squeeze(words).upper(), [word for word in name_words(words) if len(word) >= _SHORTEST]
    if phone:
        found = found.filter(phone=phone)
    elif exact := list(found.filter(number=number)[:1]) or list(found.filter(reference=words.strip().upper())[:1]):
        return [_match(one) for one in exact] if number else []
    elif names:
        for name in names:
            found = found.filter(name_key__contains=name)
    else:
        return []
    return [_match(one) for one in found.order_by("name_key", "pk")[:limit]]


def _match(one: Business) -> BusinessMatch:
    return BusinessMatch(str(one.uuid), one.name, one.contact_name, one.address)


def facts_of_business(
    business: Business, *, said: str, numbers: Iterable[str] = ()
) -> tuple[tuple[str, ...], frozenset[str]]:
    """As `facts_of`, of a business: what can be asked, and what in the line is right."""
    written: dict[str, set[str]] = {
        "name": set(name_words(business.name)[:1]),
        "birth": set(),
        "postcode": {squeeze(business.postcode_key)} - {""},
        "phone": {phone_key(business.phone)} if business.phone else set(),
        "email": {squeeze(business.email)} - {""},
        "reference": {squeeze(business.reference)},
    }
    known = facts_in(written, read_line(said, today=clock.today()), tuple(numbers))
    number = squeeze(business.number)
    if number and number in squeeze(said):
        known |= {"number"}
    held = {fact for fact, values in written.items() if values} | ({"number"} if number else set())
    return tuple(fact for fact in BUSINESS_FACTS if fact in held), known


def businesses_unchanged_since(holder: int | None, moment: object) -> QuerySet[Business]:
    """The records of that organisation that say something and were last changed before."""
    return Business.objects.filter(held_by=holder, updated_at__lt=moment, forgotten_at=None)


def at_home(resident: Resident) -> list[AtHome]:
    """Other records of the same body at the same property, the household first."""
    if resident.uprn is None or resident.restricted_at is not None:
        return []
    member = HouseholdMember.objects.filter(resident=resident, ended_at=None).first()
    same = HouseholdMember.objects.filter(household=member.household_id, ended_at=None) if member else None
    together = set(same.values_list("resident_id", flat=True)) if same is not None else set()
    others = Resident.objects.filter(
        uprn=resident.uprn, held_by=resident.held_by, forgotten_at=None, restricted_at=None
    )
    rows = others.exclude(pk=resident.pk).order_by("family_name", "given_names", "pk")[:_MOST]
    found = [AtHome(str(one.uuid), one.full_name or "Name not known", one.pk in together) for one in rows]
    return sorted(found, key=lambda one: not one.is_household)

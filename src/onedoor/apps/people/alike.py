"""Who is known already that somebody new may be: asked before a second record is made of one person."""

from onedoor.apps.people.access import get_resident_for, own_sight, require_finder
from onedoor.apps.people.data import Given, ResidentMatch, Sight
from onedoor.apps.people.matching.match import match, match_record, weights_in_force
from onedoor.apps.people.models import Resident
from onedoor.apps.people.queries.showing import as_match, open_to
from onedoor.apps.people.search.weigh import Weighed
from onedoor.foundation.actors import Actor

__all__ = ["alike_residents", "records_like"]

# More are looked at than shown: some may not be open to the asker.
_LOOKED_AT = 30


def alike_residents(given: Given, *, by: Actor, limit: int = 5, sight: Sight | None = None) -> list[ResidentMatch]:
    """Records that may well be of the person described, the likeliest first, with what agrees and what does not.

    Another body's record is among them only where all that was given of the person is open there.
    """
    require_finder(by)
    doubtful = weights_in_force()[0].doubtful
    found = {one.resident_id: one for one in match(given, limit=_LOOKED_AT) if one.weight >= doubtful}
    asked = _kinds_in(given)
    sight = sight or own_sight(by)
    is_open = open_to(sight, found, asked)
    shown = [one for pk, one in found.items() if pk in is_open][:limit]
    residents = Resident.objects.select_related("held_by").in_bulk([one.resident_id for one in shown])
    return [
        as_match(residents[one.resident_id], Weighed(one.weight, one.reasons, 0), asked, sight)
        for one in shown
        if one.resident_id in residents
    ]


def records_like(uuid: str, *, by: Actor, limit: int = 5, sight: Sight | None = None) -> list[ResidentMatch]:
    """Other records that may well be of the person of this one, with why, as far as both are open; raises Missing."""
    resident = get_resident_for(by, uuid, sight)
    sight, doubtful = sight or own_sight(by), weights_in_force()[0].doubtful
    found = {one.resident_id: one for one in match_record(resident.pk, limit=_LOOKED_AT) if one.weight >= doubtful}
    asked = _kinds_of(resident)
    is_open = open_to(sight, found, asked)
    residents = Resident.objects.select_related("held_by").in_bulk(is_open)
    others = [(residents[pk], one) for pk, one in found.items() if pk in residents]
    return [
        as_match(other, Weighed(one.weight, one.reasons, 0), asked, sight)
        for other, one in others
        if other.person_id is None or other.person_id != resident.person_id
    ][:limit]


def _kinds_of(resident: Resident) -> frozenset[str]:
    """The kinds of thing the record holds, each of which a match gives away of the other."""
    points = {point.kind for point in resident.contact_points.all() if point.ended_at is None}
    held = {
        "birth": resident.birth_date,
        "postcode": resident.postcode_key or resident.address_text,
        "number": resident.nhs_number or resident.ni_hash,
    }
    return frozenset(kind for kind, value in held.items() if value) | points | {"name"}


def _kinds_in(given: Given) -> frozenset[str]:
    """The kinds of thing that were given, each of which a match gives away."""
    said = {
        "reference": given.reference,
        "email": given.emails,
        "phone": given.phones,
        "birth": given.birth_date,
        "postcode": given.postcode or given.address_text or given.uprn,
        "number": given.nhs_number or given.ni_number,
    }
    return frozenset(kind for kind, value in said.items() if value) | {"name"}

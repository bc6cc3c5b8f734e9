"""A person's own records, for the person: found by what only they know, never by what they ask."""

from collections.abc import Iterable, Sequence
from itertools import product

from onedoor.apps.people.data import Given
from onedoor.apps.people.knowing import facts_known
from onedoor.apps.people.matching.match import match
from onedoor.apps.people.models import ContactPoint, Resident
from onedoor.apps.people.search.line import read_line
from onedoor.foundation import clock

__all__ = ["record_of_person_who_knows", "record_of_proved_person", "records_known", "records_of_same_person"]

_ASKED = frozenset(("name", "birth", "postcode"))


def record_of_person_who_knows(
    *, email: str, given_names: str, family_name: str, birth_date: str, postcode: str
) -> Resident | None:
    """The record of the one person all of this fits, the matcher sure of it; None where it fits nobody, or two.

    `email` was shown to be theirs. An address that must not be used, or a person who must not be written to, opens
    nothing: somebody else may read that mailbox.
    """
    fitting = _fitting(email, given_names, family_name, birth_date, postcode)
    return _one_person([one for one in fitting if _has_address(one, email)])


def record_of_proved_person(
    *, email: str, names: Sequence[tuple[str, str]], birth_dates: Sequence[str], postcodes: Sequence[str]
) -> Resident | None:
    """The record of the one person that somebody was proved to be; None where it fits nobody, or two.

    `names` are (given, family), present and earlier ones. Proof is of a name and a birth date; where people live makes
    them one of those who share both, and so does an address they gave before.
    """
    fitting: dict[int, Resident] = {}
    for (given, family), born in product(names, birth_dates):
        for postcode in postcodes or ("",):
            found = _fitting(email, given, family, born, postcode)
            fitting |= {one.pk: one for one in found if postcode or _has_address(one, email)}
    return _one_person(sorted(fitting.values(), key=lambda one: one.pk))


def _fitting(email: str, given: str, family: str, born: str, postcode: str) -> list[Resident]:
    """Records the matcher is sure of, of which all that was given is wholly right."""
    asked = Given(given_names=given, family_name=family, birth_date=born, postcode=postcode, emails=(email,))
    sure = [found.resident_id for found in match(asked) if found.is_sure]
    residents = Resident.objects.filter(pk__in=sure, is_safe_to_contact=True).prefetch_related("contact_points")
    line = read_line(f"{family} {born} {postcode}", today=clock.today())
    wanted = _ASKED if postcode else _ASKED - {"postcode"}
    return [one for one in residents.order_by("pk") if facts_known(one, line) >= wanted]


def _one_person(records: list[Resident]) -> Resident | None:
    return records[0] if records and len({one.person_id or -one.pk for one in records}) == 1 else None


def records_of_same_person(record: Resident) -> list[Resident]:
    """Every body's record joined to the same person as this one, itself among them, with the holder; oldest first."""
    same = (
        Resident.objects.filter(person=record.person_id) if record.person_id else Resident.objects.filter(pk=record.pk)
    )
    return list(same.select_related("held_by").order_by("pk"))


def records_known(uuids: Iterable[str]) -> list[Resident]:
    """These records (uuids as text), with the holder and ways to reach them; those that were forgotten are left out.

    For what was decided about them before; who may see what of it is asked there.
    """
    found = Resident.objects.filter(uuid__in=list(uuids), forgotten_at=None)
    return list(found.select_related("held_by").prefetch_related("contact_points").order_by("pk"))


def _has_address(resident: Resident, email: str) -> bool:
    return any(
        point.kind == ContactPoint.Kind.EMAIL and point.normalised == email and point.is_safe and point.ended_at is None
        for point in resident.contact_points.all()
    )

"""What becomes of people's records in a copy for testing, and of what they are found and matched by."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from onedoor.apps.people.actions.match_keys import evidence_of_record
from onedoor.apps.people.data import AccessNeed
from onedoor.apps.people.matching.evidence import pack
from onedoor.apps.people.matching.keys import keys_of
from onedoor.apps.people.models import ContactPoint, MatchKey, MatchRecord, NameSpelling, Resident, SearchKey
from onedoor.apps.people.search.keys import keys_for
from onedoor.apps.people.search.words import name_words, one_letter_out
from onedoor.apps.places import services as places
from onedoor.foundation.scrubbing.copying import Copy
from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.rules import afterwards, copy_as_is, draw, invent, invent_row, leave_out

__all__ = ["find_by_new_names"]

_AT_ONCE = 1000
_NEEDS = tuple(AccessNeed.values)
_REASONS = (
    "Same birth date",
    "Surname sounds alike",
    "Same phone number",
    "Same address",
    "First name spelt otherwise",
)

invent(
    "people.Resident", given_names=Inventor.given_names, family_name=Inventor.family_name,
    known_as=Inventor.given_names, reference=Inventor.reference, source_key=Inventor.code,
    nhs_number=Inventor.nhs_number, ni_hash=Inventor.hexadecimal,
    access_needs=lambda inventor, codes: [inventor.pick(_NEEDS, "need", code, other_than=code) for code in codes],
)  # fmt: skip
draw(
    "people.Resident", "title", "sex", "language", "preferred_channel",
    because="Codes by which pages and letters go; each gets one that somebody has.",
)  # fmt: skip


def _point(inventor: Inventor, value: str) -> str:
    return inventor.email(value) if "@" in value else inventor.phone(value)


def _moved(inventor: Inventor, row: dict[str, Any], before: dict[str, Any], copy: Copy) -> None:
    places.move(inventor, row, before)


def _apart(inventor: Inventor, row: dict[str, Any], before: dict[str, Any], copy: Copy) -> None:
    """Fewer numbers ring nowhere than ring: two of one person's may have become one."""
    while (key := (row["resident_id"], row["kind"], row["normalised"], row["ended_at"])) in copy.seen:
        row["normalised"] = f"{row['normalised'][:-3]}{inventor.code(row['normalised'][-3:])}"
    copy.seen.add(key)


def _reasons(inventor: Inventor, reasons: list[str]) -> list[str]:
    return [inventor.pick(_REASONS, "reason", reason, other_than=reason) for reason in reasons]


invent("people.ContactPoint", value=_point, normalised=_point)
copy_as_is("people.ContactPoint", "is_preferred", because="Which of several comes first; one of them must.")
invent_row("people.ContactPoint", _apart)
invent_row("people.Resident", _moved)


def _findable(inventor: Inventor, row: dict[str, Any], before: dict[str, Any], copy: Copy) -> None:
    row["name_key"] = " ".join(name_words(row["name"]))


for _label in ("people.Representation", "people.Business"):
    invent(_label, name=Inventor.full_name, phone=Inventor.phone)
    invent_row(_label, _findable)
invent(
    "people.Business", contact_name=Inventor.full_name, reference=Inventor.reference, number=Inventor.code,
)  # fmt: skip
draw("people.Alert", "kind", because="A code; each gets one that somebody has.")
leave_out("people.Household", "people.HouseholdMember", because="Who lives together; in the copy everybody has moved.")
invent("people.Link", reasons=_reasons)
invent("people.Pair", reasons=_reasons)
leave_out(
    "people.SearchKey", "people.MatchRecord", "people.MatchKey", "people.NameSpelling",
    because="Made of the original’s names; made anew of the copy’s.",
)  # fmt: skip
leave_out("people.PassPhrase", because="What opened the original must open nothing here.")
leave_out(
    "people.Commonness", because="How common names of the original are; `onedoor people train` learns it of the copy."
)


@afterwards
def find_by_new_names(copy: Copy) -> None:
    """Search and match keys of every record, from what the copy says."""
    words = set[str]()
    remaining = copy.objects(Resident).filter(forgotten_at=None).order_by("pk").iterator(_AT_ONCE)
    while batch := list(islice(remaining, _AT_ONCE)):
        points = _points(copy, batch)
        found = [(record, _keys(record, points.get(record.pk, []))) for record in batch]
        copy.write(
            SearchKey, ("resident", "kind", "value"),
            ((record.pk, kind, value) for record, keys in found for kind, value in sorted(keys)),
        )  # fmt: skip
        _match(copy, batch, points)
        words.update(value for _, keys in found for kind, value in keys if kind == "name")
    copy.write(NameSpelling, ("form", "word"), _spellings(words))


def _points(copy: Copy, records: list[Resident]) -> dict[int, list[ContactPoint]]:
    points: dict[int, list[ContactPoint]] = {}
    for point in copy.objects(ContactPoint).filter(resident__in=records, ended_at=None).order_by("pk"):
        points.setdefault(point.resident_id, []).append(point)
    return points


def _keys(record: Resident, points: list[ContactPoint]) -> set[tuple[str, str]]:
    return keys_for(
        names=(record.given_names, record.family_name, record.known_as),
        birth_date=record.birth_date,
        postcode=record.postcode_key,
        phones=[point.normalised for point in points if point.kind == ContactPoint.Kind.PHONE],
        emails=[point.normalised for point in points if point.kind == ContactPoint.Kind.EMAIL],
        reference=record.reference,
    )


def _match(copy: Copy, records: list[Resident], points: dict[int, list[ContactPoint]]) -> None:
    evidence = [(record.pk, evidence_of_record(record, points.get(record.pk, []))) for record in records]
    # Their links are copied with them: nothing is new.
    rows = ((key, pack(known), False) for key, known in evidence)
    copy.write(MatchRecord, ("resident", "evidence", "is_new"), rows)
    keys = sorted((key, resident) for resident, known in evidence for key in keys_of(known))
    copy.write(MatchKey, ("key", "resident"), keys)


def _spellings(words: set[str]) -> Iterator[tuple[str, str]]:
    return ((form, word) for word in sorted(words) for form in sorted(one_letter_out(word)))

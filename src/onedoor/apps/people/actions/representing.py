"""Recording who speaks for a person, and ending it."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from onedoor.apps.people.access import require_holder
from onedoor.apps.people.actions.contact_points import normalise_phone
from onedoor.apps.people.data import Ground
from onedoor.apps.people.events import RepresentationEnded, RepresentativeRecorded
from onedoor.apps.people.models import Representation, Resident
from onedoor.apps.people.search.words import name_words
from onedoor.apps.people.seeing import holder_of
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import forget_fields, require_transaction

__all__ = ["add_representative", "end_representation", "end_representations_of", "get_representation"]


def get_representation(uuid: str, *, of: Sequence[Resident]) -> Representation:
    """One of those on these records; raises Missing."""
    found = Representation.objects.select_related("resident__held_by").filter(uuid=uuid, resident__in=of).first()
    if found is None:
        raise Missing("There is nobody who speaks for them so.")
    return found


def add_representative(
    *,
    by: Actor,
    resident: Resident,
    name: str,
    ground: str,
    relation: str = "",
    phone: str = "",
    email: str = "",
    reference: str = "",
    evidence: str = "",
    purposes: Sequence[str] = (),
    is_told: bool = True,
    ends_on: date | None = None,
    review_on: date | None = None,
) -> Representation:
    """They speak for the person from today on (a building block). Raises Invalid, Missing of another body's record.

    `reference` is of the representative's own record with the same body. All but the person's word needs evidence.
    """
    require_transaction()
    require_holder(by, resident)
    _require_complete(ground, evidence, ends_on, review_on)
    own = _own_record(resident, reference)
    called = name.strip() or (own.full_name if own else "")
    if not called:
        raise Invalid("Say who it is.", fields={"name": ["Enter their name, or the reference of their record"]})
    added = Representation.objects.create(
        resident=resident, record=own, name=called, name_key=" ".join(name_words(called)), relation=relation.strip(),
        phone=normalise_phone(phone) if phone.strip() else "", email=email.strip().lower(), ground=Ground(ground),
        purposes=sorted(set(purposes)), is_told=is_told, evidence=evidence.strip(), evidence_by=str(by),
        ends_on=ends_on, review_on=review_on,
    )  # fmt: skip
    told = RepresentativeRecorded(representation=str(added.uuid), ground=ground, purposes=tuple(added.purposes))
    log.record(told, by=by, subject=str(resident.uuid), organisation=holder_of(resident))
    return added


def _require_complete(ground: str, evidence: str, ends_on: date | None, review_on: date | None) -> None:
    problems: dict[str, list[str]] = {}
    if ground not in Ground.values:
        problems["ground"] = ["Choose by what right they speak"]
    elif ground != Ground.CONSENT and not evidence.strip():
        problems["evidence"] = ["Write what you saw, with its number: without it they cannot speak for the person"]
    for field, day in (("ends_on", ends_on), ("review_on", review_on)):
        if day is not None and day < clock.today():
            problems[field] = ["Enter a day from today on"]
    if problems:
        raise Invalid("Something is missing.", fields=problems)


def _own_record(resident: Resident, reference: str) -> Resident | None:
    if not reference.strip():
        return None
    known = ids.normalise_reference(reference) if ids.is_reference(reference) else ""
    found = Resident.objects.filter(reference=known, held_by=resident.held_by, forgotten_at=None).first()
    if found is None or found.pk == resident.pk:
        raise Invalid("Check the reference.", fields={"reference": ["Enter the reference of their own record here"]})
    return found


def end_representation(*, by: Actor, representation: Representation, why: str) -> Representation:
    """They do not speak for the person any more (a building block). Ending twice changes nothing.

    Staff end what their own body recorded; the person, only what rests on their own word: raises Conflict.
    """
    require_transaction()
    locked = Representation.objects.select_for_update(of=("self",)).select_related("resident__held_by")
    found = locked.get(pk=representation.pk)
    if by.kind != "resident":
        require_holder(by, found.resident)
    elif found.ground != Ground.CONSENT:
        raise Conflict("This does not rest on what you said. Ask who recorded it.")
    if found.ended_at is None:
        found.ended_at, found.ended_why = clock.now(), why
        found.save(update_fields=["ended_at", "ended_why"])
        happening = RepresentationEnded(representation=str(found.uuid), why=why)
        log.record(happening, by=by, subject=str(found.resident.uuid), organisation=holder_of(found.resident))
    return found


def end_representations_of(resident: Resident) -> None:
    """Of a record that is forgotten, on either side (a building block): that contacts were by somebody else stays."""
    for row in Representation.objects.filter(Q(resident=resident) | Q(record=resident)):
        at, why = row.ended_at or clock.now(), row.ended_why or "forgotten"
        forget_fields(row, record=None, ended_at=at, ended_why=why)

"""A person asks for a right of theirs: at their own page, or through an adviser in a conversation."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.utils.translation import override

from onedoor.apps.accounts import services as accounts
from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners import services as partners
from onedoor.apps.people import services as people
from onedoor.apps.requests import services as requests
from onedoor.apps.rights.actions.telling import tell_officers, tell_received
from onedoor.apps.rights.counting import months_after
from onedoor.apps.rights.data import CORRECTABLE, CaseKind
from onedoor.apps.rights.events import CaseOpened
from onedoor.apps.rights.gathering import bodies_holding, subject_of
from onedoor.apps.rights.models import Case, Part
from onedoor.apps.rights.queries.lists import terms
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor, resident
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events import log
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.accounts.models import ResidentAccount
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.people.models import Resident
    from onedoor.apps.sharing.models import PersonsPermission

__all__ = ["Asked", "ask", "ask_at_desk", "due_after", "open_case"]

# Asking for one of these twice at a time asks for nothing more.
_ONCE = (CaseKind.ACCESS, CaseKind.ERASURE, CaseKind.RESTRICTION)


@dataclass(frozen=True)
class Asked:
    """What exactly is asked. `record`: of which body's record; `recipient` and `purpose`: of what sharing."""

    kind: str
    words: str = ""
    record: str = ""
    item: str = ""
    should_be: str = ""
    recipient: "Organisation | None" = None
    purpose: str = ""
    permission: "PersonsPermission | None" = field(default=None)


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def ask(*, account: "ResidentAccount", asked: Asked, language: str = "en-gb") -> Case:
    """By the person, signed in, who has shown which records are theirs. Raises Missing, Invalid, Conflict."""
    records = accounts.records_of(account)
    if account.record is None or not records:
        raise Missing("Show us first that it is you.")
    case = Case(
        resident=account.record, email=account.email, language=language, asked_by=str(resident(str(account.uuid))),
        channel="web", assurance="signed_in", identity_shown_at=clock.now(),
    )  # fmt: skip
    return open_case(case, asked, records, by=resident(str(account.uuid)))


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def ask_at_desk(*, by: Actor, contact: str, asked: Asked) -> Case:
    """For the person an adviser is speaking with. Where it is not sure who that is, they are asked to show it first.

    Raises Missing, Invalid, Conflict.
    """
    found = contacts.get_contact_for(by, contact)
    if found.resident is None:
        raise Missing("Nobody is chosen yet.")
    record = found.resident
    case = Case(
        resident=record, email=_safe_address(record), language=record.language, asked_by=str(by),
        channel=found.channel.code, contact=found.uuid, door=found.organisation, assurance=found.assurance,
    )  # fmt: skip
    if found.may_decide:
        case.identity_shown_at = clock.now()
    else:
        case.identity_asked_at = clock.now()
    return open_case(case, asked, people.records_of_same_person(record), by=by)


def open_case(case: Case, asked: Asked, records: "list[Resident]", *, by: Actor) -> Case:
    """The case with a part for each body concerned (a building block). Raises Invalid, Conflict."""
    assert connection.in_atomic_block, "A case is opened whole or not at all."
    _check(asked, records)
    if asked.kind in _ONCE and (open_one := _open_already(records, asked.kind)):
        raise Conflict(f"This was asked already and is not answered yet: {open_one.reference}.")
    case.kind, case.words, case.item = CaseKind(asked.kind), asked.words.strip()[:4000], asked.item
    case.should_be, case.purpose, case.recipient = asked.should_be.strip()[:400], asked.purpose, asked.recipient
    case.permission, case.records = asked.permission, [str(record.uuid) for record in records]
    case.save()
    parts = _parts(case, asked, records)
    people.hold_residents(records, about=case.uuid)
    if case.kind == CaseKind.OBJECTION:
        for record in records:
            sharing.pause_sharing(
                by=by, resident=record, recipient=asked.recipient, purpose=asked.purpose, about=case.uuid
            )
    happening = CaseOpened(kind=case.kind, record=str(case.resident.uuid if case.resident else ""), parts=len(parts))
    log.record(happening, by=by, subject=str(case.uuid))
    tell_received(case, parts, by=by)
    for part in parts:
        with override("en-gb"):
            text = f"Somebody asks: “{CaseKind(case.kind).label}”. Reference {case.reference}."
        tell_officers(part.organisation, text, f"/office/rights/{part.uuid}/", about=str(case.uuid), by=by)
    return case


def _check(asked: Asked, records: "list[Resident]") -> None:
    wrong: dict[str, list[str]] = {}
    if asked.kind not in CaseKind.values:
        wrong["kind"] = ["Choose what they ask for"]
    if asked.kind == CaseKind.CORRECTION:
        if asked.item and asked.item not in CORRECTABLE:
            wrong["item"] = ["Choose what is wrong"]
        if len(asked.words.strip()) < 3 and not asked.should_be.strip():
            wrong["words"] = ["Say what is wrong, and what is right"]
        if asked.record and asked.record not in {str(record.uuid) for record in records}:
            raise Missing("There is no such record.")
    if wrong:
        raise Invalid("It cannot be asked as it is.", fields=wrong)


def _open_already(records: "list[Resident]", kind: str) -> Case | None:
    return Case.objects.filter(resident__in=records, kind=kind, closed_at=None).first()


def _parts(case: Case, asked: Asked, records: "list[Resident]") -> list[Part]:
    bodies = _bodies(case, asked, records)
    if not bodies:
        raise Invalid("No organisation keeps a record of them that this could be asked of.")
    due = None if case.is_paused else due_after(clock.today(), terms().answer_months)
    return [
        Part.objects.create(case=case, organisation=partners.get_organisation(body), is_lead=at == 0, due_on=due)
        for at, body in enumerate(bodies)
    ]


def _bodies(case: Case, asked: Asked, records: "list[Resident]") -> list[str]:
    """Uuids of those who answer: who keeps the record that is wrong, or everybody who keeps anything."""
    holders = [str(record.held_by.uuid) for record in records if record.held_by]
    if asked.kind == CaseKind.CORRECTION and asked.record:
        return [str(record.held_by.uuid) for record in records if str(record.uuid) == asked.record and record.held_by]
    if asked.kind == CaseKind.WITHDRAWAL and asked.permission and asked.permission.resident.held_by:
        holders = [str(asked.permission.resident.held_by.uuid)]
    elif asked.kind in (CaseKind.ACCESS, CaseKind.ERASURE):
        holders += bodies_holding(subject_of(records, email=case.email if case.assurance == "signed_in" else ""))
    if asked.recipient:
        holders.append(str(asked.recipient.uuid))
    return list(dict.fromkeys(holders))


def due_after(day: date, months: int) -> date:
    """So many calendar months on; a day on which nobody works moves it to the next on which people do."""
    last = months_after(day, months)
    noon = datetime.combine(last - timedelta(days=1), time(12), tzinfo=clock.local_zone())
    return requests.working_days_after(noon, 1).date()


def _safe_address(record: "Resident") -> str:
    """Where they may be written to; empty where somebody else may read it."""
    if not record.is_safe_to_contact:
        return ""
    points: list[Any] = people.contact_points_of(record)
    return next((point.value for point in points if point.kind == "email" and point.is_safe), "")

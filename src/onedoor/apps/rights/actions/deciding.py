"""A body answers its part of a case, and what that does at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from onedoor.apps.accounts import services as accounts
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Restriction
from onedoor.apps.rights.actions.others import tell_others
from onedoor.apps.rights.actions.telling import tell_person
from onedoor.apps.rights.actions.working import locked_part
from onedoor.apps.rights.data import CORRECTABLE, CaseKind, Decision
from onedoor.apps.rights.events import CaseClosed, PartDecided
from onedoor.apps.rights.models import Case, Copy, Part, RefusalGround
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why

if TYPE_CHECKING:
    from onedoor.apps.people.models import Resident

__all__ = ["Answer", "close_if_done", "decide", "end_accounts", "records_of_part"]


@dataclass(frozen=True)
class Answer:
    """What a body answers. `changes`: what is put right, as `people` takes it; `why`: why the use is restricted."""

    decision: str
    reason: str = ""
    ground: str = ""
    changes: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""


@transaction.atomic(durable=True)
def decide(*, by: Actor, part: str, answer: Answer) -> Part:
    """The person is told; what follows from it happens in the same step. Raises Missing, Invalid, Conflict."""
    found = locked_part(by, part)
    if found.is_decided:
        raise Conflict("This is answered already.")
    if found.case.is_paused:
        raise Conflict("They have not shown yet who they are.")
    ground = _checked(found, answer)
    found.decision, found.reason, found.ground = Decision(answer.decision), answer.reason.strip(), ground
    found.decided_at, found.decided_by, found.decided_by_name = clock.now(), str(by), by.name
    found.save()
    happening = PartDecided(part=str(found.uuid), decision=found.decision, ground=ground.code if ground else "")
    log.record(happening, by=by, subject=str(found.case.uuid), organisation=str(found.organisation.uuid))
    _carry_out(found, answer, by)
    tell_person(
        found.case, by=by, body=found.organisation,
        say=lambda: _("%(body)s has answered: %(decision)s. Open the page to read it.")
        % {"body": found.organisation.name_in(found.case.language), "decision": found.decision_shown.lower()},
    )  # fmt: skip
    close_if_done(found.case, by=by)
    return found


def records_of_part(part: Part) -> "list[Resident]":
    """The body's own records of the person."""
    return [record for record in people.records_known(part.case.records) if record.held_by_id == part.organisation_id]


def close_if_done(case: Case, *, by: Actor) -> None:
    """Once every body has answered and done what it agreed (a building block); then the copy is made."""
    if case.closed_at or any(not part.is_done for part in case.parts.select_related("case")):
        return
    case.closed_at = clock.now()
    case.save(update_fields=["closed_at"])
    people.release_residents(about=case.uuid)
    log.record(CaseClosed(), by=by, subject=str(case.uuid))
    end_accounts(case, by=by)
    given = (Decision.AGREED, Decision.PARTLY)
    if case.kind == CaseKind.ACCESS and case.parts.filter(decision__in=given).exists():
        Copy.objects.get_or_create(case=case)


def end_accounts(case: Case, *, by: Actor) -> None:
    """How they sign in goes with the last that was kept of them, once nobody has anything left to answer.

    Until then, and where a body keeps something, they read the answers there by a record that is left.
    """
    left = people.records_known(case.records)
    if case.kind == CaseKind.ERASURE and (left or case.closed_at):
        accounts.leave_erased(
            by=by, records=case.records, left=left[0] if left else None, why=Why.ERASURE, addresses=[case.email]
        )


def _checked(part: Part, answer: Answer) -> RefusalGround | None:
    """The ground, where it is not agreed to in whole. Raises Invalid."""
    wrong: dict[str, list[str]] = {}
    if answer.decision not in Decision.values:
        wrong["decision"] = ["Choose what you answer"]
    ground = RefusalGround.objects.filter(code=answer.ground, is_active=True).first()
    if answer.decision in (Decision.PARTLY, Decision.REFUSED):
        if ground is None or not ground.suits(part.case.kind):
            wrong["ground"] = ["Choose by what right you refuse"]
        if len(answer.reason.strip()) < 10:
            wrong["reason"] = ["Say why, as the person will read it"]
    agreed = answer.decision in (Decision.AGREED, Decision.PARTLY)
    # What stands elsewhere than in the record is put right there, and told in words.
    says_nothing = not answer.changes and len(answer.reason.strip()) < 10
    if agreed and part.case.kind == CaseKind.CORRECTION and says_nothing:
        wrong["value"] = ["Enter what it should be, or tell the person what you put right and where"]
    if answer.why and answer.why not in Restriction.values:
        wrong["why"] = ["Choose why it is kept and not used"]
    if wrong:
        raise Invalid("It cannot be answered as it is.", fields=wrong)
    return ground if answer.decision != Decision.AGREED else None


def _carry_out(part: Part, answer: Answer, by: Actor) -> None:
    """What follows at once. Erasing waits for a second person; a copy for the others' answers."""
    agreed, case = part.decision != Decision.REFUSED, part.case
    records = records_of_part(part)
    if case.kind == CaseKind.RESTRICTION and agreed:
        for record in records:
            people.restrict_resident(by=by, resident=record, why=answer.why or Restriction.ACCURACY)
        tell_others(part, records, by=by)
    elif case.kind == CaseKind.OBJECTION and not agreed:
        for record in records:
            sharing.lift_pauses(by=by, resident=record, about=case.uuid)
    elif case.kind == CaseKind.CORRECTION and agreed:
        _put_right(records, answer, by)
        tell_others(part, records, by=by, items=frozenset(CORRECTABLE[name] for name in answer.changes))


def _put_right(records: "list[Resident]", answer: Answer, by: Actor) -> None:
    unknown = answer.changes.keys() - CORRECTABLE.keys()
    if unknown:
        raise Invalid("This cannot be put right here.", fields={"value": ["Choose something else"]})
    for record in records:
        people.correct_resident_in_transaction(by=by, resident=record, **answer.changes)

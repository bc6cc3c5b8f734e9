"""Complaints: decided with an outcome and a lesson, taken to the next stage by whoever is not satisfied."""

from datetime import datetime
from typing import Any

from django.db import transaction

from onedoor.apps.directory.data import RequestKind, TargetUnit
from onedoor.apps.partners import services as partners
from onedoor.apps.requests.actions.changing import lock_for_work, refuse_closed
from onedoor.apps.requests.actions.clocks import promise
from onedoor.apps.requests.actions.ending import before_resuming, end
from onedoor.apps.requests.data import ComplaintOutcome
from onedoor.apps.requests.events import ComplaintDecided, ComplaintStageChanged, ComplaintTakenFurther
from onedoor.apps.requests.models import ClosingReason, Complaint, ComplaintStage, Request
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events.log import record

__all__ = ["change_complaint_stage", "decide_complaint"]

_SAID = {
    ComplaintOutcome.UPHELD: "We uphold your complaint.",
    ComplaintOutcome.PARTLY: "We uphold your complaint in part.",
    ComplaintOutcome.NOT_UPHELD: "We do not uphold your complaint.",
}
_LAST = "This is our last answer. If you are not satisfied, the ombudsman can look at it."


@transaction.atomic(durable=True)
def decide_complaint(
    *, by: Actor, request: Request, outcome: ComplaintOutcome | str, text: str, lesson: str = "",
    version: int | None = None,
) -> Request:  # fmt: skip
    """Answer it: what was found, in words, and what is learned of it. The person is told what they can do next.

    What is upheld teaches something: raises Invalid without a lesson, and without words; Conflict where it is closed.
    """
    outcome = ComplaintOutcome(outcome)
    problems = {}
    if not text.strip():
        problems["text"] = ["Write the answer: the person reads this."]
    if outcome != ComplaintOutcome.NOT_UPHELD and not lesson.strip():
        problems["lesson"] = ["Say what is done otherwise from now on."]
    if problems:
        raise Invalid("Something is missing.", fields=problems)
    locked = lock_for_work(request, by=by, version=version)
    refuse_closed(locked)
    complaint = _of(locked)
    complaint.outcome, complaint.lesson, complaint.decided_at = outcome, lesson.strip(), clock.now()
    complaint.save()
    reason = ClosingReason.objects.filter(code="finished").first() or ClosingReason.objects.filter(status="closed")[0]
    happening = ComplaintDecided(stage=complaint.stage, outcome=outcome, has_lesson=bool(complaint.lesson))
    record(happening, by=by, subject=str(locked.uuid), organisation=str(locked.accountable.uuid))
    said = " ".join((_SAID[outcome], text.strip(), _next_step(complaint)))
    return end(locked, reason, by=by, text=said, at=clock.now())


def _of(request: Request) -> Complaint:
    if request.kind != RequestKind.COMPLAINT:
        raise Missing("There is no such complaint.")
    found, _ = Complaint.objects.select_for_update().get_or_create(request=request)
    return found


def _next_step(complaint: Complaint) -> str:
    following = ComplaintStage.objects.filter(number=complaint.stage + 1).first()
    if following is None:
        return _LAST
    who, how_long = following.answered_by, following.target.text
    return f"If you are not satisfied, say so by the link: {who} will look at it within {how_long}."


@before_resuming
def _take_further(request: Request, by: Actor, at: datetime) -> None:
    """Whoever complained and opens it again is not satisfied with the answer: the next stage begins, with its own date.

    Staff who open it again put a slip right: the stage stays. Raises Conflict after the last.
    """
    if request.kind != RequestKind.COMPLAINT or by.kind != "resident":
        return
    complaint = _of(request)
    if not complaint.outcome:
        return
    if not ComplaintStage.objects.filter(number=complaint.stage + 1).exists():
        raise Conflict(_LAST)
    complaint.stage += 1
    complaint.outcome, complaint.decided_at = "", None
    complaint.save()
    # Another looks at it now.
    request.assigned_to = None
    promise(request, at=at)
    happening = ComplaintTakenFurther(stage=complaint.stage)
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))


@transaction.atomic(durable=True)
def change_complaint_stage(*, by: Actor, stage: ComplaintStage, **given: Any) -> ComplaintStage:
    """How long it may take, and who answers. What was promised stays. Raises Missing, Invalid."""
    if not partners.may_administer_partnership(by):
        raise Missing("There is no such stage.")
    if not 0 < given["amount"] <= 260:
        raise Invalid("That is no target.", fields={"amount": ["Enter a number from 1 to 260"]})
    for name, value in given.items():
        setattr(stage, name, value)
    stage.unit = TargetUnit(stage.unit)
    stage.save()
    record(ComplaintStageChanged(number=stage.number, amount=stage.amount, unit=stage.unit), by=by)
    return stage

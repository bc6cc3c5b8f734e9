"""Complaints with their stages, answers and lessons; what people praised and suggested, and what they were told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from onedoor.apps.directory.data import RequestKind
from onedoor.apps.requests.data import ComplaintOutcome, Status, UpdateKind
from onedoor.apps.requests.models import ClosingReason, Complaint, Request, RequestUpdate
from onedoor.demonstration.told import CASES, IDEAS, PRAISE

__all__ = ["make_voices"]

# One in so many that are filed under complaints is praise, and one an idea.
_EACH = 6
_OUTCOMES = (ComplaintOutcome.UPHELD, ComplaintOutcome.NOT_UPHELD, ComplaintOutcome.PARTLY)
_SAID = {
    ComplaintOutcome.UPHELD: "We uphold your complaint.",
    ComplaintOutcome.PARTLY: "We uphold your complaint in part.",
    ComplaintOutcome.NOT_UPHELD: "We do not uphold your complaint.",
}
_LOOKED_INTO = "Somebody who knows the service is looking into what you wrote, and answers by the day above."


@dataclass(frozen=True, slots=True)
class _Voice:
    """What somebody wrote, and what they were told in the end."""

    kind: RequestKind
    words: str
    answer: str
    outcome: str = ""
    lesson: str = ""


def make_voices() -> int:
    """How many complaints were answered."""
    filed = list(Request.objects.filter(kind=RequestKind.COMPLAINT).select_related("accountable").order_by("pk"))
    # Each body hears all there is to hear, in turn.
    heard: dict[int, int] = {}
    voices = {}
    for one in filed:
        place = heard[one.accountable_id] = heard.get(one.accountable_id, -1) + 1
        voices[one.pk] = _voice(place)
    _write(filed, voices)
    complaints = [one for one in filed if voices[one.pk].kind == RequestKind.COMPLAINT]
    about = _what_they_are_about(complaints)
    made = Complaint.objects.bulk_create(
        [_complaint(one, voices[one.pk], place, about.get(one.pk)) for place, one in enumerate(complaints)],
        batch_size=500,
    )
    return sum(bool(one.outcome) for one in made)


def _voice(place: int) -> _Voice:
    """The one at that place among all that a body hears."""
    if place % _EACH == 0:
        return _Voice(RequestKind.COMPLIMENT, *PRAISE[place // _EACH % len(PRAISE)])
    if place % _EACH == 3:
        return _Voice(RequestKind.SUGGESTION, *IDEAS[place // _EACH % len(IDEAS)])
    case = CASES[place % len(CASES)]
    outcome = _OUTCOMES[place // 2 % len(_OUTCOMES)]
    if outcome == ComplaintOutcome.NOT_UPHELD:
        return _Voice(RequestKind.COMPLAINT, case.words, f"{_SAID[outcome]} {case.otherwise}", outcome)
    return _Voice(RequestKind.COMPLAINT, case.words, f"{_SAID[outcome]} {case.found}", outcome, case.lesson)


def _write(filed: list[Request], voices: dict[int, _Voice]) -> None:
    """What was written, and what was said: the answer, or that it is looked into, for nobody books work for it."""
    reason = ClosingReason.objects.get(code="finished")
    looked_into = {one.pk for one in filed if one.status in (Status.PLANNED, Status.IN_PROGRESS)}
    for one in filed:
        one.status = Status.INVESTIGATING if one.pk in looked_into else one.status
        one.kind, one.description = voices[one.pk].kind, voices[one.pk].words
        if not one.is_open:
            one.closing_reason, one.status = reason, reason.status
    Request.objects.bulk_update(filed, ["kind", "description", "closing_reason", "status"], batch_size=500)
    said = list(RequestUpdate.objects.filter(request__in=filed, kind__in=(UpdateKind.CLOSED, UpdateKind.STATUS)))
    for update in said:
        if update.kind == UpdateKind.CLOSED:
            update.text, update.status = voices[update.request_id].answer, reason.status
        elif update.request_id in looked_into:
            update.text, update.status = _LOOKED_INTO, Status.INVESTIGATING
    RequestUpdate.objects.bulk_update(said, ["text", "status"], batch_size=500)


def _what_they_are_about(complaints: list[Request]) -> dict[int, int]:
    """An earlier request of the same person to the same body, of those who asked for something else too."""
    theirs = Request.objects.filter(resident__in=[one.resident_id for one in complaints if one.resident_id])
    rows = theirs.exclude(service__lgsl=353).order_by("raised_at")
    asked: dict[tuple[int, int], list[tuple[int, datetime]]] = {}
    for resident, body, pk, at in rows.values_list("resident", "accountable", "pk", "raised_at"):
        asked.setdefault((resident, body), []).append((pk, at))
    found = {}
    for one in complaints:
        before = [pk for pk, at in asked.get((one.resident_id or 0, one.accountable_id), ()) if at < one.raised_at]
        if before:
            found[one.pk] = before[-1]
    return found


def _complaint(request: Request, voice: _Voice, place: int, about: int | None) -> Complaint:
    made = Complaint(request=request, about_id=about, stage=2 if place % 9 == 4 else 1)
    if request.closed_at is not None:
        made.outcome, made.lesson = voice.outcome, voice.lesson
        made.decided_at = request.closed_at - timedelta(minutes=1)
    return made

"""Complaints with their stages and lessons, what people praised and suggested."""

from datetime import datetime, timedelta

from onedoor.apps.directory.data import RequestKind
from onedoor.apps.requests.data import ComplaintOutcome
from onedoor.apps.requests.models import Complaint, Request

__all__ = ["make_voices"]

_LESSONS = (
    "Work is marked as done by whoever was there, with a photo, and not from the list in the office.",
    "A promised call is entered as a call-back, so that it has a time and somebody is told before it is late.",
    "Letters about a changed day go out two weeks before it, to every address on the round.",
    "Calls that were passed on twice are taken by the team’s lead.",
)
_PRAISE = (
    "The two who mended our lamp explained what they were doing and swept up. Please tell them.",
    "I was passed on once, to somebody who knew, and was rung back within the hour. Thank you.",
    "The crew took the bin back up the steps for my mother without being asked.",
    "Your adviser waited on the line until the form was right. I had given up on it.",
)
_IDEAS = (
    "Write the collection days on the bin itself, in large numbers.",
    "Let us choose the afternoon for a repair: those who work cannot be in at nine.",
    "Put a bench at the bus stop by the surgery.",
    "Say on the web page how long the queue at the counter is.",
)
# One in so many that are filed under complaints is praise, and one an idea.
_EACH = 6


def make_voices() -> int:
    """How many complaints were answered."""
    filed = list(Request.objects.filter(kind=RequestKind.COMPLAINT).select_related("accountable").order_by("pk"))
    praise, ideas = filed[::_EACH], filed[3::_EACH]
    for voices, kind, words in ((praise, RequestKind.COMPLIMENT, _PRAISE), (ideas, RequestKind.SUGGESTION, _IDEAS)):
        for place, one in enumerate(voices):
            one.kind, one.description = kind, words[place % len(words)]
    Request.objects.bulk_update([*praise, *ideas], ["kind", "description"], batch_size=500)
    spoken = {one.pk for one in (*praise, *ideas)}
    complaints = [one for one in filed if one.pk not in spoken]
    about = _what_they_are_about(complaints)
    made = Complaint.objects.bulk_create(
        [_complaint(one, place, about.get(one.pk)) for place, one in enumerate(complaints)], batch_size=500
    )
    return sum(bool(one.outcome) for one in made)


def _what_they_are_about(complaints: list[Request]) -> dict[int, int]:
    """An earlier request of the same person, of those who asked for something else too."""
    theirs = Request.objects.filter(resident__in=[one.resident_id for one in complaints if one.resident_id])
    rows = theirs.exclude(kind=RequestKind.COMPLAINT).order_by("raised_at").values_list("resident", "pk", "raised_at")
    asked: dict[int, list[tuple[int, datetime]]] = {}
    for resident, pk, at in rows:
        asked.setdefault(resident, []).append((pk, at))
    found = {}
    for one in complaints:
        before = [pk for pk, at in asked.get(one.resident_id or 0, ()) if at < one.raised_at]
        if before:
            found[one.pk] = before[-1]
    return found


def _complaint(request: Request, place: int, about: int | None) -> Complaint:
    made = Complaint(request=request, about_id=about, stage=2 if place % 9 == 4 else 1)
    if request.closed_at is not None:
        made.outcome = (ComplaintOutcome.UPHELD, ComplaintOutcome.NOT_UPHELD, ComplaintOutcome.PARTLY)[place % 3]
        made.decided_at = request.closed_at - timedelta(minutes=1)
        if made.outcome != ComplaintOutcome.NOT_UPHELD:
            made.lesson = _LESSONS[place % len(_LESSONS)]
    return made

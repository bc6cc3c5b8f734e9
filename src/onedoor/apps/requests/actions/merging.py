"""Two requests about the same thing become one, and two again where they were not."""

from django.db import transaction

from onedoor.apps.requests import access
from onedoor.apps.requests.actions.changing import enter, lock, lock_for_work, move_to, refuse_closed, save, tell
from onedoor.apps.requests.data import Status, UpdateKind
from onedoor.apps.requests.events import RequestMerged, RequestSeparated
from onedoor.apps.requests.models import ClosingReason, Follower, Request
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events.log import record

__all__ = ["merge", "separate"]


@transaction.atomic(durable=True)
def merge(*, by: Actor, request: Request, into: Request, version: int | None = None) -> Request:
    """Close it as the same as another of the actor's; its person and followers hear of the other from here on."""
    if request.pk == into.pk:
        raise Invalid("A request cannot be merged with itself.", fields={"into": ["Choose another request."]})
    # Always the older row first, so that two merges the other way round wait instead of locking each other out.
    locked = {each.pk: lock_for_work(each, by=by) for each in sorted((request, into), key=lambda each: each.pk)}
    merged, kept = locked[request.pk], locked[into.pk]
    refuse_closed(merged)
    if merged.part_of is not None or merged.parts.exists():
        raise Conflict(f"{merged.reference} is done in parts. Close it instead, and say where it goes on.")
    if version is not None and merged.version != version:
        raise Conflict("Someone else changed this request while you were writing. Check what changed, then send again.")
    if kept.merged_into is not None:
        raise Conflict(f"{kept.reference} was itself merged into {kept.merged_into.reference}. Choose that one.")
    text = f"The same thing was reported before as {kept.reference}. We will tell you what happens to it."
    at = clock.now()
    move_to(merged, Status.DUPLICATE, at=at)
    merged.merged_into = kept
    merged.closing_reason = ClosingReason.objects.filter(status=Status.DUPLICATE, is_active=True).first()
    enter(merged, UpdateKind.MERGED, by=by, text=text, at=at)
    save(merged)
    tell(merged, "request-closed", by=by, text=text)
    moved = _move_followers(merged, kept)
    enter(kept, UpdateKind.MERGED, by=by, text=f"{merged.reference} was reported about the same thing.", at=at)
    save(kept, is_change=False)
    happening = RequestMerged(into=str(kept.uuid), followers_moved=moved)
    record(happening, by=by, subject=str(merged.uuid), organisation=str(merged.accountable.uuid))
    return merged


def _move_followers(merged: Request, kept: Request) -> int:
    """The person of the merged request follows the other, and so does whoever followed it."""
    followers = [(one.email, one.phone, one.language) for one in merged.followers.filter(stopped_at=None)]
    person = (merged.contact_email, "" if merged.contact_email else merged.contact_phone, merged.language)
    own = {kept.contact_email, kept.contact_phone} - {""}
    wanted = [one for one in (person, *followers) if (one[0] or one[1]) and not own & {one[0], one[1]}]
    Follower.objects.bulk_create(
        [
            Follower(request=kept, email=email, phone=phone, language=language, came_from=merged)
            for email, phone, language in wanted
        ],
        ignore_conflicts=True,
    )
    return len(wanted)


@transaction.atomic(durable=True)
def separate(*, by: Actor, request: Request, text: str = "", version: int | None = None) -> Request:
    """Undo a merge: it was another thing after all. It is open again, with the due date that was promised for it.

    Whoever followed the other only because of the merge follows it no longer. Raises Conflict where it was not merged.
    """
    kept = request.merged_into
    if kept is None:
        raise Conflict(f"{request.reference} was not merged with another.")
    # Locked in the order of `merge`; the other may have been passed on since, to a body that is not the actor's.
    locked = {each.pk: lock(each) for each in sorted((request, kept), key=lambda each: each.pk)}
    own, other = locked[request.pk], locked[kept.pk]
    if not access.may_work_on(by, own):
        raise Missing("There is no such request.")
    if own.merged_into_id != other.pk or version not in (None, own.version):
        raise Conflict("Someone else changed this request while you were writing. Check what changed, then send again.")
    at = clock.now()
    said = f"This is not the same as {other.reference} after all. We are dealing with it on its own again."
    said = " ".join(part for part in (said, text.strip()) if part)
    move_to(own, Status.OPEN, at=at)
    enter(own, UpdateKind.REOPENED, by=by, text=said, at=at)
    save(own)
    returned, _ = other.followers.filter(came_from=own).delete()
    enter(other, UpdateKind.NOTE, by=by, text=f"{own.reference} was about something else after all.", at=at)
    save(other, is_change=False)
    happening = RequestSeparated(other=str(other.uuid), followers_returned=returned)
    record(happening, by=by, subject=str(own.uuid), organisation=str(own.accountable.uuid))
    tell(own, "request-updated", by=by, text=said)
    return own

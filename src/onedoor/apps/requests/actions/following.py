"""Following another's request, and links that stop working."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from onedoor.apps.requests.actions.changing import lock, lock_for_work, send_to
from onedoor.apps.requests.data import LinkHolder
from onedoor.apps.requests.events import FollowerAdded, FollowerLeft, LinksRevoked
from onedoor.apps.requests.models import Follower, Request
from onedoor.apps.requests.tokens import normalise_address
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events.log import record

__all__ = ["follow", "revoke_links", "stop_following"]


@transaction.atomic(durable=True)
def follow(*, by: Actor, request: Request, email: str = "", phone: str = "", language: str = "en-gb") -> Follower:
    """Tell this address of what happens to the request; asking twice changes nothing."""
    email, phone = _checked(email, phone)
    locked = lock(request)
    if not locked.is_open:
        raise Conflict("This is closed already, so there is nothing more to follow.")
    follower, is_new = Follower.objects.get_or_create(
        request=locked, email=email, phone=phone, defaults={"language": language}
    )
    if follower.stopped_at is not None:
        follower.stopped_at, is_new = None, True
    # Who asks follows it for its own sake, and goes on where a merge is undone.
    follower.came_from = None
    follower.save(update_fields=["stopped_at", "came_from"])
    if is_new:
        happening = FollowerAdded(follower=str(follower.uuid))
        record(happening, by=by, subject=str(locked.uuid), organisation=str(locked.accountable.uuid))
        send_to(follower, "request-follow", text=locked.get_status_display())
    return follower


def _checked(email: str, phone: str) -> tuple[str, str]:
    email, phone = normalise_address(email), normalise_address(phone)
    if not (email or phone):
        problem = "Give an e-mail address or a phone number, so that we can tell you what happens."
        raise Invalid(problem, fields={"email": [problem]})
    if email:
        try:
            validate_email(email)
        except ValidationError:
            problem = "Enter an e-mail address in the form name@place.example."
            raise Invalid(problem, fields={"email": [problem]}) from None
    return email, phone


@transaction.atomic(durable=True)
def stop_following(*, by: Actor, holder: LinkHolder) -> None:
    """The holder of a follower's link no longer wishes to hear of it; their link stops working."""
    for follower in holder.request.followers.filter(stopped_at=None):
        if follower.address == holder.address:
            follower.stopped_at = clock.now()
            follower.save(update_fields=["stopped_at"])
            happening = FollowerLeft(follower=str(follower.uuid))
            organisation = str(holder.request.accountable.uuid)
            record(happening, by=by, subject=str(holder.request.uuid), organisation=organisation)


@transaction.atomic(durable=True)
def revoke_links(*, by: Actor, request: Request) -> Request:
    """Make every link sent so far open nothing, as when one went to the wrong person."""
    locked = lock_for_work(request, by=by)
    locked.link_version += 1
    locked.save(update_fields=["link_version"])
    happening = LinksRevoked(link_version=locked.link_version)
    record(happening, by=by, subject=str(locked.uuid), organisation=str(locked.accountable.uuid))
    return locked

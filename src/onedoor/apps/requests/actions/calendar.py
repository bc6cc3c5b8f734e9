"""A private address for a calendar program: made, shown once, made anew, taken away."""

import secrets

from django.db import transaction

from onedoor.apps.partners import services as partners
from onedoor.apps.requests.access import SERVICE_ROLES
from onedoor.apps.requests.data import FeedOf
from onedoor.apps.requests.events import CalendarAddressMade, CalendarAddressRevoked
from onedoor.apps.requests.models import CalendarFeed
from onedoor.apps.requests.queries.calendar import calendar_feed_of, secret_digest
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record

__all__ = ["make_calendar_address", "revoke_calendar_address"]


@transaction.atomic(durable=True)
def make_calendar_address(*, by: Actor, of: str = FeedOf.MINE) -> str:
    """The secret of the actor's address, to be shown once; the one before opens nothing from now on. Raises Invalid."""
    if of not in FeedOf.values:
        problem = "Choose which requests you want in your calendar."
        raise Invalid(problem, fields={"of": [problem]})
    account = partners.get_account(by.id)
    # A calendar program signs in nowhere: it would be shown an empty calendar for ever.
    if not partners.actor_for(account, visit="").has_role(*SERVICE_ROLES):
        raise Invalid(
            "Your organisation lets its staff in by its own sign-in alone, which a calendar program cannot use."
        )
    secret = secrets.token_urlsafe(32)
    made = {"digest": secret_digest(secret), "of": of, "made_at": clock.now()}
    feed, _ = CalendarFeed.objects.update_or_create(account=account, defaults=made)
    record(CalendarAddressMade(of=of), by=by, subject=str(feed.uuid))
    return secret


@transaction.atomic(durable=True)
def revoke_calendar_address(*, by: Actor) -> None:
    """The actor's address opens nothing any more, if there was one."""
    feed = calendar_feed_of(by)
    if feed is not None:
        record(CalendarAddressRevoked(), by=by, subject=str(feed.uuid))
        feed.delete()

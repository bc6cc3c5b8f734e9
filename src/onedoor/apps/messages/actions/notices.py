"""Notices of events, for those who subscribed to them by e-mail."""

import json

from django.conf import settings
from django.db import connection

from onedoor.apps.messages.data import MessageChannel
from onedoor.apps.messages.models import Message
from onedoor.foundation import clock
from onedoor.foundation.models import Event, Subscription

__all__ = ["EVENT_NOTICE", "write_event_notice"]

EVENT_NOTICE = "event-notice"


def write_event_notice(event: Event, subscription: Subscription) -> None:
    """Write the notice (a building block). Events hold ids and codes only, and so do notices of them."""
    assert connection.in_atomic_block, "A notice is written in the transaction that marks its event as delivered."
    occurred = event.occurred_at.astimezone(clock.local_zone())
    lines = [
        f"{event.type} happened on {occurred:%-d %B %Y at %H:%M}.",
        "",
        f"Event: {event.uuid}",
        f"About: {event.subject or 'nothing in particular'}",
        *(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in event.data.items()),
        "",
        f"You get this because of the subscription “{subscription.name}” at {settings.PUBLIC_URL}.",
    ]
    Message.objects.create(
        channel=MessageChannel.EMAIL,
        to=subscription.address,
        subject=event.type,
        body="\n".join(lines),
        template_code=EVENT_NOTICE,
        about=str(event.uuid),
    )

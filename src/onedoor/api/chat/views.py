"""One chat, as often as it goes on."""

from collections.abc import Mapping
from typing import Any

from onedoor.api.announced import announced_to
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import QueueKind

__all__ = ["transcript"]


@announced_to(QueueKind.CHAT, most_bytes=1_000_000)
def transcript(queue: Any, given: Mapping[str, Any]) -> dict[str, Any]:
    """`{"queue", "chat", "lines", "visitor", "reference", "agent"}`: see docs/integrate/chat.md."""
    kept = contacts.take_chat(queue=queue, chat=contacts.read_chat(given))
    return {
        "transcript": str(kept.uuid),
        "contact": str(kept.contact.uuid) if kept.contact else None,
        "reference": kept.contact.reference if kept.contact else None,
    }

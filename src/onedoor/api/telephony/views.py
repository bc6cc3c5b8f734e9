"""One call. Sent twice it counts once."""

from collections.abc import Mapping
from typing import Any

from onedoor.api.announced import announced_to
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import QueueKind

__all__ = ["call"]


@announced_to(QueueKind.PHONE, most_bytes=20_000)
def call(queue: Any, given: Mapping[str, Any]) -> dict[str, Any]:
    """`{"queue", "call", "state", "caller", "agent"}`: see docs/integrate/telephony.md."""
    said = {name: str(given.get(name) or "") for name in ("call", "state", "caller", "agent")}
    noted = contacts.note_call(
        queue=queue, call_id=said["call"], state=said["state"], caller=said["caller"], agent=said["agent"]
    )
    return {"call": str(noted.uuid), "contact": str(noted.contact.uuid) if noted.contact else None}

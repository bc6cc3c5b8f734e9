"""Whether what claims to come from a phone system, or a chat, does."""

from collections.abc import Mapping

from onedoor.apps.contacts.data import QueueKind
from onedoor.apps.contacts.models import Queue
from onedoor.foundation import clock
from onedoor.foundation.errors import Denied
from onedoor.foundation.events.webhooks import is_signed, new_secret

__all__ = ["verified_queue"]


def verified_queue(kind: QueueKind, code: str, headers: Mapping[str, str], body: bytes) -> Queue:
    """The queue, where its secret signed the body; raises Denied, the same whether there is such a queue."""
    found = Queue.objects.filter(kind=kind, code=code, is_active=True).select_related("organisation").first()
    secret = found.secret if found else new_secret()
    if not is_signed(secret, headers, body, now=clock.now().timestamp()) or found is None:
        raise Denied("This is not signed by a queue we know.", code="signature")
    return found

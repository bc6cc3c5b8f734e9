"""Keeping what somebody has not sent yet, and giving it back to whoever has the link and knows the address."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from onedoor.apps.messages import services as messages
from onedoor.apps.requests.events import DraftSaved
from onedoor.apps.requests.models import SavedDraft
from onedoor.apps.requests.tokens import normalise_address
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Missing
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service

__all__ = ["KEPT", "clear_expired_drafts", "drop_saved_draft", "open_saved_draft", "save_draft", "saved_file_keys"]

KEPT = timedelta(days=30)
_AT_ONCE = 200


@transaction.atomic(durable=True)
def save_draft(
    *,
    by: Actor,
    uuid: UUID,
    service: "Service",
    email: str,
    language: str,
    content: Mapping[str, Any],
    file_keys: Sequence[str] = (),
) -> SavedDraft:
    """Keep it for a month and send the link back to it. Saved again, the link sent before opens nothing any more."""
    secret, now = secrets.token_urlsafe(24), clock.now()
    saved, _ = SavedDraft.objects.update_or_create(
        uuid=uuid,
        defaults={
            "service": service,
            "digest": _digest(secret),
            "email": normalise_address(email),
            "content": dict(content),
            "file_keys": list(file_keys),
            "saved_at": now,
            "expires_at": now + KEPT,
        },
    )
    record(DraftSaved(service=str(service.uuid)), by=by, subject=str(uuid))
    messages.send(
        "draft-saved",
        by=SYSTEM,
        email=saved.email,
        language=language,
        about=str(uuid),
        values={
            "service": service.name_in(language),
            "link": f"{settings.PUBLIC_URL}/saved/{uuid.hex}-{secret}/",
            "due": f"{saved.expires_at.astimezone(clock.local_zone()):%-d %B %Y}",
        },
    )
    return saved


def open_saved_draft(token: str, *, email: str) -> SavedDraft:
    """What the link leads to, for whoever knows the address it was sent to. Raises Missing, the same for all."""
    known, _, secret = token.partition("-")
    try:
        saved = SavedDraft.objects.filter(uuid=UUID(hex=known), expires_at__gt=clock.now()).first()
    except ValueError:
        saved = None
    is_right = hmac.compare_digest(saved.digest if saved else "", _digest(secret))
    if saved is None or not is_right or not hmac.compare_digest(saved.email.encode(), _address(email)):
        raise Missing("This link and this e-mail address open nothing. It may have been sent already, or be too old.")
    return saved


def _address(email: str) -> bytes:
    return normalise_address(email).encode()


def _digest(secret: str) -> str:
    # The secret is long and random, so that a plain digest cannot be turned back.
    return hashlib.sha256(secret.encode()).hexdigest()


def drop_saved_draft(uuid: UUID) -> None:
    """It was sent: nothing is left to come back to. A building block."""
    SavedDraft.objects.filter(uuid=uuid).delete()


def saved_file_keys() -> set[str]:
    """Files that must stay because a draft still holds them."""
    return {key for keys in SavedDraft.objects.values_list("file_keys", flat=True) for key in keys}


def clear_expired_drafts() -> int:
    """Forget those nobody came back to; how many. Their files go with the other forgotten ones."""
    keys = list(SavedDraft.objects.filter(expires_at__lt=clock.now()).values_list("pk", flat=True)[:_AT_ONCE])
    SavedDraft.objects.filter(pk__in=keys).delete()
    return len(keys)

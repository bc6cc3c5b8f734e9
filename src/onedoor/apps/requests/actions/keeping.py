"""Files of requests."""

import hashlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from django.db import connection

from onedoor.apps.requests.data import Visibility
from onedoor.apps.requests.models import Attachment, Request, RequestUpdate
from onedoor.foundation import keeping as files_
from onedoor.foundation.actors import Actor
from onedoor.foundation.keeping import KeptFile
from onedoor.foundation.uploads import NewFile

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["attach", "keeping"]


def keeping(files: Sequence[NewFile]) -> AbstractContextManager[list[KeptFile]]:
    """As `foundation.keeping`, in the folder of requests."""
    return files_.keeping(files, folder="requests")


def attach(
    request: Request,
    kept: Sequence[KeptFile],
    *,
    by: Actor,
    update: RequestUpdate | None = None,
    visibility: Visibility = Visibility.PUBLIC,
    organisation: "Organisation | None" = None,
) -> list[Attachment]:
    """Note kept files as the request's, and as those of the entry they came with. A building block.

    Private ones are read by the `organisation`.
    """
    assert connection.in_atomic_block, "Files are attached in the transaction of what they belong to."
    if not kept:
        return []
    return Attachment.objects.bulk_create(
        Attachment(
            request=request,
            update=update,
            file=one.path,
            original_name=one.file.name,
            content_type=one.file.content_type,
            size_bytes=len(one.file.content),
            sha256=hashlib.sha256(one.file.content).hexdigest(),
            visibility=visibility,
            organisation=organisation,
            added_by=str(by),
        )
        for one in kept
    )

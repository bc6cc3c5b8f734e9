"""Keeping files: judged before any transaction, written under names of our own, forgotten if the change fails."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from onedoor.apps.requests.data import NewFile, Visibility
from onedoor.apps.requests.files import SafeFile, make_safe
from onedoor.apps.requests.models import Attachment, Request, RequestUpdate
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid

__all__ = ["KeptFile", "attach", "keeping"]

MOST_FILES = 5


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A safe file and where it lies."""

    path: str
    file: SafeFile


@contextmanager
def keeping(files: Sequence[NewFile]) -> Iterator[list[KeptFile]]:
    """Write the files; remove them again if what is done with them fails. Use around the transaction, not inside.

    Drawing a picture takes a good part of a second, in which no row may be locked; and a file that lies there
    without its row, should the process die between, harms nobody, while a row without its file is a broken promise.
    """
    if len(files) > MOST_FILES:
        problem = f"Add {MOST_FILES} files or fewer."
        raise Invalid(problem, code="file_refused", fields={"files": [problem]})
    safe = [make_safe(file.name, file.content, most_bytes=settings.ATTACHMENT_MAX_BYTES) for file in files]
    kept: list[KeptFile] = []
    try:
        kept.extend(KeptFile(_write(file), file) for file in safe)
        yield kept
    except BaseException:
        for one in kept:
            default_storage.delete(one.path)
        raise


def _write(file: SafeFile) -> str:
    path = f"requests/{clock.today():%Y/%m}/{ids.new_uuid().hex}.{file.extension}"
    return str(default_storage.save(path, ContentFile(file.content)))


def attach(
    request: Request,
    kept: Sequence[KeptFile],
    *,
    by: Actor,
    update: RequestUpdate | None = None,
    visibility: Visibility = Visibility.PUBLIC,
) -> list[Attachment]:
    """Note kept files as the request's, and as those of the entry they came with. A building block."""
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
            added_by=str(by),
        )
        for one in kept
    )

"""Keeping files: judged before any transaction, written under names of our own, forgotten if the change fails."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from onedoor.foundation import clock, ids
from onedoor.foundation.errors import Invalid
from onedoor.foundation.uploads import NewFile, SafeFile, make_safe

__all__ = ["MOST_FILES", "CameWith", "KeptFile", "RefusedFile", "drop_files", "keeping", "keeping_what_can"]

MOST_FILES = 5
_MOST_SENT = 10


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A safe file and where it lies."""

    path: str
    file: SafeFile


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that cannot be kept, and why in words that name it."""

    name: str
    why: str


@dataclass(slots=True)
class CameWith:
    """Files somebody sent who cannot be asked to choose others; whoever takes them up says so by `is_used`."""

    kept: Sequence[KeptFile] = ()
    refused: Sequence[RefusedFile] = ()
    is_used: bool = False


@contextmanager
def keeping(files: Sequence[NewFile], *, folder: str) -> Iterator[list[KeptFile]]:
    """Write the files; remove them again if what is done with them fails. Use around the transaction, not inside.

    Drawing a picture takes a good part of a second, in which no row may be locked. Raises Invalid, naming the file.
    """
    if len(files) > MOST_FILES:
        problem = f"Add {MOST_FILES} files or fewer."
        raise Invalid(problem, code="file_refused", fields={"files": [problem]})
    safe = [make_safe(file.name, file.content, most_bytes=settings.ATTACHMENT_MAX_BYTES) for file in files]
    with _written(safe, folder) as kept:
        yield kept


@contextmanager
def keeping_what_can(files: Sequence[NewFile], *, folder: str) -> Iterator[CameWith]:
    """As `keeping`, where nobody is there to choose others: what is refused says why. Removed unless they are used."""
    safe: list[SafeFile] = []
    refused = [RefusedFile(file.name, f"“{file.name}” was one too many.") for file in files[_MOST_SENT:]]
    for file in files[:_MOST_SENT]:
        try:
            safe.append(make_safe(file.name, file.content, most_bytes=settings.ATTACHMENT_MAX_BYTES))
        except Invalid as error:
            refused.append(RefusedFile(file.name, error.message))
    with _written(safe, folder) as kept:
        came = CameWith(kept, refused)
        yield came
    if not came.is_used:
        _remove([one.path for one in kept])


@contextmanager
def _written(files: Iterable[SafeFile], folder: str) -> Iterator[list[KeptFile]]:
    """A file that lies there without its row, should the process die between, harms nobody; a row without its file is
    a broken promise."""
    kept: list[KeptFile] = []
    try:
        kept.extend(KeptFile(_write(file, folder), file) for file in files)
        yield kept
    except BaseException:
        _remove([one.path for one in kept])
        raise


def _write(file: SafeFile, folder: str) -> str:
    path = f"{folder}/{clock.today():%Y/%m}/{ids.new_uuid().hex}.{file.extension}"
    return str(default_storage.save(path, ContentFile(file.content)))


def drop_files(paths: Sequence[str]) -> None:
    """Take them away when the transaction is through (a building block).

    Should the process die in between, a file stays that no row names: encrypted, and found by nobody.
    """
    transaction.on_commit(lambda: _remove(paths))


def _remove(paths: Iterable[str]) -> None:
    for path in paths:
        default_storage.delete(path)

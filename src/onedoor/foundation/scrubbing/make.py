"""The whole of it: folder, database, rows and files; how to sign in comes out of what the apps noted."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.hashers import make_password

from onedoor.foundation.scrubbing.copying import Copy, copy_everything
from onedoor.foundation.scrubbing.destination import empty_database, make_folder, uploads_of, write_environment
from onedoor.foundation.scrubbing.inventing import Inventor

__all__ = ["Made", "make_copy"]


@dataclass(frozen=True)
class Made:
    """`staff` are lines that say as whom one can sign in."""

    counts: Counter[str]
    environment: Path
    staff: tuple[str, ...]


def make_copy(folder: Path, url: str, *, password: str, say: Callable[[str], None]) -> Made:
    """Raises Invalid and Conflict before anything is copied; the original is only read."""
    keys = make_folder(folder)
    try:
        with empty_database(url) as alias:
            copy = Copy(alias, keys, uploads_of(folder), Inventor(), say, password=make_password(password))
            copy_everything(copy)
    except BaseException:
        # It was empty: what is in it now is a copy that is not whole.
        shutil.rmtree(folder)
        raise
    return Made(copy.counts, write_environment(folder, url), tuple(copy.staff))

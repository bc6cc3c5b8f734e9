"""Photos between being chosen and being sent: bytes in the private store, names in the draft."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import NewFile
from onedoor.foundation import clock, ids
from onedoor.foundation.errors import Invalid
from onedoor.foundation.uploads import check_file
from onedoor.web.components.asking import AskingForm, field_name
from onedoor.web.portal.sending.drafts import Draft, KeptPhoto

__all__ = [
    "MOST_PHOTOS",
    "add_photos",
    "clear_forgotten_photos",
    "keep_files",
    "moved_up",
    "read_photos",
    "remove_photo",
    "remove_photos",
]

MOST_PHOTOS = 4
_FOLDER = "drafts"
_AT_ONCE = 200


def add_photos(draft: Draft, uploads: "Iterable[UploadedFile[bytes]]", *, question: str = "") -> None:
    """Keep them; raises Invalid, keeping none, where one of them cannot be taken."""
    files = [NewFile(upload.name or "photo", upload.read()) for upload in uploads]
    for file in files:
        check_file(file.name, file.content, most_bytes=settings.ATTACHMENT_MAX_BYTES)
    for file in files:
        key = default_storage.save(f"{_FOLDER}/{ids.new_uuid().hex}", ContentFile(file.content))
        draft.photos.append(KeptPhoto(key, file.name[:200], question))


def keep_files(draft: Draft, filled: AskingForm, files: "MultiValueDict[str, UploadedFile[bytes]]") -> None:
    """Keep the files given to questions; one that cannot be taken is said beside its question."""
    for asked in filled.asked:
        name = field_name(asked.key)
        if asked.question.kind != "file" or not files.getlist(name):
            continue
        kept = sum(photo.question == asked.key for photo in draft.photos)
        try:
            add_photos(draft, files.getlist(name)[: MOST_PHOTOS - kept], question=asked.key)
        except Invalid as error:
            filled.add_error(name, error.message)


def remove_photo(draft: Draft, key: str) -> None:
    """Take one of this draft's own photos away."""
    for photo in [photo for photo in draft.photos if photo.key == key]:
        draft.photos.remove(photo)
        default_storage.delete(photo.key)


def moved_up(photo: KeptPhoto, codes: Sequence[str], entry: int) -> KeptPhoto:
    """The file where it belongs once that entry of its page is gone."""
    code, _, number = photo.question.rpartition(".")
    if code not in codes or not number.isdigit() or int(number) <= entry:
        return photo
    return replace(photo, question=f"{code}.{int(number) - 1}")


def remove_photos(draft: Draft) -> None:
    """Take them all away, once they are sent."""
    for photo in list(draft.photos):
        remove_photo(draft, photo.key)


def read_photos(draft: Draft) -> list[NewFile]:
    """The files to send; one that was cleared away meanwhile is left out."""
    return [NewFile(photo.name, _read(photo)) for photo in draft.photos if default_storage.exists(photo.key)]


def _read(photo: KeptPhoto) -> bytes:
    with default_storage.open(photo.key) as file:
        return bytes(file.read())


def clear_forgotten_photos() -> int:
    """Delete photos whose draft has ended with its session; returns how many. Some at a time, as chores do."""
    if not default_storage.exists(_FOLDER):
        return 0
    # An hour more than a session lasts: nobody can be about to send what is deleted here.
    limit = clock.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE + 3600)
    keys = [f"{_FOLDER}/{name}" for name in default_storage.listdir(_FOLDER)[1]]
    held = requests.saved_file_keys()
    old = [key for key in keys if key not in held and default_storage.get_modified_time(key) < limit][:_AT_ONCE]
    for key in old:
        default_storage.delete(key)
    return len(old)

"""Photos between being chosen and being sent: bytes in the private store, names in the draft."""

from collections.abc import Iterable

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import NewFile
from onedoor.foundation import ids
from onedoor.web.portal.sending.drafts import Draft, KeptPhoto

__all__ = ["MOST_PHOTOS", "add_photos", "read_photos", "remove_photo", "remove_photos"]

MOST_PHOTOS = 4


def add_photos(draft: Draft, uploads: "Iterable[UploadedFile[bytes]]") -> None:
    """Keep them; raises Invalid, keeping none, where one of them cannot be taken."""
    files = [NewFile(upload.name or "photo", upload.read()) for upload in uploads]
    for file in files:
        requests.check_file(file.name, file.content, most_bytes=settings.ATTACHMENT_MAX_BYTES)
    for file in files:
        key = default_storage.save(f"drafts/{ids.new_uuid().hex}", ContentFile(file.content))
        draft.photos.append(KeptPhoto(key, file.name[:200]))


def remove_photo(draft: Draft, key: str) -> None:
    """Take one of this draft's own photos away."""
    for photo in [photo for photo in draft.photos if photo.key == key]:
        draft.photos.remove(photo)
        default_storage.delete(photo.key)


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

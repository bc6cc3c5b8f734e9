"""What the public sees of one report: whether it stands on the lists, its words, its pictures.

Each change is an entry in the request's own history, which the team reads, with who, when and why.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from onedoor.apps.publishing.data import Box
from onedoor.apps.publishing.events import (
    PictureShown,
    PictureWithdrawn,
    PublicWordsChanged,
    ReportHidden,
    ReportUnhidden,
)
from onedoor.apps.publishing.models import PublicPicture, PublicWords
from onedoor.apps.publishing.redacting import drawn_over
from onedoor.apps.requests import services as requests
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events.log import Happening, record

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from onedoor.apps.requests.models import Attachment, Request

__all__ = ["forget_shown", "hide_report", "set_public_words", "show_picture", "unhide_report", "withdraw_picture"]

_LONGEST_WORDS = 2000


@transaction.atomic(durable=True)
def hide_report(*, by: Actor, request: "Request", reason: str, version: int | None = None) -> None:
    """Take it off every public page and list. Raises Missing, Invalid, Conflict."""
    _turn(by, request, reason, version, is_hidden=True)


@transaction.atomic(durable=True)
def unhide_report(*, by: Actor, request: "Request", reason: str, version: int | None = None) -> None:
    """Put it back on them, with what was shown before. Raises Missing, Invalid, Conflict."""
    _turn(by, request, reason, version, is_hidden=False)


def _turn(by: Actor, request: "Request", reason: str, version: int | None, *, is_hidden: bool) -> None:
    if not reason.strip():
        raise Invalid("Say why.", fields={"text": ["Say why"]})
    said = f"{'Hidden' if is_hidden else 'Shown again'}: {reason.strip()}"
    requests.note_moderation(by=by, request=request, text=said, version=version, is_hidden=is_hidden)
    _tell(ReportHidden() if is_hidden else ReportUnhidden(), request, by)


@transaction.atomic(durable=True)
def set_public_words(*, by: Actor, request: "Request", text: str, version: int | None = None) -> None:
    """These words stand on its public page, or none. Raises Missing, Invalid, Conflict where nothing would change."""
    text = text.strip()
    if len(text) > _LONGEST_WORDS:
        problem = f"Write {_LONGEST_WORDS:,} characters or fewer; you wrote {len(text):,}."
        raise Invalid(problem, fields={"text": [problem]})
    before = PublicWords.objects.filter(request=request).first()
    if (before.text if before else "") == text:
        raise Conflict("The public reads this already.")
    said = f"Words shown: {text}" if text else "Words no longer shown."
    requests.note_moderation(by=by, request=request, text=said, version=version)
    if text:
        PublicWords.objects.update_or_create(request=request, defaults={"text": text, "changed_at": clock.now()})
    else:
        PublicWords.objects.filter(request=request).delete()
    _tell(PublicWordsChanged(is_shown=bool(text)), request, by)


def show_picture(
    *, by: Actor, request: "Request", attachment: "Attachment", boxes: Sequence[Box], description: str
) -> PublicPicture:
    """Show a copy of it with the boxes drawn over; one shown before goes. Raises Missing, Invalid."""
    if not attachment.content_type.startswith("image/"):
        raise Invalid("Only a picture can be shown.")
    if not description.strip():
        problem = "Say what the picture shows, for those who cannot see it"
        raise Invalid(problem, fields={"description": [problem]})
    # Drawn and written before any transaction: it takes a good part of a second, in which no row may be locked.
    with attachment.file.open("rb") as file:
        copy = drawn_over(file.read(), boxes)
    path = str(default_storage.save(f"published/{clock.today():%Y/%m}/{ids.new_uuid().hex}.jpg", ContentFile(copy)))
    try:
        return _show(by, request, attachment, boxes, description.strip()[:200], path)
    except BaseException:
        default_storage.delete(path)
        raise


@transaction.atomic(durable=True)
def _show(
    by: Actor, request: "Request", attachment: "Attachment", boxes: Sequence[Box], description: str, path: str
) -> PublicPicture:
    covered = f", {len(boxes)} part{'s' if len(boxes) > 1 else ''} of it drawn over" if boxes else ""
    said = f"Picture shown{covered}: {description}"
    requests.note_moderation(by=by, request=request, text=said)
    _remove(PublicPicture.objects.filter(attachment=attachment))
    made = PublicPicture.objects.create(
        attachment=attachment, request=request, file=path, description=description,
        boxes=[[box.left, box.top, box.width, box.height] for box in boxes],
    )  # fmt: skip
    _tell(PictureShown(attachment=str(attachment.uuid), boxes=len(boxes)), request, by)
    return made


@transaction.atomic(durable=True)
def withdraw_picture(*, by: Actor, request: "Request", attachment: "Attachment") -> None:
    """Show it no more. Raises Missing; Conflict where it is not shown."""
    found = PublicPicture.objects.filter(attachment=attachment, request=request)
    if not found.exists():
        raise Conflict("The public does not see this picture.")
    requests.note_moderation(by=by, request=request, text="Picture no longer shown.")
    _remove(found)
    _tell(PictureWithdrawn(attachment=str(attachment.uuid)), request, by)


@requests.forgotten_with
def forget_shown(request: "Request") -> None:
    """Whatever of it the public saw goes with what is forgotten (a building block)."""
    PublicWords.objects.filter(request=request).delete()
    _remove(PublicPicture.objects.filter(request=request))


def _remove(pictures: "QuerySet[PublicPicture]") -> None:
    paths = list(pictures.values_list("file", flat=True))
    pictures.delete()
    transaction.on_commit(lambda: _delete(paths))


def _delete(paths: Sequence[str]) -> None:
    for path in paths:
        default_storage.delete(path)


def _tell(happening: Happening, request: "Request", by: Actor) -> None:
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))

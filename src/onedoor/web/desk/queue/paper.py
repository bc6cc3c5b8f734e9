"""What stands on the PDF of a request: as much as on its sheet."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from onedoor.apps.messages.services import Sheet
from onedoor.foundation import clock
from onedoor.web.components.templatetags.components import history_heading
from onedoor.web.components.templatetags.phones import spoken
from onedoor.web.components.templatetags.times import at_the_hour
from onedoor.web.desk.queue.map import map_of

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Answer, Request, RequestUpdate

__all__ = ["paper_of"]

_MOST_PICTURES = 6


def paper_of(
    request: "Request", answers: "Iterable[Answer]", said: Mapping[str, Any], *, with_person: bool, foot: str
) -> Sheet:
    """`said` holds history and pictures, as far as whoever asks may read them."""
    what = [request.description, *(f"{answer.label}: {answer.shown}" for answer in answers)]
    parts = [("Where", _where(request)), ("What", "\n".join(filter(None, what)) or "Nothing was added in words.")]
    if with_person:
        parts.append(("Who asked", _person(request)))
    parts.append(("So far", "\n".join(map(_entry, said["history"]))))
    pictures = said["pictures"].exclude(content_type="image/webp")[:_MOST_PICTURES]
    return Sheet(
        title=f"{request.reference}  {request.service}", under=_under(request), parts=tuple(parts),
        pictures=tuple(one.file.open("rb").read() for one in pictures), foot=f"{request.reference}. {foot} Page",
    )  # fmt: skip


def _under(request: "Request") -> str:
    names = [str(each) for each in (request.delivering, request.team, request.assigned_to) if each]
    accountable = f"\nfor {request.accountable}" if request.delivering_id != request.accountable_id else ""
    return f"{request.standing}{_when(request)}\n{', '.join(names)}{accountable}"


def _when(request: "Request") -> str:
    """As on the sheet: while somebody is awaited no date holds."""
    if not request.is_open or request.stands_still or request.due_at is None:
        return ""
    due = request.due_at.astimezone(clock.local_zone())
    return f", {'was due' if request.is_overdue else 'due'} {due:%-d %B %Y}{at_the_hour(request)}"


def _where(request: "Request") -> str:
    lines = [request.address_text or request.postcode or "No address given"]
    if request.latitude is not None and request.longitude is not None:
        lines += [map_of(request)["grid_reference"], f"{request.latitude:.5f}, {request.longitude:.5f}"]
    return "\n".join(filter(None, lines))


def _person(request: "Request") -> str:
    phone = spoken(request.contact_phone) if request.contact_phone else ""
    return "\n".join(filter(None, (request.contact_name or "No name given", phone, request.contact_email)))


def _entry(update: "RequestUpdate") -> str:
    at = update.at.astimezone(clock.local_zone())
    private = " (private)" if update.visibility == "private" else ""
    text = f"\n{update.text}" if update.text else ""
    return f"{at:%-d %b %Y, %H:%M}  {history_heading(update)}{private}{text}"

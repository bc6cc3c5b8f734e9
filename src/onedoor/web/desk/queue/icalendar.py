"""What is due, as calendar programs read it: iCalendar, RFC 5545.

Every program asks again by itself and knows an entry by its UID: a date that moved moves, what was closed is gone.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from onedoor.apps.requests.data import DueEntry
from onedoor.foundation import clock

__all__ = ["as_icalendar", "escaped", "folded"]

_LONGEST = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def as_icalendar(entries: Iterable[DueEntry], *, name: str, host: str) -> bytes:
    """The whole file. `host` makes the UIDs ours alone in the world."""
    return "".join(f"{folded(line)}\r\n" for line in _lines(entries, name, host)).encode()


def _lines(entries: Iterable[DueEntry], name: str, host: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Onedoor//Due work//EN", "CALSCALE:GREGORIAN")
    # The name and the hour as RFC 7986 says them, and as programs older than it do.
    yield from (f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}")
    yield from ("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H")
    for entry in entries:
        yield "BEGIN:VEVENT"
        yield f"UID:{entry.uuid}@{host}"
        yield f"DTSTAMP:{_moment(entry.updated_at)}"
        yield f"LAST-MODIFIED:{_moment(entry.updated_at)}"
        yield f"SEQUENCE:{entry.version}"
        yield _start(entry.due_at)
        yield f"SUMMARY:{escaped(f'{entry.reference} {entry.service} due')}"
        # It takes nobody's time: a day full of these is still free for a meeting.
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _start(due_at: datetime) -> str:
    """The whole day where it is due by the end of one, else the minute."""
    local = due_at.astimezone(clock.local_zone())
    if local.time() >= time(23, 59):
        return f"DTSTART;VALUE=DATE:{local:%Y%m%d}"
    return f"DTSTART:{_moment(due_at)}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """As a value of type TEXT: no sign of it ends the value or the line, and no other control character is left."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign == "\n" or sign.isprintable()).translate(_ESCAPED)


def folded(line: str) -> str:
    """At most 75 bytes a line, never in the middle of a character; what goes on begins with a space."""
    pieces, piece, length = [], "", 0
    for sign in line:
        size = len(sign.encode())
        if length + size > _LONGEST:
            pieces.append(piece)
            # The space that marks it counts as well.
            piece, length = "", 1
        piece, length = piece + sign, length + size
    return "\r\n ".join([*pieces, piece])

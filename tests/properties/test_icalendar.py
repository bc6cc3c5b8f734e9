"""Whatever a service is called, the calendar file stays one that programs can read."""

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from onedoor.apps.requests.data import DueEntry
from onedoor.web.desk.queue.icalendar import as_icalendar, escaped, folded

NAMES = st.text(max_size=200)
UNFOLD = b"\r\n "


def entry(service: str) -> DueEntry:
    moment = datetime(2026, 3, 16, 14, 30, tzinfo=UTC)
    return DueEntry(UUID(int=7), "7K3X9", service, moment, moment, 3)


def unescaped(text: str) -> str:
    read, signs = "", iter(text)
    for sign in signs:
        following = next(signs) if sign == "\\" else ""
        read += {"n": "\n"}.get(following, following) if following else sign
    return read


@given(NAMES)
def test_no_name_ends_its_line_or_begins_another(service: str) -> None:
    content = as_icalendar([entry(service)], name="Due work", host="front.example")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    whole = [line.decode() for line in content.replace(UNFOLD, b"").split(b"\r\n")]
    # As many entries and properties as without any name at all.
    without = as_icalendar([entry("")], name="Due work", host="front.example").replace(UNFOLD, b"").split(b"\r\n")
    assert [line.partition(":")[0] for line in whole] == [line.decode().partition(":")[0] for line in without]


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]) | st.sampled_from("\n\\;,"), max_size=200))
def test_what_is_read_again_is_what_was_written(text: str) -> None:
    printable = "".join(sign for sign in text if sign == "\n" or sign.isprintable())
    assert unescaped(escaped(text)) == printable


@given(NAMES.filter(lambda text: "\r" not in text and "\n" not in text))
def test_folding_is_undone_by_every_program(line: str) -> None:
    assert folded(line).replace("\r\n ", "") == line

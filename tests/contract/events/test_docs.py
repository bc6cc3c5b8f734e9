"""Integrators are told of every type of event."""

from tests.reference import DOCUMENT, event_table


def test_every_type_of_event_is_listed() -> None:
    assert event_table() in DOCUMENT.read_text(encoding="utf-8"), "Run `python -m tests.reference`."

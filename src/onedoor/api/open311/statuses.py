"""The words for a status that UK councils' systems exchange, and what they are here.

Plain GeoReport knows `open` and `closed` only; updates carry the longer list. Clients read lower case from us and
send upper case to us; both are understood in both cases.
"""

from collections.abc import Iterable
from typing import Literal

from onedoor.apps.requests.data import CLOSED_STATUSES, OPEN_STATUSES, STOPPED_STATUSES, Status

__all__ = ["SENT", "extended_status", "matching", "plain_status", "status_taken"]

# What we say, where it is not our own word. Nothing tells the other side that the person was asked something.
_SAID_AS = {Status.WAITING: "investigating", Status.WITH_OTHERS: "investigating", Status.CANCELLED: "closed"}
SENT = tuple(dict.fromkeys(_SAID_AS.get(status, status.value) for status in Status))

# What we understand beyond our own words: GeoReport's own, and those of systems with a triage desk.
_TAKEN_AS = {
    "reopen": Status.OPEN,
    "for_triage": Status.OPEN,
    "confirmed": Status.OPEN,
    "acknowledged": Status.OPEN,
    "not_responsible": Status.NOT_RESPONSIBLE,
    "unable_to_fix": Status.NO_FURTHER_ACTION,
    "canceled": Status.CANCELLED,
}
_OWN = {status.value: status for status in Status if status not in STOPPED_STATUSES}


def extended_status(status: str) -> str:
    """Our status as the longer list has it, in lower case."""
    return _SAID_AS.get(Status(status), status)


def plain_status(is_open: bool) -> Literal["open", "closed"]:
    """GeoReport's two words."""
    return "open" if is_open else "closed"


def status_taken(word: str) -> Status | None:
    """What a sender's word means here, or None where it is not a word of the list."""
    key = word.strip().lower().replace(" ", "_")
    return _OWN.get(key) or _TAKEN_AS.get(key)


def matching(words: Iterable[str]) -> tuple[str, ...]:
    """The statuses a query for these words means: `open` and `closed` stand for all that are."""
    found: set[str] = set()
    for word in words:
        if word == "open":
            found.update(OPEN_STATUSES)
        elif word == "closed":
            found.update(CLOSED_STATUSES)
        elif status := status_taken(word):
            found.add(status)
    return tuple(sorted(found))

"""What was said in a chat, out of the JSON a chat system sends, and as the lines it is kept in.

Kept as people read it (who asks for a copy of their data reads it too): `[10:02] Jo: text`, more lines of it indented.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from onedoor.foundation.errors import Invalid

__all__ = ["Chat", "Turn", "read_chat", "read_turns", "write_turns"]

_MOST_LINES, _MOST_CHARACTERS = 1000, 4000
_ID = re.compile(r"[A-Za-z0-9._-]{1,120}")
_KEPT = re.compile(r"\[(\d\d:\d\d)?\] ([^\n:]*): (.*)")
_SPEAKERS = {"visitor": "Visitor", "agent": "Adviser", "machine": "Assistant"}


@dataclass(frozen=True, slots=True)
class Turn:
    """What one of them said at a time. `at` as a clock shows it, empty where nobody says."""

    at: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat so far; `words` are the first of the visitor. What it says of them they typed: anybody's name, address."""

    id: str
    turns: tuple[Turn, ...]
    words: str
    name: str = ""
    email: str = ""
    phone: str = ""
    reference: str = ""
    agent: str = ""


def read_chat(given: Any) -> Chat:
    """Raises Invalid, naming what cannot be read."""
    if not isinstance(given, Mapping):
        raise Invalid("The body is not a JSON object.")
    visitor = given.get("visitor") or {}
    lines = given.get("lines")
    problems: dict[str, list[str]] = {}
    if not _ID.fullmatch(_text(given, "chat")):
        problems["chat"] = ["Say which chat, in letters, digits and any of . _ - (120 at most)."]
    if not isinstance(visitor, Mapping):
        problems["visitor"] = ["Must be an object with name, email and phone."]
    if not isinstance(lines, Sequence) or isinstance(lines, str) or not 0 < len(lines) <= _MOST_LINES:
        problems["lines"] = [f"Must be a list of 1 to {_MOST_LINES:,} lines."]
    elif not all(isinstance(line, Mapping) and line.get("by") in _SPEAKERS for line in lines):
        problems["lines"] = ["Each line says by whom it is: visitor, agent or machine."]
    if problems:
        raise Invalid("Something is missing or cannot be read.", fields=problems)
    visitor, lines = dict(visitor), list(lines or ())
    name, email = _line(_text(visitor, "name"))[:150], _text(visitor, "email").lower()[:254]
    turns = tuple(_turn(line, name) for line in lines)
    words = next((_text(line, "text") for line in lines if line["by"] == "visitor" and _text(line, "text")), "")
    return Chat(
        _text(given, "chat"), turns, words.split("\n")[0][:300], name, email, _text(visitor, "phone")[:40],
        _text(given, "reference")[:40], _text(given, "agent")[:254],
    )  # fmt: skip


def _turn(line: Mapping[str, Any], visitor: str) -> Turn:
    usual = visitor if line["by"] == "visitor" and visitor else _SPEAKERS[line["by"]]
    name = _line(_text(line, "name")).replace(":", " ")[:100] or usual
    return Turn(_clock(_text(line, "at")), name, _text(line, "text").replace("\r", "")[:_MOST_CHARACTERS])


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    return value.replace("\0", "").strip() if isinstance(value, str) else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _clock(text: str) -> str:
    """As a clock on the wall here showed it; empty where it is no moment."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return f"{timezone.localtime(moment) if moment.tzinfo else moment:%H:%M}"


def write_turns(turns: Sequence[Turn]) -> str:
    return "\n".join(f"[{turn.at}] {turn.name}: " + turn.text.replace("\n", "\n  ") for turn in turns)


def read_turns(text: str) -> list[Turn]:
    """What `write_turns` wrote; what is not of it goes with what stands before."""
    turns: list[Turn] = []
    for line in text.split("\n"):
        if found := _KEPT.fullmatch(line):
            turns.append(Turn(found[1] or "", found[2], found[3]))
        elif turns:
            last = turns[-1]
            turns[-1] = Turn(last.at, last.name, f"{last.text}\n{line.removeprefix('  ')}")
    return turns

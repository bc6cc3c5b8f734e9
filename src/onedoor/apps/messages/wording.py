"""Placeholders in wordings: found, checked and filled. Knows neither Django nor the database."""

import re
from collections.abc import Mapping

from onedoor.apps.messages.data import Occasion, Wording

__all__ = ["fill", "lacking", "placeholders_in", "problems_of"]

_PLACEHOLDER = re.compile(r"\(\(\s*([^()]*?)\s*\)\)")


def placeholders_in(text: str) -> list[str]:
    """Names in double brackets, each once, in the order they first stand."""
    return list(dict.fromkeys(match.lower() for match in _PLACEHOLDER.findall(text)))


def problems_of(wording: Wording, occasion: Occasion) -> dict[str, list[str]]:
    """What is wrong with a wording, by field; empty where nothing is."""
    problems: dict[str, list[str]] = {}
    for field, text in (("subject", wording.subject), ("body", wording.body)):
        unknown = [name for name in placeholders_in(text) if name not in occasion.placeholders]
        if unknown:
            problems.setdefault(field, []).append(
                f"Remove or correct {_listed(unknown)}: this message can use {_listed(occasion.placeholders)}."
            )
        if text.count("((") != len(_PLACEHOLDER.findall(text)):
            problems.setdefault(field, []).append("Close every placeholder with two brackets, as in ((reference)).")
    used = placeholders_in(wording.subject + "\n" + wording.body)
    missing = [name for name in occasion.required if name not in used]
    if missing:
        problems.setdefault("body", []).append(f"Add {_listed(missing)}: the message makes no sense without it.")
    if not wording.body.strip():
        problems["body"] = ["Enter the wording."]
    return problems


def fill(wording: Wording, values: Mapping[str, str]) -> Wording:
    """The wording with values in place of placeholders. A line that has nothing to say is left out."""
    lines = [_fill(line, values) for line in wording.body.splitlines() if _has_all(line, values)]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    # A subject is a header of an e-mail: one line, whatever was typed into a value.
    return Wording(subject=" ".join(_fill(wording.subject, values).split()), body=body)


def lacking(wording: Wording, values: Mapping[str, str], occasion: Occasion) -> str:
    """Placeholders the message makes no sense without, and that nothing was given for, as text; empty where none."""
    used = placeholders_in(wording.subject + "\n" + wording.body)
    missing = [name for name in occasion.required if name in used and not values.get(name, "").strip()]
    return _listed(missing)


def _fill(line: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: values.get(match[1].lower(), ""), line).rstrip()


def _has_all(line: str, values: Mapping[str, str]) -> bool:
    return all(values.get(name, "").strip() for name in placeholders_in(line))


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"(({name}))" for name in names)

"""A template filter for longer texts that staff write. `{% load prose %}`"""

import re
from collections.abc import Iterator
from itertools import groupby

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

__all__ = ["prose"]

register = template.Library()

_HEADING, _POINT, _STEP = re.compile(r"^##\s+"), re.compile(r"^[-*•]\s+"), re.compile(r"^\d{1,2}[.)]\s+")


@register.filter
def prose(text: str) -> SafeString:
    """Paragraphs; `## ` begins a heading, `- ` a point, `1. ` a step. Everything else is shown as it was typed."""
    return mark_safe("".join(_blocks(text)))  # noqa: S308  Every line is escaped in _blocks.


def _blocks(text: str) -> Iterator[str]:
    lines = [line.rstrip() for line in text.splitlines()]
    for kind, group in groupby(lines, key=_kind):
        found = [str(escape(line)) for line in group]
        if kind == "heading":
            yield from (f'<h2 class="govuk-heading-s">{_HEADING.sub("", line)}</h2>' for line in found)
        elif kind == "point":
            yield _list("ul", "bullet", [_POINT.sub("", line) for line in found])
        elif kind == "step":
            yield _list("ol", "number", [_STEP.sub("", line) for line in found])
        elif kind == "words":
            yield f'<p class="govuk-body">{"<br>".join(found)}</p>'


def _kind(line: str) -> str:
    if not line.strip():
        return ""
    kinds = (("heading", _HEADING), ("point", _POINT), ("step", _STEP))
    return next((name for name, pattern in kinds if pattern.match(line)), "words")


def _list(tag: str, kind: str, lines: list[str]) -> str:
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f'<{tag} class="govuk-list govuk-list--{kind}">{items}</{tag}>'

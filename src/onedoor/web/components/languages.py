"""Texts from the directory in the reader's language, and English marked as English where that is all there is."""

from collections.abc import Iterable
from typing import Protocol

from django.utils.html import format_html
from django.utils.translation import get_language

__all__ = ["Worded", "is_partly_english", "language_marked", "marked_english", "reads_welsh"]


class Worded(Protocol):
    """What is needed of a service or a question."""

    def words_in(self, name: str, language: str) -> str: ...
    def is_english_only(self, name: str) -> bool: ...


def reads_welsh() -> bool:
    return get_language() == "cy"


def marked_english(text: str) -> str:
    """Told to screen readers as English, so that they do not read it out as Welsh."""
    return format_html('<span lang="en">{}</span>', text) if text else text


def language_marked(worded: Worded, name: str) -> str:
    """The text in the reader's language; in English, and marked so, where there is no other."""
    text = worded.words_in(name, get_language() or "en-gb")
    return marked_english(text) if reads_welsh() and worded.is_english_only(name) else text


def is_partly_english(texts: Iterable[tuple[Worded, str]]) -> bool:
    """Whether a reader of Welsh meets English in any of these texts."""
    return reads_welsh() and any(worded.is_english_only(name) for worded, name in texts)

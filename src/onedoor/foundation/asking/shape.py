"""A form: pages of questions, in English and Welsh, and the JSON it is kept and exchanged in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

__all__ = [
    "ANSWERS",
    "KINDS",
    "LISTS",
    "MOST_ENTRIES",
    "Clause",
    "Condition",
    "Form",
    "Option",
    "Page",
    "Question",
    "in_language",
    "new_code",
    "write",
]

KINDS = {
    "text": "A few words",
    "long_text": "A longer answer",
    "number": "A number",
    "money": "An amount of money",
    "date": "A date",
    "choice": "One of a list",
    "choices": "Any of a list",
    "email": "An e-mail address",
    "phone": "A phone number",
    "address": "An address",
    "person": "A person",
    "file": "A file or photo",
    "point": "A spot on the map",
}
LISTS = frozenset(("choice", "choices"))
# What a test may ask of an answer, as it is said: “How much is there?” is “A van full”.
ANSWERS = {
    "is": "is",
    "is_not": "is answered, and is not",
    "more": "is more than, or later than",
    "less": "is less than, or earlier than",
    "answered": "is answered",
    "unanswered": "is not answered",
}
MOST_ENTRIES = 20


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a list."""

    code: str
    label: str
    label_cy: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """What another answer must be. `value` is an option's code, a number or a day; empty for “is answered”."""

    question: str
    asks: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """When something is asked: where every test is true, or (`is_any`) where one is."""

    tests: tuple[Clause, ...]
    is_any: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `least` and `most` bound a number, an amount, a day, or how many characters or choices.

    The answer to one that `is_private` is shown to the person and to those who deal with it, to nobody else.
    """

    code: str
    kind: str
    label: str
    label_cy: str = ""
    hint: str = ""
    hint_cy: str = ""
    is_required: bool = False
    is_private: bool = False
    options: tuple[Option, ...] = ()
    least: str = ""
    most: str = ""
    when: Condition | None = None

    def option(self, code: str) -> Option | None:
        return next((option for option in self.options if option.code == code), None)


@dataclass(frozen=True, slots=True)
class Page:
    """Questions asked together. With `entries` they are asked again for each `entry`, so many times at most.

    Whoever meets one that `is_exit` goes no further: it says why, and what to do instead.
    """

    code: str
    title: str = ""
    title_cy: str = ""
    intro: str = ""
    intro_cy: str = ""
    entries: int = 0
    entry: str = ""
    entry_cy: str = ""
    is_exit: bool = False
    when: Condition | None = None
    questions: tuple[Question, ...] = ()

    @property
    def repeats(self) -> bool:
        return self.entries > 0


@dataclass(frozen=True, slots=True)
class Form:
    """All that a service asks. Words and photos are what every request may have beside its own questions."""

    pages: tuple[Page, ...] = ()
    takes_words: bool = True
    takes_photos: bool = True

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for page in self.pages for question in page.questions)

    @property
    def asks_files(self) -> bool:
        return any(question.kind == "file" for question in self.questions)

    def page(self, code: str) -> Page | None:
        return next((page for page in self.pages if page.code == code), None)

    def question(self, code: str) -> Question | None:
        return next((question for question in self.questions if question.code == code), None)

    def page_of(self, code: str) -> Page | None:
        """The page on which the question stands."""
        return next((page for page in self.pages if any(one.code == code for one in page.questions)), None)


def in_language(thing: "Question | Page | Option", name: str, language: str) -> str:
    """That text in the language, or in English where it has none."""
    own = getattr(thing, f"{name}_cy") if language == "cy" else ""
    return str(own or getattr(thing, name))


def new_code(wanted: str, taken: Sequence[str]) -> str:
    """A code like the wanted one that is not taken."""
    base = (re.sub(r"[^a-z0-9]+", "-", wanted.lower()).strip("-") or "question")[:36].strip("-")
    codes = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(code for code in codes if code not in taken)


def write(form: Form) -> dict[str, Any]:
    """As JSON keeps it; what is as usual is left out."""
    kept: dict[str, Any] = _written(form)
    return kept


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    if isinstance(value, str | int) or value is None:
        return value
    kept = {}
    for one in fields(value):
        given = getattr(value, one.name)
        if given != one.default:
            kept[one.name] = _written(given)
    return kept

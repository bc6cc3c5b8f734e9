"""Reading a form out of JSON, which may be a file that somebody brought."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from onedoor.foundation.asking.shape import (
    ANSWERS,
    KINDS,
    LISTS,
    MOST_ENTRIES,
    Clause,
    Condition,
    Form,
    Option,
    Page,
    Question,
)

__all__ = ["Unreadable", "read"]

_MOST_PAGES, _MOST_QUESTIONS, _MOST_OPTIONS = 50, 100, 200
_CODE = re.compile(r"[a-zA-Z0-9_-]{1,40}\Z")


class Unreadable(Exception):
    """A definition that cannot be read; `problems` say in plain words what and where."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(self.problems))


def read(given: Any) -> Form:
    """The form that JSON describes. Raises Unreadable with everything that is wrong, said as people say it."""
    problems: list[str] = []
    form = _Reader(problems).form(given)
    if problems:
        raise Unreadable(problems)
    return form


class _Reader:
    """Reads what may be anything at all: a file somebody brought. Never raises; notes what is wrong."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems

    def form(self, given: Any) -> Form:
        if not isinstance(given, Mapping):
            self.problems.append("This is not a form.")
            return Form()
        pages = tuple(
            self.page(one, at) for at, one in enumerate(self.many(given, "pages", "The form", _MOST_PAGES), 1)
        )
        form = Form(
            pages,
            takes_words=self.yes(given, "takes_words", "The form", True),
            takes_photos=self.yes(given, "takes_photos", "The form", True),
        )
        if len(form.questions) > _MOST_QUESTIONS:
            self.problems.append(f"A form has {_MOST_QUESTIONS} questions at most.")
        self.once([page.code for page in pages], "Two pages have the code “{}”.")
        self.once([question.code for question in form.questions], "Two questions have the code “{}”.")
        return form

    def page(self, given: Any, at: int) -> Page:
        where = f"Page {at}"
        if not isinstance(given, Mapping):
            self.problems.append(f"{where} is not a page.")
            return Page(f"page-{at}")
        asked = self.many(given, "questions", where, _MOST_QUESTIONS)
        return Page(
            code=self.code(given, where),
            title=self.words(given, "title", where, 120),
            title_cy=self.words(given, "title_cy", where, 160),
            intro=self.words(given, "intro", where, 2000),
            intro_cy=self.words(given, "intro_cy", where, 2000),
            entries=self.number(given, "entries", where, MOST_ENTRIES),
            entry=self.words(given, "entry", where, 60),
            entry_cy=self.words(given, "entry_cy", where, 60),
            is_exit=self.yes(given, "is_exit", where, False),
            when=self.when(given, where),
            questions=tuple(self.question(one, f"{where}, question {number}") for number, one in enumerate(asked, 1)),
        )

    def question(self, given: Any, where: str) -> Question:
        if not isinstance(given, Mapping):
            self.problems.append(f"{where} is not a question.")
            return Question("", "text", "")
        kind = self.words(given, "kind", where, 20) or "text"
        if kind not in KINDS:
            self.problems.append(f"{where}: there is no kind of question called “{kind}”.")
            kind = "text"
        options = self.many(given, "options", where, _MOST_OPTIONS) if kind in LISTS else []
        question = Question(
            code=self.code(given, where),
            kind=kind,
            label=self.words(given, "label", where, 200),
            label_cy=self.words(given, "label_cy", where, 240),
            hint=self.words(given, "hint", where, 500),
            hint_cy=self.words(given, "hint_cy", where, 500),
            is_required=self.yes(given, "is_required", where, False),
            is_private=self.yes(given, "is_private", where, False),
            options=tuple(self.option(one, where) for one in options),
            least=self.words(given, "least", where, 20),
            most=self.words(given, "most", where, 20),
            when=self.when(given, where),
        )
        if not question.label:
            self.problems.append(f"{where} has no words.")
        self.once([option.code for option in question.options], where + ": two answers have the code “{}”.")
        return question

    def option(self, given: Any, where: str) -> Option:
        if not isinstance(given, Mapping):
            self.problems.append(f"{where}: an answer of its list cannot be read.")
            return Option("", "")
        label = self.words(given, "label", where, 200)
        if not label:
            self.problems.append(f"{where}: an answer of its list has no words.")
        return Option(self.code(given, where), label, self.words(given, "label_cy", where, 240))

    def when(self, given: Mapping[str, Any], where: str) -> Condition | None:
        found = given.get("when")
        if found is None:
            return None
        if not isinstance(found, Mapping):
            self.problems.append(f"{where}: when it is asked cannot be read.")
            return None
        tests = tuple(self.test(one, where) for one in self.many(found, "tests", where, 20))
        return Condition(tests, is_any=self.yes(found, "is_any", where, False)) if tests else None

    def test(self, given: Any, where: str) -> Clause:
        if not isinstance(given, Mapping) or given.get("asks") not in ANSWERS:
            self.problems.append(f"{where}: when it is asked cannot be read.")
            return Clause("", "answered")
        return Clause(
            self.words(given, "question", where, 40), str(given["asks"]), self.words(given, "value", where, 200)
        )

    def code(self, given: Mapping[str, Any], where: str) -> str:
        code = given.get("code")
        if not isinstance(code, str) or not _CODE.match(code):
            self.problems.append(f"{where} needs a code of letters, digits and hyphens, 40 at most.")
            return ""
        return code

    def words(self, given: Mapping[str, Any], name: str, where: str, most: int) -> str:
        text = given.get(name, "")
        if not isinstance(text, str):
            self.problems.append(f"{where}: “{name}” must be words.")
            return ""
        text = text.replace("\r\n", "\n").strip()
        if len(text) > most or "\x00" in text:
            self.problems.append(f"{where}: “{name}” must be {most} characters or fewer.")
        return text

    def yes(self, given: Mapping[str, Any], name: str, where: str, usual: bool) -> bool:
        value = given.get(name, usual)
        if not isinstance(value, bool):
            self.problems.append(f"{where}: “{name}” must be true or false.")
            return usual
        return value

    def number(self, given: Mapping[str, Any], name: str, where: str, most: int) -> int:
        value = given.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            self.problems.append(f"{where}: “{name}” must be a number from 0 to {most}.")
            return 0
        return value

    def many(self, given: Mapping[str, Any], name: str, where: str, most: int) -> list[Any]:
        value = given.get(name, [])
        if not isinstance(value, list) or len(value) > most:
            self.problems.append(f"{where}: “{name}” must be a list of {most} at most.")
            return []
        return value

    def once(self, codes: Sequence[str], words: str) -> None:
        for code in sorted({code for code in codes if code and codes.count(code) > 1}):
            self.problems.append(words.format(code))

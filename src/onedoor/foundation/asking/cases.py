"""Test cases kept with a form: answers somebody might give, and what must come of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onedoor.foundation.asking.reading import Unreadable
from onedoor.foundation.asking.shape import Form
from onedoor.foundation.asking.walking import check_all, steps

__all__ = ["Case", "Outcome", "outcome_of", "read_cases", "run", "write_cases"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of answers: the pages that are shown, and the questions that are missing or wrong, if any."""

    pages: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Answers by key, and the outcome that is expected of them."""

    name: str
    answers: Mapping[str, tuple[str, ...]]
    expected: Outcome


def outcome_of(form: Form, answers: Mapping[str, Sequence[str]], today: date) -> Outcome:
    shown = list(dict.fromkeys(step.page.code for step in steps(form, answers)))
    return Outcome(tuple(shown), tuple(check_all(form, answers, today=today, takes_files=False).wrong))


def run(form: Form, cases: Sequence[Case], today: date) -> dict[str, str]:
    """By the name of each case that does not come out as expected, what came instead."""
    found = {}
    for case in cases:
        actual = outcome_of(form, case.answers, today)
        if actual != case.expected:
            found[case.name] = _difference(form, case.expected, actual)
    return found


def _difference(form: Form, expected: Outcome, actual: Outcome) -> str:
    said = []
    for words, before, now in (
        ("no longer shows", expected.pages, actual.pages),
        ("no longer refuses", expected.wrong, actual.wrong),
    ):
        if gone := [one for one in before if one not in now]:
            said.append(f"{words} {_named(form, gone)}")
    for words, before, now in (
        ("now shows", expected.pages, actual.pages),
        ("now refuses", expected.wrong, actual.wrong),
    ):
        if new := [one for one in now if one not in before]:
            said.append(f"{words} {_named(form, new)}")
    return "; ".join(said) or "asks in another order"


def _named(form: Form, codes: Sequence[str]) -> str:
    names = []
    for code in codes:
        page, question = form.page(code), form.question(code.partition(".")[0])
        names.append(f"“{(page and page.title) or (question and question.label) or code}”")
    return ", ".join(names)


def write_cases(cases: Sequence[Case]) -> list[dict[str, Any]]:
    return [
        {
            "name": case.name,
            "answers": {key: list(values) for key, values in case.answers.items()},
            "pages": list(case.expected.pages),
            "wrong": list(case.expected.wrong),
        }
        for case in cases
    ]


def read_cases(given: Any) -> list[Case]:
    """Raises Unreadable."""
    if not isinstance(given, list) or len(given) > 100:
        raise Unreadable(["The test cases must be a list of 100 at most."])
    return [_case(one, at) for at, one in enumerate(given, 1)]


def _case(given: Any, at: int) -> Case:
    answers = given.get("answers") if isinstance(given, Mapping) else None
    if not isinstance(answers, Mapping) or not isinstance(given.get("name"), str) or not given["name"].strip():
        raise Unreadable([f"Test case {at} needs a name and answers."])
    lists = [*answers.values(), given.get("pages", []), given.get("wrong", [])]
    if not all(isinstance(one, list) and all(isinstance(text, str) for text in one) for one in lists):
        raise Unreadable([f"Test case {at} cannot be read."])
    texts = {str(key): tuple(values) for key, values in answers.items()}
    return Case(
        given["name"].strip()[:120], texts, Outcome(tuple(given.get("pages", [])), tuple(given.get("wrong", [])))
    )

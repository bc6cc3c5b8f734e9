"""Going through a form with answers: what is asked, what may yet be asked on a page, what is missing.

Answers are texts by key: the question's code, and in a repeated page `code.2` for the second entry. The walk goes
once through the pages in order and looks back only, so it ends whatever the form says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onedoor.foundation.asking.answer import CheckedAnswer
from onedoor.foundation.asking.conditions import Found, is_met
from onedoor.foundation.asking.shape import Clause, Condition, Form, Page, Question, in_language
from onedoor.foundation.asking.values import Wrong, check, say

__all__ = [
    "Asked",
    "Checked",
    "Given",
    "Step",
    "asked_of",
    "check_all",
    "entries_of",
    "key_of",
    "offered",
    "offered_at_once",
    "steps",
    "without_entry",
]

Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Step:
    """A page as it is shown: once, or for the first, second, third entry."""

    page: Page
    entry: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is asked: its key among the answers, and on which step.

    `live` is what it hangs on that may yet change while the page is filled in: answers on the same page.
    """

    question: Question
    key: str
    step: Step
    live: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """`wrong` says by key what is missing or will not do; without any, `answers` are whole."""

    answers: tuple[CheckedAnswer, ...] = ()
    wrong: Mapping[str, str] = field(default_factory=dict)


def key_of(question: Question, step: Step) -> str:
    return f"{question.code}.{step.entry}" if step.entry else question.code


def _texts(given: Given, key: str) -> list[str]:
    return [text for value in given.get(key, ()) if (text := str(value).strip())]


def entries_of(page: Page, given: Given) -> int:
    """How many entries a repeated page has so far: one at least, and no more than it may have."""
    codes = {question.code for question in page.questions}
    numbers = [_entry(key, codes) for key in given if "." in key and _texts(given, key)]
    return min(max([1, *numbers]), page.entries)


def _entry(key: str, codes: set[str]) -> int:
    code, _, number = key.rpartition(".")
    return int(number) if code in codes and number.isascii() and number.isdigit() and len(number) < 4 else 0


def _steps_of(page: Page, given: Given) -> list[Step]:
    return [Step(page, entry) for entry in range(1, entries_of(page, given) + 1)] if page.repeats else [Step(page)]


def _walk(form: Form, given: Given) -> Iterator[tuple[Step, list[Asked]]]:
    """Each step that is shown, with what is asked on it; after an exit there is none."""
    known: dict[str, Sequence[str]] = {}
    for page in form.pages:
        if not is_met(page.when, lambda code: known.get(code, ())):
            continue
        for step in _steps_of(page, given):
            asked = []
            for question in page.questions:
                if is_met(question.when, _found(known, step)):
                    key = key_of(question, step)
                    known[key] = _texts(given, key)
                    asked.append(Asked(question, key, step))
            yield step, asked
        if page.is_exit:
            return


def _found(known: Mapping[str, Sequence[str]], step: Step) -> Found:
    """The answer of this entry before that of the form as a whole."""
    return lambda code: (
        known.get(f"{code}.{step.entry}", ()) if f"{code}.{step.entry}" in known else known.get(code, ())
    )


def steps(form: Form, given: Given) -> list[Step]:
    """The pages that are shown to who answers so, in order; those that ask nothing, and say nothing, are left out."""
    return [step for step, asked in _walk(form, given) if asked or step.page.intro or step.page.is_exit]


def asked_of(form: Form, given: Given) -> list[Asked]:
    """Every question that is asked of who answers so, in order."""
    return [one for _step, asked in _walk(form, given) for one in asked]


def offered(form: Form, given: Given, step: Step) -> list[Asked]:
    """What is to stand on a page: what is asked for certain, and what may be, by other answers on the same page."""
    known: dict[str, Sequence[str]] = {}
    for other, asked in _walk(form, given):
        if other == step:
            break
        known.update({one.key: _texts(given, one.key) for one in asked})
    here: set[str] = set()
    shown = []
    for question in step.page.questions:
        is_possible, live = _left_of(question.when, here, _found(known, step))
        if is_possible:
            here.add(question.code)
            shown.append(Asked(question, key_of(question, step), step, (live,) if live else ()))
    return shown


def offered_at_once(form: Form, given: Given, entries: Mapping[str, int]) -> list[Asked]:
    """Every question on one page, for somebody who asks them aloud. `entries` says how many of each repeated page."""
    shown = []
    for page in form.pages:
        count = max(entries_of(page, given), min(entries.get(page.code, 1), page.entries))
        for step in [Step(page, entry) for entry in range(1, count + 1)] if page.repeats else [Step(page)]:
            for question in page.questions:
                live = tuple(condition for condition in (page.when, question.when) if condition)
                shown.append(Asked(question, key_of(question, step), step, live))
    return shown


def _left_of(condition: Condition | None, here: set[str], found: Found) -> tuple[bool, Condition | None]:
    """Whether it can still be met, and by what of this page."""
    if condition is None or not condition.tests:
        return True, None
    open_tests = tuple(test for test in condition.tests if test.question in here)
    settled = [_is_true(test, found) for test in condition.tests if test.question not in here]
    if condition.is_any:
        if any(settled):
            return True, None
        return bool(open_tests), Condition(open_tests, is_any=True)
    if not all(settled):
        return False, None
    return True, Condition(open_tests) if open_tests else None


def _is_true(test: Clause, found: Found) -> bool:
    return is_met(Condition((test,)), found)


def check_all(
    form: Form,
    given: Given,
    *,
    language: str = "en",
    today: date | None = None,
    only: Step | None = None,
    takes_files: bool = True,
) -> Checked:
    """Every answer that was asked for, checked, in order; what was not asked is left out, whatever was given.

    `only`: of one step. Without `takes_files` nobody is held to bring one: a caller on the phone has none. An exit
    that is met is wrong under the code of its page: nothing can be sent.
    """
    answers: list[CheckedAnswer] = []
    wrong: dict[str, str] = {}
    for step, asked in _walk(form, given):
        if only is not None and step != only:
            continue
        if step.page.is_exit:
            wrong[step.page.code] = _way_out(step.page, language)
        for one in asked:
            try:
                answer = _checked(one, _texts(given, one.key), language, today, takes_files)
            except Wrong as problem:
                wrong[one.key] = problem.said(one.question, language)
            else:
                answers += [answer] if answer else []
    for key, most in _beyond(form, given):
        wrong.setdefault(key, say("entries", language, most=str(most)))
    return Checked(tuple(answers), wrong)


def _way_out(page: Page, language: str) -> str:
    texts = [in_language(page, name, language).strip() for name in ("title", "intro")]
    return " ".join(text if text[-1] in ".!?" else f"{text}." for text in texts if text)


def _beyond(form: Form, given: Given) -> Iterator[tuple[str, int]]:
    """Entries above what a page takes are not dropped unsaid."""
    for page in form.pages:
        codes = {question.code for question in page.questions}
        yield from ((key, page.entries) for key in given if page.repeats and _entry(key, codes) > page.entries)


def _checked(
    one: Asked, values: Sequence[str], language: str, today: date | None, takes_files: bool
) -> CheckedAnswer | None:
    question = one.question
    if not values:
        if question.is_required and (takes_files or question.kind != "file"):
            raise Wrong("missing")
        return None
    value, shown = check(question, values, language, today=today)
    return CheckedAnswer(one.key, _label(one, language), value, shown, question.is_private)


def _label(one: Asked, language: str) -> str:
    label = in_language(one.question, "label", language)
    if not one.step.entry:
        return label
    entry = in_language(one.step.page, "entry", language) or in_language(one.step.page, "title", language)
    return f"{entry[:1].upper()}{entry[1:]} {one.step.entry}: {label}" if entry else f"{one.step.entry}: {label}"


def without_entry(page: Page, given: Given, entry: int) -> dict[str, list[str]]:
    """The answers without that entry; those after it move up."""
    kept = {}
    codes = {question.code for question in page.questions}
    for key, values in given.items():
        number = _entry(key, codes)
        if number == entry:
            continue
        code = key.rpartition(".")[0]
        kept[f"{code}.{number - 1}" if number > entry else key] = list(values)
    return kept

"""What is wrong with a form, found before anybody meets it; and what is not yet said in Welsh."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from onedoor.foundation.asking.shape import LISTS, Condition, Form, Page, Question

__all__ = ["faults", "missing_welsh"]

_BOUNDED = frozenset(("number", "money", "date", "text", "long_text", "choices"))


def faults(form: Form) -> list[str]:
    """Why it cannot be published, in plain words; empty where it can."""
    found = [*_of_pages(form), *_of_questions(form)]
    circles = _circles(form)
    return [*found, *(circles or _looks_ahead(form))]


def _name(page: Page, form: Form) -> str:
    number = form.pages.index(page) + 1
    return f"Page {number} “{page.title}”" if page.title else f"Page {number}"


def _of_pages(form: Form) -> Iterator[str]:
    for page in form.pages:
        if not page.questions and not page.intro:
            yield f"{_name(page, form)} asks nothing and says nothing. Add a question, or remove the page."
        if page.is_exit:
            yield from _of_exit(page, _name(page, form))
        if page.repeats and not page.questions:
            yield f"{_name(page, form)} is asked again and again, but asks nothing."
        yield from _of_condition(page.when, _name(page, form), form, None)


def _of_exit(page: Page, name: str) -> Iterator[str]:
    if page.when is None:
        yield f"{name} ends the form for everybody. Say whom it is for."
    if page.questions:
        yield f"{name} ends the form, so nobody answers its questions. Move them to another page."
    if not page.intro:
        yield f"{name} ends the form without a word. Say why, and what to do instead."


def _of_questions(form: Form) -> Iterator[str]:
    for page in form.pages:
        for question in page.questions:
            name = f"“{question.label}”"
            if question.kind in LISTS and len(question.options) < 2:
                yield f"{name} needs at least two answers to choose from."
            yield from _of_bounds(question, name)
            yield from _of_condition(question.when, name, form, page)


def _of_bounds(question: Question, name: str) -> Iterator[str]:
    if question.kind not in _BOUNDED:
        return
    bounds = [_bound(question, text) for text in (question.least, question.most)]
    if "wrong" in bounds:
        kind = "a date like 2026-03-27, or the word today" if question.kind == "date" else "a number"
        yield f"{name}: the least and the most must each be {kind}."
    elif isinstance(bounds[0], Decimal) and isinstance(bounds[1], Decimal) and bounds[0] > bounds[1]:
        yield f"{name}: the least is more than the most, so nothing can be answered."
    elif question.kind == "choices" and isinstance(bounds[0], Decimal) and bounds[0] > len(question.options):
        yield f"{name}: more must be chosen than there are to choose from."


def _bound(question: Question, text: str) -> Decimal | str:
    if not text or (question.kind == "date" and text == "today"):
        return ""
    try:
        if question.kind == "date":
            return Decimal(date.fromisoformat(text).toordinal())
        number = Decimal(text)
    except (ValueError, InvalidOperation):
        return "wrong"
    is_count = question.kind in ("text", "long_text", "choices")
    return "wrong" if not number.is_finite() or (is_count and not text.isdigit()) else number


def _of_condition(condition: Condition | None, name: str, form: Form, page: Page | None) -> Iterator[str]:
    for test in condition.tests if condition else ():
        asked = form.question(test.question)
        home = form.page_of(test.question)
        if asked is None or home is None:
            yield f"{name} hangs on a question that is not there any more."
        elif home.repeats and home != page:
            yield f"{name} hangs on “{asked.label}”, which is asked several times: it is not clear which answer counts."
        elif test.asks in ("is", "is_not") and asked.kind in LISTS and asked.option(test.value) is None:
            yield f"{name} hangs on an answer to “{asked.label}” that is not in its list any more."
        elif test.asks not in ("answered", "unanswered") and not test.value:
            yield f"{name} hangs on “{asked.label}”, but not on which answer."
        elif test.asks in ("more", "less") and asked.kind not in ("number", "money", "date"):
            yield f"{name}: “{asked.label}” has no more or less. Only a number, an amount or a date has."


def _needs(form: Form) -> dict[str, set[str]]:
    """By question, those on which it hangs: by its own condition and by its page's."""
    codes = {question.code for question in form.questions}
    return {
        question.code: {
            test.question
            for condition in (page.when, question.when)
            if condition
            for test in condition.tests
            if test.question in codes
        }
        for page in form.pages
        for question in page.questions
    }


def _circles(form: Form) -> list[str]:
    """Questions that wait for each other, so that none of them is ever asked."""
    needs = _needs(form)
    said: list[str] = []
    seen: set[frozenset[str]] = set()
    for start in needs:
        circle = _circle_from(start, needs)
        if circle and frozenset(circle) not in seen:
            seen.add(frozenset(circle))
            labels = [f"“{form.question(code).label}”" for code in circle]  # type: ignore[union-attr]
            said.append(f"These wait for each other, so nobody is ever asked them: {', then '.join(labels)}.")
    return said


def _circle_from(start: str, needs: dict[str, set[str]]) -> list[str]:
    """The shortest way from a question back to itself; empty where there is none."""
    paths = [[start]]
    reached: set[str] = set()
    while paths:
        path = paths.pop(0)
        for code in sorted(needs[path[-1]]):
            if code == start:
                return path
            if code not in reached:
                reached.add(code)
                paths.append([*path, code])
    return []


def _looks_ahead(form: Form) -> list[str]:
    said = []
    earlier: set[str] = set()
    for page in form.pages:
        said += _ahead(page.when, _name(page, form), earlier, form)
        for question in page.questions:
            said += _ahead(question.when, f"“{question.label}”", earlier, form)
            earlier.add(question.code)
    return said


def _ahead(condition: Condition | None, name: str, earlier: set[str], form: Form) -> list[str]:
    asked = [form.question(test.question) for test in condition.tests] if condition else []
    return [
        f"{name} hangs on “{one.label}”, which is asked later. Move it behind that question."
        for one in asked
        if one is not None and one.code not in earlier
    ]


def missing_welsh(form: Form) -> list[str]:
    """Every text that stands in English only, as it reads."""
    things = [thing for page in form.pages for thing in (page, *_texts_of(page))]
    names = ("title", "intro", "entry", "label", "hint")
    pairs = [(getattr(thing, name, ""), getattr(thing, f"{name}_cy", "")) for thing in things for name in names]
    return [english for english, welsh in pairs if english and not welsh]


def _texts_of(page: Page) -> Iterator[object]:
    for question in page.questions:
        yield question
        yield from question.options

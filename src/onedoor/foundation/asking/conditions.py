"""When something is asked, decided from the answers so far; and the same in words."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from onedoor.foundation.asking.shape import Clause, Condition, Form, Question, in_language

__all__ = ["Found", "as_words", "is_met", "shown_value"]

# The values given to a question so far; none where it was not answered or not asked.
Found = Callable[[str], Sequence[str]]

_WORDS = {
    "en": {
        "only": "Only if {tests}", "and": " and ", "or": " or ",
        "is": "“{question}” is “{value}”", "is_not": "“{question}” is not “{value}”",
        "more": "“{question}” is more than {value}", "less": "“{question}” is less than {value}",
        "later": "“{question}” is later than {value}", "earlier": "“{question}” is earlier than {value}",
        "answered": "“{question}” is answered", "unanswered": "“{question}” is not answered",
    },
    "cy": {
        "only": "Dim ond os: {tests}", "and": " a ", "or": " neu ",
        "is": "yr ateb i “{question}” yw “{value}”", "is_not": "nid “{value}” yw’r ateb i “{question}”",
        "more": "mae’r ateb i “{question}” yn fwy na {value}", "less": "mae’r ateb i “{question}” yn llai na {value}",
        "later": "mae’r ateb i “{question}” ar ôl {value}", "earlier": "mae’r ateb i “{question}” cyn {value}",
        "answered": "mae ateb i “{question}”", "unanswered": "nid oes ateb i “{question}”",
    },
}  # fmt: skip


def is_met(condition: Condition | None, found: Found) -> bool:
    """Nothing but “is not answered” is true of a question that was not answered."""
    if condition is None or not condition.tests:
        return True
    return (any if condition.is_any else all)(_is_true(test, found(test.question)) for test in condition.tests)


def _is_true(test: Clause, given: Sequence[str]) -> bool:
    if test.asks == "unanswered" or not given:
        return test.asks == "unanswered" and not given
    match test.asks:
        case "answered":
            return True
        case "is":
            return any(_alike(one, test.value) for one in given)
        case "is_not":
            return not any(_alike(one, test.value) for one in given)
        case _:
            return _is_beyond(given[0], test)


def _alike(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _is_beyond(given: str, test: Clause) -> bool:
    pair = _numbers(given, test.value) or _days(given, test.value)
    if pair is None:
        return False
    return pair[0] > pair[1] if test.asks == "more" else pair[0] < pair[1]


def _numbers(given: str, bound: str) -> tuple[Decimal, Decimal] | None:
    try:
        pair = Decimal(given.replace(",", "").lstrip("£ ")), Decimal(bound.replace(",", "").lstrip("£ "))
    except InvalidOperation:
        return None
    return pair if all(number.is_finite() for number in pair) else None


def _days(given: str, bound: str) -> tuple[Decimal, Decimal] | None:
    try:
        return Decimal(date.fromisoformat(given[:10]).toordinal()), Decimal(date.fromisoformat(bound[:10]).toordinal())
    except ValueError:
        return None


def as_words(condition: Condition, form: Form, language: str = "en") -> str:
    """The condition as people say it: Only if “How much is there?” is “A van full”."""
    words = _WORDS["cy" if language == "cy" else "en"]
    tests = [_test_in_words(test, form, language, words) for test in condition.tests]
    return words["only"].format(tests=words["or" if condition.is_any else "and"].join(tests))


def _test_in_words(test: Clause, form: Form, language: str, words: dict[str, str]) -> str:
    question = form.question(test.question)
    asks = test.asks
    if question is not None and question.kind == "date":
        asks = {"more": "later", "less": "earlier"}.get(asks, asks)
    label = in_language(question, "label", language) if question else test.question
    return words[asks].format(question=label, value=shown_value(question, test.value, language))


def shown_value(question: Question | None, value: str, language: str) -> str:
    option = question.option(value) if question else None
    return in_language(option, "label", language) if option else value

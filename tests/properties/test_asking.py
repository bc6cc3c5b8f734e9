"""Forms nobody would build, answered as nobody would answer: each either submits or says what is missing."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onedoor.foundation.asking.cases import Case, Outcome, outcome_of, read_cases, run, write_cases
from onedoor.foundation.asking.proving import faults
from onedoor.foundation.asking.reading import Unreadable, read
from onedoor.foundation.asking.shape import (
    ANSWERS,
    KINDS,
    LISTS,
    Clause,
    Condition,
    Form,
    Option,
    Page,
    Question,
    write,
)
from onedoor.foundation.asking.walking import check_all, entries_of, key_of, offered, steps, without_entry

TODAY = date(2026, 3, 4)
CODES = [f"q{number}" for number in range(8)]
OPTIONS = (Option("a", "A"), Option("b", "B", "B yn Gymraeg"), Option("c", "C"))
# One that fits each kind, whatever the question's bounds.
GOOD = {
    "text": "words", "long_text": "more words", "number": "3", "money": "£1,234.50", "date": "2026-03-27",
    "email": "ivy@marlow.example", "phone": "01632 960001", "address": "1 Long Lane\nTeasel\nsk138ab",
    "person": "Ivy\nMarlow", "file": "photo.jpg", "point": "53.05, -1.95", "choice": "a", "choices": "b",
}  # fmt: skip

clauses = st.builds(
    Clause, st.sampled_from(CODES), st.sampled_from(list(ANSWERS)), st.sampled_from(["a", "3", "2026-01-01", ""])
)
conditions = st.none() | st.builds(Condition, st.lists(clauses, min_size=1, max_size=3).map(tuple), st.booleans())


@st.composite
def forms(draw: st.DrawFn) -> Form:
    codes = draw(st.lists(st.sampled_from(CODES), unique=True, max_size=8))
    pages: list[Page] = []
    while codes or not pages:
        here, codes = codes[:3], codes[3:]
        questions = []
        for code in here:
            kind = draw(st.sampled_from(list(KINDS)))
            options = OPTIONS if kind in LISTS else ()
            is_required, when = draw(st.booleans()), draw(conditions)
            questions.append(
                Question(code, kind, f"Label of {code}", is_required=is_required, options=options, when=when)
            )
        entries = draw(st.sampled_from([0, 0, 3]))
        name = f"page{len(pages)}"
        is_exit = draw(st.sampled_from([False, False, True]))
        pages.append(
            Page(
                name, intro="Read this", entries=entries, is_exit=is_exit, when=draw(conditions),
                questions=tuple(questions),
            )
        )  # fmt: skip
    return Form(tuple(pages))


keys = st.sampled_from([*CODES, *(f"{code}.{number}" for code in CODES for number in (1, 2, 3))])
answers = st.dictionaries(
    keys, st.lists(st.sampled_from([*GOOD.values(), "", " ", "nonsense, \x00"]) | st.text(max_size=8), max_size=2)
)


def _fill(form: Form, given_: dict[str, list[str]], *, all_of_it: bool) -> dict[str, list[str]]:
    """As a person does: page by page, answering what stands there, until there is no further page."""
    done: set[Any] = set()
    while step := next((step for step in steps(form, given_) if (step.page.code, step.entry) not in done), None):
        done.add((step.page.code, step.entry))
        for asked in offered(form, given_, step):
            if asked.question.is_required or all_of_it:
                given_[asked.key] = [GOOD[asked.question.kind]]
    return given_


@settings(max_examples=40, deadline=None)
@given(forms(), answers, st.sampled_from(["en", "cy"]))
def test_any_path_submits_or_says_what_is_missing(form: Form, said: dict[str, list[str]], language: str) -> None:
    checked = check_all(form, said, language=language, today=TODAY)
    asked = {one.key: one for step in steps(form, said) for one in offered(form, said, step)}
    out = {step.page.code for step in steps(form, said) if step.page.is_exit}
    assert out == set(checked.wrong) - set(asked)
    for key in checked.wrong.keys() & asked.keys():
        words = checked.wrong[key]
        # What is wrong names a question that stands on a page the person can go to, in words.
        assert asked[key].question.code in words or asked[key].question.label in words
    given_ = {answer.code for answer in checked.answers}
    for key, one in asked.items():
        certain = not one.live
        assert not (certain and one.question.is_required) or key in given_ or key in checked.wrong
    assert given_ <= asked.keys()
    assert not given_ & checked.wrong.keys()


@settings(max_examples=40, deadline=None)
@given(forms(), st.booleans())
def test_who_answers_what_is_asked_page_by_page_can_always_send_it(form: Form, all_of_it: bool) -> None:
    said = _fill(form, {}, all_of_it=all_of_it)
    out = tuple(dict.fromkeys(step.page.code for step in steps(form, said) if step.page.is_exit))
    assert tuple(check_all(form, said, today=TODAY).wrong) == out
    assert outcome_of(form, said, TODAY).wrong == out
    assert not out or steps(form, said)[-1].page.code == out[0]


@settings(max_examples=40, deadline=None)
@given(forms(), answers)
def test_a_form_and_its_cases_survive_being_written_and_read(form: Form, said: dict[str, list[str]]) -> None:
    assert read(write(form)) == form
    case = Case("It", {key: tuple(values) for key, values in said.items()}, outcome_of(form, said, TODAY))
    assert read_cases(write_cases([case])) == [case]
    assert run(form, [case], TODAY) == {}
    assert set(run(form, [Case("It", case.answers, Outcome(("no",), ()))], TODAY)) == {"It"}


@settings(max_examples=40, deadline=None)
@given(forms(), answers)
def test_an_entry_is_taken_out_and_the_others_move_up(form: Form, said: dict[str, list[str]]) -> None:
    for page in (page for page in form.pages if page.repeats and page.questions):
        count = entries_of(page, said)
        left = without_entry(page, said, 1)
        assert entries_of(page, left) <= count
        second = [said.get(f"{question.code}.2", []) for question in page.questions]
        assert [left.get(f"{question.code}.1", []) for question in page.questions] == second


@settings(max_examples=40, deadline=None)
@given(forms())
def test_what_waits_for_itself_is_always_found(form: Form) -> None:
    """A form without faults asks nothing of what comes later, so nothing in it can wait for itself."""
    order = {question.code: at for at, question in enumerate(form.questions)}
    for page in form.pages:
        for question in page.questions:
            for condition in filter(None, (page.when, question.when)):
                ahead = any(order.get(test.question, -1) >= order[question.code] for test in condition.tests)
                assert not ahead or faults(form)


json_like = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 30) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["pages", "questions", "code", "kind", "label", "options", "when", "tests", "asks", "entries"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=40, deadline=None)
@given(json_like)
def test_any_json_is_a_form_or_is_said_what_is_wrong_with_it(found: Any) -> None:
    try:
        form, said = read(found), ["It is a form."]
    except Unreadable as error:
        form, said = Form(), error.problems
    assert said
    assert read(write(form)) == form
    faults(form)


def test_keys_tell_entries_apart() -> None:
    page = Page("child", entries=2, questions=(Question("name", "text", "Name", is_required=True),))
    form = Form((page,))
    assert [key_of(page.questions[0], step) for step in steps(form, {"name.2": ["Ann"]})] == ["name.1", "name.2"]
    assert set(check_all(form, {"name.1": ["Jo"], "name.3": ["Li"]}).wrong) == {"name.2", "name.3"}

"""Making another form out of one: pages and questions added, put elsewhere, changed, taken out."""

from dataclasses import replace

from onedoor.foundation.asking.shape import Form, Page, Question, new_code

__all__ = [
    "move_page",
    "move_question",
    "put_page",
    "put_question",
    "remove_page",
    "remove_question",
]


def put_page(form: Form, page: Page) -> Form:
    """With the page in the place of the one of its code; one without a code is new, and comes last."""
    if page.code:
        return _with(form, page)
    code = new_code(page.title or f"page-{len(form.pages) + 1}", [one.code for one in form.pages])
    return replace(form, pages=(*form.pages, replace(page, code=code)))


def remove_page(form: Form, code: str) -> Form:
    return replace(form, pages=tuple(page for page in form.pages if page.code != code))


def move_page(form: Form, code: str, places: int) -> Form:
    """Earlier (negative) or later."""
    pages = list(form.pages)
    at = next((at for at, page in enumerate(pages) if page.code == code), None)
    if at is None:
        return form
    pages.insert(max(0, min(len(pages) - 1, at + places)), pages.pop(at))
    return replace(form, pages=tuple(pages))


def put_question(form: Form, question: Question, *, page: str) -> Form:
    """With the question on that page: where it stood if it stood there, else last. One without a code is new."""
    if not question.code:
        question = replace(question, code=new_code(question.label, [one.code for one in form.questions]))
    home, target = form.page_of(question.code), form.page(page)
    if target is None:
        return form
    if home is not None and home.code == page:
        asked = tuple(question if one.code == question.code else one for one in home.questions)
        return _with(form, replace(home, questions=asked))
    without = remove_question(form, question.code)
    return _with(without, replace(target, questions=(*target.questions, question)))


def remove_question(form: Form, code: str) -> Form:
    pages = [replace(page, questions=tuple(one for one in page.questions if one.code != code)) for page in form.pages]
    return replace(form, pages=tuple(pages))


def move_question(form: Form, code: str, places: int) -> Form:
    """One place earlier (-1) or later (1); from the edge of its page to the page before or after."""
    home = form.page_of(code)
    question = form.question(code)
    if home is None or question is None:
        return form
    at, to = home.questions.index(question), home.questions.index(question) + places
    if 0 <= to < len(home.questions):
        asked = list(home.questions)
        asked.insert(to, asked.pop(at))
        return _with(form, replace(home, questions=tuple(asked)))
    beside = form.pages.index(home) + places
    if not 0 <= beside < len(form.pages):
        return form
    without = remove_question(form, code)
    target = without.pages[beside]
    asked_there = (question, *target.questions) if places > 0 else (*target.questions, question)
    return _with(without, replace(target, questions=asked_there))


def _with(form: Form, page: Page) -> Form:
    return replace(form, pages=tuple(page if one.code == page.code else one for one in form.pages))

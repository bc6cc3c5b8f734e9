"""A form as an administrator reads it, and as people see it."""

from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from onedoor.foundation.asking import KINDS, Form, Page, Question, as_words, in_language, offered_at_once
from onedoor.web.components.asking import AskingForm
from onedoor.web.portal.sending.forms import DetailsForm

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service

__all__ = ["PageOutline", "QuestionOutline", "Shown", "as_people_see", "outline"]


class QuestionOutline(NamedTuple):
    """A question in a line: what it is, and when it is asked."""

    question: Question
    kind: str
    when: str


class PageOutline(NamedTuple):
    """A page and its questions."""

    page: Page
    number: int
    when: str
    questions: list[QuestionOutline]
    is_first: bool
    is_last: bool


def outline(form: Form) -> list[PageOutline]:
    return [
        PageOutline(
            page,
            number,
            as_words(page.when, form) if page.when else "",
            [
                QuestionOutline(one, KINDS[one.kind], as_words(one.when, form) if one.when else "")
                for one in page.questions
            ],
            number == 1,
            number == len(form.pages),
        )
        for number, page in enumerate(form.pages, 1)
    ]


class Shown(NamedTuple):
    """The form in one language."""

    code: str
    language: str
    fields: SafeString


def as_people_see(service: "Service", form: Form, whole: Form | None = None) -> list[Shown]:
    """The portal's own fields in each language, so that what is shown here cannot differ from what is asked there.

    `whole` is the form of which this is a part: conditions are said in its words.
    """
    shown = []
    for code, language in settings.LANGUAGES:
        with translation.override(code):
            shown.append(Shown(code, language, _drawn(service, form, whole or form, code)))
    return shown


def _drawn(service: "Service", form: Form, whole: Form, language: str) -> SafeString:
    drawn = [_page(page, form, whole, language) for page in form.pages]
    own = DetailsForm(
        asked=[], form=Form((), form.takes_words, form.takes_photos), kind=service.kind,
        prefix=language, auto_id=f"shown-{language}-%s",
    )  # fmt: skip
    drawn.append(format_html_join("", "{}", ((bound.as_field_group(),) for bound in own)))
    return format_html_join("", "{}", ((piece,) for piece in drawn))


def _page(page: Page, form: Form, whole: Form, language: str) -> SafeString:
    asked = [one for one in offered_at_once(form, {}, {}) if one.step.page.code == page.code]
    fields = AskingForm(asked=asked, form=whole, prefix=language, auto_id=f"shown-{language}-%s")
    heading = format_html('<h3 class="govuk-heading-m">{}</h3>', in_language(page, "title", language))
    intro = format_html('<p class="govuk-body">{}</p>', in_language(page, "intro", language))
    drawn = format_html_join("", "{}", ((bound.as_field_group(),) for bound in fields))
    drawn = format_html("{}{}{}", heading if page.title else "", intro if page.intro else "", drawn)
    if not page.is_exit or page.when is None:
        return drawn
    only = as_words(page.when, whole, language)
    return format_html('<div class="govuk-inset-text"><p class="govuk-body-s">{}.</p>{}</div>', only, drawn)

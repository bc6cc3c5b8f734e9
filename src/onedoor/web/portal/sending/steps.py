"""The order of the steps, and what sending does."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import get_language

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Outcome
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import CheckedAnswer, Responsibility
from onedoor.apps.partners import services as partners
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, SimilarRequest
from onedoor.foundation.actors import Actor
from onedoor.web.portal.sending.drafts import Draft
from onedoor.web.portal.sending.photos import read_photos

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Question, Service
    from onedoor.apps.requests.models import Request

__all__ = [
    "WEB",
    "answers_of",
    "answers_shown",
    "needs_address",
    "next_address",
    "questions_of",
    "responsible",
    "send",
    "similar",
]

WEB = "web"
ORDER = ("where", "details", "similar", "you", "check")


def next_address(draft: Draft) -> str:
    """The first step that is not answered yet; the last one shows everything before it is sent."""
    step = next((step for step in ORDER if step not in draft.done), "check")
    return reverse(f"portal:send-{step}", args=[draft.id])


def responsible(service: "Service", draft: Draft) -> Responsibility:
    """Who answers for it at the draft's place."""
    place = draft.spot.place() if draft.spot else None
    return directory.who_provides(service, place, language=get_language() or "en-gb")


def needs_address(found: Responsibility, draft: Draft) -> bool:
    """Whether only a full address says whose it is, and none was given yet."""
    has_address = draft.spot is not None and draft.spot.uprn is not None
    if has_address or draft.accepts_doubt:
        return False
    # At a border a postcode may lie in nobody's area for certain: that is no reason to send anyone away.
    is_at_border = found.accountable is None and draft.spot is not None and bool(draft.spot.place().doubtful)
    return found.needs_address or is_at_border


def similar(service: "Service", draft: Draft) -> list[SimilarRequest]:
    """Open reports near by that may be about the same thing; none for what is not public."""
    spot = draft.spot
    if draft.is_complaint or not service.is_public or not service.needs_place or spot is None:
        return []
    if spot.latitude is None or spot.longitude is None:
        return []
    found = requests.similar_requests(
        service=service, latitude=spot.latitude, longitude=spot.longitude, text=draft.description
    )
    # One that is done cannot be followed: if it is there again, it is to be reported again.
    return [one for one in found if one.is_open]


def questions_of(service: "Service", draft: Draft) -> "list[Question]":
    """What the service asks; a complaint is not asked its questions."""
    return [] if draft.is_complaint else list(directory.questions_for(service))


def answers_shown(service: "Service", draft: Draft) -> list[CheckedAnswer]:
    """The answers to be checked, in the words they were asked in; what is sent stays in English for staff."""
    language = get_language() or "en-gb"
    asked = {question.code: question for question in questions_of(service, draft)}
    return [_in_language(answer, asked[answer.code], language) for answer in answers_of(service, draft)]


def _in_language(answer: CheckedAnswer, question: "Question", language: str) -> CheckedAnswer:
    codes = [code for code in answer.value.split(",") if code in dict(question.options)]
    shown = ", ".join(question.option_in(code, language) for code in codes) or answer.shown
    return replace(answer, label=question.words_in("label", language), shown=shown)


def answers_of(service: "Service", draft: Draft) -> list[CheckedAnswer]:
    """The answers in words; a complaint is not asked the service's questions."""
    return [] if draft.is_complaint else directory.check_answers(service, draft.answers)


def send(draft: Draft, service: "Service", *, by: Actor) -> "Request":
    """Raise the request and count the contact. Raises Invalid where something will not do."""
    request = requests.raise_request(
        by=by,
        service=service,
        place=draft.spot.place_in_words() if draft.spot else None,
        kind=draft.kind,
        description=draft.description,
        channel=WEB,
        answers=answers_of(service, draft),
        contactee=Contactee(draft.name, draft.email, draft.phone, get_language() or "en-gb"),
        files=read_photos(draft),
        organisation=partners.get_organisation(draft.organisation) if draft.organisation else None,
        uuid=draft.uuid,
    )
    contacts.record_self_service(
        by=by,
        channel=WEB,
        service=service,
        responsible=request.accountable,
        request=request,
        outcome=Outcome.REQUEST_RAISED,
    )
    return request

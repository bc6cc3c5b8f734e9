"""What requests keep of people, and the messages and words of feedback about them, for `apps.retention`."""

from collections.abc import Collection
from datetime import datetime

from onedoor.apps.feedback import services as feedback
from onedoor.apps.messages import services as messages
from onedoor.apps.requests.models import Request
from onedoor.apps.requests.services import forget_asker
from onedoor.foundation.forgetting import Why
from onedoor.foundation.retained import DataClass, Rows, keep

_SOURCE = "Onedoor’s working default. Bodies’ own schedules differ: put yours here."


def _due(body: int | None, before: datetime) -> Rows:
    if body is None:
        return Request.objects.none()
    return Request.objects.filter(accountable=body, is_open=False, closed_at__lt=before, forgotten_at=None)


def _about_requests_of(rows: Rows, residents: Collection[int]) -> Rows:
    uuids = Request.objects.filter(resident__in=residents).values_list("uuid", flat=True)
    return rows.filter(about__in=[str(uuid) for uuid in uuids])


keep(
    DataClass(
        "requests", "Requests: who asked, words and files", "the day it was closed", 36, _SOURCE, True, "closed_at",
        due=_due,
        of_residents=lambda rows, residents: rows.filter(resident__in=residents),
        forget=lambda request, by: forget_asker(by=by, request=request, why=Why.RETENTION),
        name=lambda request: str(request.reference),
    )
)  # fmt: skip
keep(
    DataClass(
        "messages", "Messages: address and words", "the day it was written", 12, _SOURCE, True, "created_at",
        due=messages.messages_kept,
        of_residents=_about_requests_of,
        forget=lambda message, by: messages.forget_messages(by=by, why=Why.RETENTION, keys=[message.pk]),
        name=lambda message: f"{message.template_code or 'message'} of {message.created_at:%-d %B %Y}",
    )
)  # fmt: skip
keep(
    DataClass(
        "feedback", "Feedback: the words", "the day it was given", 24, _SOURCE, True, "given_at",
        due=feedback.words_kept,
        of_residents=_about_requests_of,
        forget=lambda given, by: feedback.forget_words(by=by, about=given.about, why=Why.RETENTION),
        name=lambda given: f"words of {given.given_at:%-d %B %Y}",
    )
)  # fmt: skip

"""Saying how it went."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.feedback.data import Face
from onedoor.apps.feedback.defaults import REASONS
from onedoor.apps.feedback.events import FeedbackGiven
from onedoor.apps.feedback.models import Feedback, Reason
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record
from onedoor.foundation.installing import never_installed

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.partners.models import Organisation

__all__ = ["give_feedback", "install_defaults"]

_LONGEST_WORDS = 2_000


@transaction.atomic(durable=True)
def give_feedback(
    *,
    by: Actor,
    about: str,
    occasion: int,
    service: "Service | None",
    organisation: "Organisation | None",
    face: int | str,
    reason_code: str = "",
    words: str = "",
    is_sorted: bool | None = None,
    channel: str = "web",
) -> Feedback:
    """Keep what someone said of one thing: one answer an occasion, and saying it again replaces it.

    `about` is the thing's uuid as text; `occasion` tells one resolution from the next (1, then 2 once reopened).
    The caller has checked that this person may speak of it.
    """
    chosen_face, reason = _checked(face, reason_code, words)
    feedback, is_new = Feedback.objects.update_or_create(
        about=str(about),
        occasion=occasion,
        defaults={
            "service": service,
            "organisation": organisation,
            "face": chosen_face,
            "reason": reason,
            "words": words.strip(),
            "is_sorted": is_sorted,
            "channel": channel,
            "given_at": clock.now(),
        },
    )
    happening = FeedbackGiven(
        feedback=str(feedback.uuid),
        occasion=occasion,
        face=chosen_face,
        reason=reason_code,
        is_sorted=is_sorted,
        channel=channel,
        service=str(service.uuid) if service else "",
        is_change=not is_new,
    )
    record(happening, by=by, subject=str(about), organisation=str(organisation.uuid) if organisation else "")
    return feedback


def _checked(face: int | str, reason_code: str, words: str) -> tuple[Face, Reason | None]:
    problems: dict[str, list[str]] = {}
    chosen, reason = None, None
    try:
        chosen = Face(int(face))
    except ValueError:
        problems["face"] = ["Choose a face: good, average or poor."]
    if reason_code:
        reason = Reason.objects.filter(code=reason_code).first()
        if reason is None or reason.for_face not in (None, chosen):
            problems["reason_code"] = ["Choose a reason from the list."]
    if len(words) > _LONGEST_WORDS:
        problems["words"] = [f"Write {_LONGEST_WORDS:,} characters or fewer."]
    if problems or chosen is None:
        raise Invalid("Something is missing or cannot be accepted.", fields=problems)
    return chosen, reason


@transaction.atomic(durable=True)
def install_defaults() -> None:
    """Add the reasons that never came; what was edited stays as it is."""
    new = never_installed("feedback.reason", (one.code for one in REASONS))
    new -= set(Reason.objects.values_list("code", flat=True))
    Reason.objects.bulk_create(
        Reason(code=one.code, label=one.label, label_cy=one.label_cy, for_face=one.face, order=order)
        for order, one in enumerate(REASONS)
        if one.code in new
    )

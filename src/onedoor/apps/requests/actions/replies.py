"""Keeping the replies that teams use again and again."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.requests.access import may_keep_replies_for
from onedoor.apps.requests.data import Status
from onedoor.apps.requests.events import ReplyTemplateChanged
from onedoor.apps.requests.models import ReplyTemplate
from onedoor.apps.requests.replies import FILLED_IN, unknown_in
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.partners.models import Organisation

__all__ = ["remove_reply", "save_reply"]


@transaction.atomic(durable=True)
def save_reply(
    *, by: Actor, organisation: "Organisation | None", service: "Service | None", status: Status | str, name: str,
    text: str, text_cy: str = "", reply: ReplyTemplate | None = None,
) -> ReplyTemplate:  # fmt: skip
    """Write one, or change `reply`. Raises Invalid for what nothing can be filled in to, Missing where by may not."""
    owners = [organisation] if reply is None else [organisation, reply.organisation]
    if not all(may_keep_replies_for(by, owner) for owner in owners):
        raise Missing("There is no such reply.")
    _check(name, text, text_cy)
    kept = reply or ReplyTemplate()
    kept.organisation, kept.service, kept.status = organisation, service, Status(status) if status else ""
    kept.name, kept.text, kept.text_cy = " ".join(name.split())[:80], text.strip(), text_cy.strip()
    kept.changed_at = clock.now()
    kept.save()
    _tell(kept, by, is_kept=True)
    return kept


@transaction.atomic(durable=True)
def remove_reply(*, by: Actor, reply: ReplyTemplate) -> None:
    """It is offered no more; what was said with it stays said."""
    if not may_keep_replies_for(by, reply.organisation):
        raise Missing("There is no such reply.")
    _tell(reply, by, is_kept=False)
    reply.delete()


def _tell(reply: ReplyTemplate, by: Actor, *, is_kept: bool) -> None:
    owner = str(reply.organisation.uuid) if reply.organisation else ""
    record(ReplyTemplateChanged(reply=str(reply.uuid), is_kept=is_kept), by=by, organisation=owner)


def _check(name: str, text: str, text_cy: str) -> None:
    problems: dict[str, list[str]] = {}
    if not name.strip():
        problems["name"] = ["Enter a name to find it by"]
    if not text.strip():
        problems["text"] = ["Enter what the person is told"]
    for field, words in (("text", text), ("text_cy", text_cy)):
        if unknown := unknown_in(words):
            known = ", ".join(f"(({each}))" for each in FILLED_IN)
            problems[field] = [f"(({unknown[0]})) cannot be filled in. These can: {known}."]
    if problems:
        raise Invalid("Something is missing or cannot be filled in.", fields=problems)

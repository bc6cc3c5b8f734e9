"""Who writes back to a message about their request, or to a question put to them outside, answers it so."""

from typing import TYPE_CHECKING

from onedoor.apps.messages import services as messages
from onedoor.apps.requests.actions.keeping import attach
from onedoor.apps.requests.actions.outside import answer_outside_in_transaction
from onedoor.apps.requests.actions.saying import answer_in_transaction
from onedoor.apps.requests.models import Request
from onedoor.apps.requests.queries.outside import find_question_by_message
from onedoor.foundation.actors import resident

if TYPE_CHECKING:
    from onedoor.apps.messages.models import Reply
    from onedoor.foundation.keeping import CameWith

__all__ = ["answer_by_reply", "answer_outside_by_reply"]

# What the person who asked is sent; a follower's words are not theirs, nor a team's.
_OF_PERSON = ("request-received", "request-updated", "request-question", "request-closed")
_ONLY_FILES = "They sent files without a word."


@messages.taken_up_by
def answer_by_reply(reply: "Reply", came: "CameWith") -> bool:
    """Adds it, and what came with it, if it comes from where the request's person is reached and that is not over."""
    sent = reply.message
    if sent is None or sent.template_code not in _OF_PERSON or not sent.about:
        return False
    request = Request.objects.filter(uuid=sent.about, is_open=True, forgotten_at=None).first()
    says = reply.text or came.kept
    if request is None or not says or reply.sender.lower() != sent.to.lower():
        return False
    update = answer_in_transaction(by=resident(), request=request, text=_said(reply, came), files=len(came.kept))
    attach(update.request, came.kept, by=resident(), update=update)
    came.is_used = True
    return True


@messages.taken_up_by
def answer_outside_by_reply(reply: "Reply", came: "CameWith") -> bool:
    """As the link in the same message does: once, while the question is open. What comes later stays for a person."""
    sent = reply.message
    if sent is None or sent.template_code != "outside-question" or not (reply.text or came.kept):
        return False
    question = find_question_by_message(sent.uuid, sender=reply.sender)
    if question is None:
        return False
    answer_outside_in_transaction(question, text=_said(reply, came) or _ONLY_FILES, kept=came.kept)
    came.is_used = True
    return True


def _said(reply: "Reply", came: "CameWith") -> str:
    """Their words, and which of their files could not be kept and why."""
    return "\n\n".join(filter(None, (reply.text, " ".join(one.why for one in came.refused))))

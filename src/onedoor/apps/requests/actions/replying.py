"""Who writes back to a message about their request answers it: nobody has to open a page for that."""

from typing import TYPE_CHECKING

from onedoor.apps.messages import services as messages
from onedoor.apps.requests.actions.keeping import attach
from onedoor.apps.requests.actions.saying import answer_in_transaction
from onedoor.apps.requests.models import Request
from onedoor.foundation.actors import resident

if TYPE_CHECKING:
    from onedoor.apps.messages.models import Reply
    from onedoor.foundation.keeping import CameWith

__all__ = ["answer_by_reply"]

# What the person who asked is sent; a follower's words are not theirs, nor a team's.
_OF_PERSON = ("request-received", "request-updated", "request-question", "request-closed")


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
    text = "\n\n".join(filter(None, (reply.text, " ".join(one.why for one in came.refused))))
    update = answer_in_transaction(by=resident(), request=request, text=text, files=len(came.kept))
    attach(update.request, came.kept, by=resident(), update=update)
    came.is_used = True
    return True

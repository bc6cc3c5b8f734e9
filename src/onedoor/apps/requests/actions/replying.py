"""Who writes back to a message about their request answers it: nobody has to open a page for that."""

from typing import TYPE_CHECKING

from onedoor.apps.messages import services as messages
from onedoor.apps.requests.actions.saying import answer_in_transaction
from onedoor.apps.requests.models import Request
from onedoor.foundation.actors import resident

if TYPE_CHECKING:
    from onedoor.apps.messages.models import Reply

__all__ = ["answer_by_reply"]

# What the person who asked is sent; a follower's words are not theirs, nor a team's.
_OF_PERSON = ("request-received", "request-updated", "request-question", "request-closed")


@messages.taken_up_by
def answer_by_reply(reply: "Reply") -> bool:
    """Adds it to the request, if it comes from where its person is reached and the request is not over."""
    sent = reply.message
    if sent is None or sent.template_code not in _OF_PERSON or not sent.about:
        return False
    request = Request.objects.filter(uuid=sent.about, is_open=True, forgotten_at=None).first()
    if request is None or not reply.text or reply.sender.lower() != sent.to.lower():
        return False
    answer_in_transaction(by=resident(), request=request, text=reply.text)
    return True

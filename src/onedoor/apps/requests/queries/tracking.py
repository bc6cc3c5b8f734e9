"""What the person who asked may see, once they have shown who they are."""

from django.db.models import QuerySet

from onedoor.apps.requests import access
from onedoor.apps.requests.models import Answer, Attachment, Request, RequestUpdate
from onedoor.foundation.actors import resident

__all__ = ["answers_of", "public_attachments", "public_history"]


def public_history(request: Request) -> QuerySet[RequestUpdate]:
    """The history as the person reads it, oldest first."""
    return access.updates_visible_to(resident(), request)


def public_attachments(request: Request) -> QuerySet[Attachment]:
    """The files as the person may open them."""
    return access.attachments_visible_to(resident(), request)


def answers_of(request: Request) -> QuerySet[Answer]:
    """What was answered to the service's questions, in the order they were asked."""
    return request.answers.order_by("id")

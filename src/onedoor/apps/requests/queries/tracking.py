"""What the person who asked may see, once they have shown who they are."""

from uuid import UUID

from django.db.models import QuerySet

from onedoor.apps.requests import access
from onedoor.apps.requests.models import Answer, Attachment, Request, RequestUpdate
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Missing

__all__ = [
    "answers_of",
    "followed_from_address",
    "get_request_of_address",
    "public_attachments",
    "public_history",
    "requests_of_address",
]


def public_history(request: Request) -> QuerySet[RequestUpdate]:
    """The history as the person reads it, oldest first."""
    return access.updates_visible_to(resident(), request)


def public_attachments(request: Request) -> QuerySet[Attachment]:
    """The files as the person may open them."""
    return access.attachments_visible_to(resident(), request)


def answers_of(request: Request) -> QuerySet[Answer]:
    """What the person answered to the service's questions, in the order they were asked: all of it, for them."""
    return request.answers.order_by("id")


def requests_of_address(email: str) -> QuerySet[Request]:
    """Everything asked with this e-mail address, of every body, open ones first and the newest of them first.

    For whoever has shown that they read its mail.
    """
    asked = Request.objects.filter(contact_email__in={email, email.lower()} - {""})
    return asked.select_related("service", "accountable").order_by("-is_open", "-raised_at")


def followed_from_address(email: str) -> QuerySet[Request]:
    """What others asked and this address is told of."""
    followed = Request.objects.filter(followers__email__in={email, email.lower()} - {""}, followers__stopped_at=None)
    return followed.select_related("service", "accountable").order_by("-is_open", "-raised_at").distinct()


def get_request_of_address(uuid: UUID, email: str) -> Request:
    """One of those they asked; raises Missing."""
    found = requests_of_address(email).filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such request.")
    return found

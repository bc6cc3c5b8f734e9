"""Which messages, wordings and letters an actor may see and change."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from onedoor.apps.messages.models import Letter, Message, Reply, Template
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = [
    "check_may_word",
    "get_letter_for",
    "get_message_for",
    "is_over_all",
    "letters_editable_by",
    "messages_visible_to",
    "replies_visible_to",
    "require_over_all",
    "templates_visible_to",
]


def is_over_all(actor: Actor) -> bool:
    """Whether the actor administers the whole partnership, or is Onedoor itself."""
    return actor.kind == "system" or actor.has_role(Role.PARTNERSHIP_ADMINISTRATOR)


def require_over_all(actor: Actor) -> None:
    """Raises Denied."""
    if not is_over_all(actor):
        raise Denied("You cannot change this.")


def replies_visible_to(actor: Actor) -> QuerySet[Reply]:
    """Those to messages the actor may see."""
    replies = Reply.objects.select_related("message__organisation")
    if is_over_all(actor):
        return replies
    return replies.filter(message__organisation__uuid__in=actor.organisations_as(Role.ADMINISTRATOR))


def messages_visible_to(actor: Actor) -> QuerySet[Message]:
    """Those sent in the name of organisations the actor administers."""
    if is_over_all(actor):
        return Message.objects.all()
    return Message.objects.filter(organisation__uuid__in=actor.organisations_as(Role.ADMINISTRATOR))


def get_message_for(actor: Actor, uuid: str) -> Message:
    """The message of that uuid if the actor may see it; raises Missing."""
    message = messages_visible_to(actor).filter(uuid=uuid).first()
    if message is None:
        raise Missing("There is no such message.")
    return message


def templates_visible_to(actor: Actor) -> QuerySet[Template]:
    """The partnership's wordings, and those of organisations the actor administers."""
    if is_over_all(actor):
        return Template.objects.all()
    own = Q(organisation__uuid__in=actor.organisations_as(Role.ADMINISTRATOR))
    return Template.objects.filter(own | Q(organisation__isnull=True))


def check_may_word(actor: Actor, organisation: "Organisation | None") -> None:
    """Raises Denied unless the actor administers that organisation; None stands for the partnership."""
    if is_over_all(actor):
        return
    if organisation is None or str(organisation.uuid) not in actor.organisations_as(Role.ADMINISTRATOR):
        raise Denied("You cannot change this.")


def letters_editable_by(actor: Actor) -> QuerySet[Letter]:
    """Letters of organisations the actor administers."""
    if is_over_all(actor):
        return Letter.objects.all()
    return Letter.objects.filter(organisation__uuid__in=actor.organisations_as(Role.ADMINISTRATOR))


def get_letter_for(actor: Actor, letter_id: int) -> Letter:
    """The letter of that id if the actor may change it; raises Missing."""
    letter = letters_editable_by(actor).filter(id=letter_id).first()
    if letter is None:
        raise Missing("There is no such letter.")
    return letter

"""An invitation and the message that carries it, in one transaction: neither is there without the other."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Invitation, Organisation

__all__ = ["send_again", "send_invitation"]


@transaction.atomic(durable=True)
def send_invitation(*, by: Actor, organisation: "Organisation", email: str, role: str, name: str) -> None:
    """Raises Denied, Invalid."""
    invitation, token = partners.invite(by=by, organisation=organisation, email=email, role=role, name=name)
    _send(by, invitation, token)


@transaction.atomic(durable=True)
def send_again(*, by: Actor, invitation: "Invitation") -> None:
    """With a new link; the old one stops working. Raises Denied, Conflict."""
    _send(by, *partners.renew_invitation(by=by, invitation=invitation))


def _send(by: Actor, invitation: "Invitation", token: str) -> None:
    due = invitation.expires_at.astimezone(clock.local_zone())
    values = {
        "name": invitation.name,
        "link": settings.PUBLIC_URL + reverse("account_invitation", args=[token]),
        "due": due.strftime("%-d %B %Y"),
    }
    messages.send(
        "staff-invitation", by=by, email=invitation.email, organisation=invitation.organisation,
        about=str(invitation.uuid), values=values,
    )  # fmt: skip

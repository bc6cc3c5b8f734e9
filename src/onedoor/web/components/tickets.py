"""What a visit keeps while somebody is away at a provider of sign-in: a ticket for each time they set out."""

from django.http import HttpRequest

from onedoor.foundation.openid.client import Ticket

__all__ = ["keep", "take"]

_KEY = "openid"
# Somebody may have set out in several tabs.
_MOST = 4


def keep(request: HttpRequest, ticket: Ticket) -> None:
    tickets = dict(list(request.session.get(_KEY, {}).items())[-(_MOST - 1) :])
    request.session[_KEY] = tickets | {ticket["state"]: ticket}


def take(request: HttpRequest) -> Ticket | None:
    """The ticket of the answer this request brings; it is gone with that."""
    tickets = dict(request.session.get(_KEY, {}))
    ticket: Ticket | None = tickets.pop(request.GET.get("state", ""), None)
    request.session[_KEY] = tickets
    return ticket

"""Calls that ring, the supervisor's board, and an adviser's own day."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.callbacks import services as callbacks
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Step
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Conflict
from onedoor.web.components.actors import actor_of, staff_only

__all__ = ["answer", "board", "board_now", "calls", "day"]


@staff_only(Role.ADVISER)
@never_cache
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Calls that ring, as a piece of the page; and where the phone system has just opened a contact, the way there."""
    actor = actor_of(request)
    context = {"calls": contacts.calls_waiting(actor), "answered": contacts.just_answered(actor)}
    return render(request, "desk/live/_calls.html", context)


@staff_only(Role.ADVISER)
@require_POST
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Pick one up."""
    actor = actor_of(request)
    try:
        contact = contacts.answer_call(by=actor, call=contacts.get_call_for(actor, uuid))
    except Conflict as conflict:
        messages.warning(request, conflict.message)
        return redirect("desk:contact-list")
    return redirect("desk:contact-page", contact.uuid)


@staff_only(*contacts.BOARD_ROLES)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Who is on what, who waits and how long, how today goes."""
    return render(request, "desk/live/board.html", _board(request))


@staff_only(*contacts.BOARD_ROLES)
@never_cache
@require_safe
def board_now(request: HttpRequest) -> HttpResponse:
    """The same, as the piece of the page that is asked for over and over."""
    return render(request, "desk/live/_board.html", _board(request))


def _board(request: HttpRequest) -> dict[str, Any]:
    actor = actor_of(request)
    has_calls_to_make = actor.has_role(*callbacks.RINGING_ROLES)
    return {
        "board": contacts.board_for(actor),
        "call_backs": callbacks.callback_counts(actor) if has_calls_to_make else None,
    }


@staff_only(Role.ADVISER)
@require_safe
def day(request: HttpRequest) -> HttpResponse:
    """What I did today, where the time went, and what I promised."""
    actor = actor_of(request)
    done, spent = contacts.day_contacts(actor)
    figures = contacts.day_of(actor)
    context = {
        "done": done,
        "figures": figures,
        "average": round(figures["seconds"] / figures["contacts"]) if figures["contacts"] else 0,
        "spent": list(_shares(spent.items())),
        "live": contacts.open_contacts_of(actor),
        "call_backs": callbacks.callback_counts(actor),
    }
    return render(request, "desk/live/day.html", context)


def _shares(spent: "Iterable[tuple[str, int]]") -> "Iterable[dict[str, Any]]":
    """Of each step its seconds and its share, in the order in which a contact goes."""
    by_step = dict(spent)
    whole = sum(by_step.values()) or 1
    for step in Step:
        if seconds := by_step.get(step.value):
            yield {"label": step.label, "seconds": seconds, "percent": round(100 * seconds / whole)}

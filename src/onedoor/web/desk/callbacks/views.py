"""The list of calls to make, and one of them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.callbacks import services as callbacks
from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.callbacks.forms import AttemptForm, MoveForm

_PAGE = 25
_MORE = {"take": callbacks.take_callback, "back": callbacks.put_back, "cancel": callbacks.cancel_callback,
         "give-up": callbacks.give_up}  # fmt: skip
_SAID = {
    "take": "You have it now.",
    "back": "It is the team’s again.",
    "cancel": "Taken back. Nobody rings them.",
    "give-up": "Given up. They have been told.",
}


@staff_only(*callbacks.RINGING_ROLES)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Whom to ring, the one whose time ends first on top; or the calls that were made."""
    actor, show = actor_of(request), request.GET.get("show", "")
    words = request.GET.get("q", "").strip()[:60]
    found = callbacks.callbacks_of(actor) if show == "over" else None
    if found is None:
        found = callbacks.waiting_callbacks(actor, mine=show == "mine", words=words)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "show": show, "q": words, "counts": callbacks.callback_counts(actor)}
    return render(request, "desk/callbacks/list.html", context)


@staff_only(*callbacks.RINGING_ROLES)
@require_safe
def one(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who, on which number, what about, what was tried."""
    return _show(request, callbacks.get_callback_for(actor_of(request), uuid))


def _show(request: HttpRequest, callback: Any, *, status: int = 200, **forms: Any) -> HttpResponse:
    actor = actor_of(request)
    windows = callbacks.windows_of(callback.line, callback.organisation) if callback.is_waiting else []
    context = {
        "callback": callback,
        "window": callbacks.window_in_words(callback),
        "attempts": callback.attempts.select_related("account"),
        "tries_left": max(callback.tries_needed - callback.attempts.count(), 0),
        "may_ring": callback.is_waiting and callbacks.callbacks_worked_by(actor).filter(pk=callback.pk).exists(),
        "is_mine": callback.account is not None and str(callback.account.uuid) == actor.id,
        "may_open_contact": actor.has_role(Role.ADVISER),
        "attempt_form": AttemptForm(),
        "move_form": MoveForm(windows=windows),
        **forms,
        "form": next(iter(forms.values()), None),
    }
    return render(request, "desk/callbacks/one.html", context, status=status)


@staff_only(*callbacks.RINGING_ROLES)
@require_POST
def act(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Note a call, take it, put it back, move it, give it up, take it back."""
    actor, do = actor_of(request), request.POST.get("do", "")
    callback = callbacks.get_callback_for(actor, uuid)
    try:
        if do in _MORE:
            _MORE[do](by=actor, callback=callback)
            messages.success(request, _SAID[do])
            return redirect("desk:callback-one", uuid)
        if do == "move":
            return _move(request, callback, actor)
        return _attempt(request, callback, actor)
    except Conflict as conflict:
        messages.warning(request, conflict.message)
        return redirect("desk:callback-one", uuid)


def _attempt(request: HttpRequest, callback: Any, actor: Actor) -> HttpResponse:
    form = AttemptForm(request.POST)
    if form.is_valid():
        try:
            done = callbacks.note_attempt(by=actor, callback=callback, **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            messages.success(request, "Noted." if done.is_waiting else f"{done.reference} is done.")
            return redirect("desk:callback-one", callback.uuid) if done.is_waiting else redirect("desk:callback-list")
    return _show(request, callback, attempt_form=form, status=400)


def _move(request: HttpRequest, callback: Any, actor: Actor) -> HttpResponse:
    form = MoveForm(request.POST, windows=callbacks.windows_of(callback.line, callback.organisation))
    if form.is_valid():
        try:
            callbacks.move_callback(by=actor, callback=callback, **form.cleaned_data)
        except Invalid as error:
            add_errors(form, error)
        else:
            messages.success(request, "Moved. They have been told.")
            return redirect("desk:callback-one", callback.uuid)
    return _show(request, callback, move_form=form, status=400)


@staff_only(Role.ADVISER)
@require_POST
def ring(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ring them in a contact: it opens with the number, and with the person where their record is open here."""
    actor = actor_of(request)
    callback = callbacks.get_callback_for(actor, uuid)
    taken = callbacks.take_callback(by=actor, callback=callback)
    contact = contacts.open_contact(
        by=actor, channel="phone", caller_number=taken.phone, organisation=taken.organisation
    )
    if callback.resident is not None:
        try:
            contacts.set_resident(by=actor, contact=contact, resident=callback.resident)
        except Missing:
            messages.info(request, "Their record is not open to you. Ask who it is.")
    return redirect("desk:contact-page", contact.uuid)

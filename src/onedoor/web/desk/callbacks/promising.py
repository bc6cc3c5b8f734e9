"""Promising a call in a contact: by a line, or by a body, one of its teams or of its staff."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onedoor.apps.callbacks import services as callbacks
from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import ItemAction
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.callbacks.forms import PromiseForm
from onedoor.web.desk.contact.in_hand import current_item, resident_in
from onedoor.web.desk.contact.state import state_of

_KINDS = ("line", "body", "team", "person")


@staff_only(Role.ADVISER)
@require_http_methods(["GET", "POST"])
def promise(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who rings is in the address; then when, on which number and what about."""
    actor = actor_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    to = request.GET.get("to", "")
    whom = _whom(to) if to else None
    if whom is None:
        return render(
            request, "desk/callbacks/whom.html", {"contact": contact, "state": state_of(request), **_offers()}
        )
    form = _form(request, contact, actor, whom)
    if request.method == "POST" and form.is_valid():
        try:
            booked = _book(form, contact, actor, whom, request)
        except (Conflict, Denied, Invalid) as error:
            add_errors(form, error)
        else:
            messages.success(request, f"Promised: {booked.organisation} rings {callbacks.window_in_words(booked)}.")
            return redirect(state_of(request).url(contact, anchor="wrap-up", item="", need=""))
    context = {"contact": contact, "state": state_of(request), "form": form, "whom": whom, "to": to}
    return render(request, "desk/callbacks/promise.html", context, status=400 if form.errors else 200)


def _whom(to: str) -> dict[str, Any]:
    """Who rings: `line:`, `body:`, `team:` or `person:` and a uuid; raises Missing."""
    kind, _, uuid = to.partition(":")
    if kind == "line":
        line = next((one for one in callbacks.lines_of() if str(one.uuid) == uuid), None)
        if line is not None:
            return {"line": line, "organisation": line.organisation, "team": line.team, "account": None,
                    "label": f"{line.name}, {line.organisation}"}  # fmt: skip
    for body in partners.organisations(partners_only=True):
        found = _within(kind, uuid, body)
        if found is not None:
            return {"line": None, "organisation": body, **found}
    raise Missing("There is nobody like that to ring.")


def _within(kind: str, uuid: str, body: Any) -> dict[str, Any] | None:
    if kind == "body" and str(body.uuid) == uuid:
        return {"team": None, "account": None, "label": body.name}
    if kind == "team":
        team = next((one for one in partners.teams_of(body) if str(one.uuid) == uuid), None)
        return {"team": team, "account": None, "label": f"{team.name}, {body}"} if team else None
    if kind == "person":
        account = next((one for one in partners.staff_of(body) if str(one.uuid) == uuid), None)
        return {"team": None, "account": account, "label": f"{account.name}, {body}"} if account else None
    return None


def _offers() -> dict[str, Any]:
    """Lines first: they say when they ring and what they ask."""
    bodies = [
        {"body": body, "teams": list(partners.teams_of(body)), "staff": _ringers(body)}
        for body in partners.organisations(partners_only=True)
    ]
    return {"lines": list(callbacks.lines_of()), "bodies": bodies}


def _ringers(body: Any) -> list[Any]:
    """Staff who ring people."""
    return [
        account
        for account in partners.staff_of(body)
        if any(held.role in callbacks.RINGING_ROLES for held in account.memberships.all())
    ]


def _form(request: HttpRequest, contact: Any, actor: Actor, whom: dict[str, Any]) -> PromiseForm:
    line, resident = whom["line"], resident_in(contact, actor)
    asks = line or callbacks.line_that_asks(whom["organisation"], whom["team"], whom["account"])
    item = current_item(contact, state_of(request), actor)
    points = {point.kind: point.value for point in reversed(resident.points if resident else ()) if point.is_safe}
    initial = {
        "phone": contact.caller_number or points.get("phone", ""),
        "name": resident.full_name if resident else "",
        "email": points.get("email", ""),
        "language": resident.language if resident else "en-gb",
        "warning": resident.contact_warning if resident else "",
        "reason": item.words if item else "",
    }
    return PromiseForm(
        request.POST if request.method == "POST" else None,
        windows=callbacks.windows_of(line, whom["organisation"]),
        questions=callbacks.questions_of(asks) if asks else [],
        asks_safety=resident is not None and not resident.is_safe_to_contact,
        initial=initial,
    )


def _book(form: PromiseForm, contact: Any, actor: Actor, whom: dict[str, Any], request: HttpRequest) -> Any:
    given = form.cleaned_data
    booked = callbacks.book_callback(
        by=actor, window=given["window"], phone=given["phone"], name=given["name"], email=given["email"],
        language=given["language"], reason=given["reason"], warning=given["warning"], answers=form.answers,
        line=whom["line"], organisation=whom["organisation"], team=whom["team"], account=whom["account"],
        resident=contact.resident, contact=str(contact.uuid), door=contact.organisation,
        is_safe="is_agreed" not in form.fields or given["is_agreed"],
    )  # fmt: skip
    item = current_item(contact, state_of(request), actor)
    if item is None or item.action:
        item = contacts.add_item(by=actor, contact=contact, words=given["reason"][:300])
    contacts.note_action(
        by=actor, item=item, action=ItemAction.PROMISED_CALL, responsible=booked.organisation, note=booked.reference
    )
    return booked

"""Promising a call: who rings, when, on which number."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

import phonenumbers
from django.db import transaction

from onedoor.apps.callbacks.data import CallbackStatus, Window
from onedoor.apps.callbacks.events import CallbackBooked
from onedoor.apps.callbacks.models import Callback, Line
from onedoor.apps.callbacks.queries import line_that_asks
from onedoor.apps.callbacks.telling import tell_person
from onedoor.apps.callbacks.windows import find_window
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid
from onedoor.foundation.events import log
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account, Organisation, Team
    from onedoor.apps.people.models import Resident

__all__ = ["book_callback"]

# One number waits for so many calls at most: nobody is to be rung all day by way of us.
_MOST_TO_A_NUMBER = 3
# To ring these costs, or rings somebody who did not ask.
_NEVER_RUNG = frozenset((phonenumbers.PhoneNumberType.PREMIUM_RATE, phonenumbers.PhoneNumberType.SHARED_COST))


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def book_callback(
    *,
    by: Actor,
    window: str,
    phone: str,
    name: str = "",
    line: Line | None = None,
    organisation: "Organisation | None" = None,
    team: "Team | None" = None,
    account: "Account | None" = None,
    email: str = "",
    language: str = "en-gb",
    reason: str = "",
    answers: Mapping[str, str] | None = None,
    warning: str = "",
    resident: "Resident | None" = None,
    contact: str = "",
    door: "Organisation | None" = None,
    is_safe: bool = True,
) -> Callback:
    """By a line, or by a body, one of its teams or of its staff. `window` is the key of one that is offered.

    `is_safe` False: the person is not safe to contact, and did not say that this number is, then. Raises Invalid,
    naming fields, and Conflict where the number waits for enough calls already.
    """
    rings = line.organisation if line else organisation
    if rings is None:
        raise Invalid("Say who is to ring.", fields={"to": ["Choose who is to ring"]})
    _refuse_strangers(by, line)
    number = _number(phone)
    if not is_safe:
        text = "They are not safe to contact. Ask whether this number is safe at that time, and say so"
        raise Invalid("Ask whether it is safe to ring.", fields={"is_agreed": [text]})
    if team and team.organisation_id != rings.pk:
        raise Invalid("That team is another body's.", fields={"team": ["Choose a team of the body that rings"]})
    # Held so that two bookings cannot share the last place of a window.
    locked = Line.objects.select_for_update(of=("self",)).get(pk=line.pk) if line else None
    _refuse_many(number)
    chosen, asks = find_window(locked, rings, window), line or line_that_asks(rings, team, account)
    callback = Callback.objects.create(
        line=line, organisation=rings, team=team or (line.team if line else None), account=account, door=door,
        promised_by=partners.get_account(by.id) if by.kind == "staff" else None,
        contact=UUID(contact) if contact else None, resident=resident, name=name.strip(), phone=number,
        email=email.strip().lower(), language=language, reason=reason.strip(), warning=warning.strip(),
        answers=_answered(asks, answers or {}), window_from=chosen.start, window_to=chosen.end,
    )  # fmt: skip
    _record(callback, chosen, by)
    tell_person("callback-booked", callback, by=by)
    return callback


def _refuse_strangers(by: Actor, line: Line | None) -> None:
    if by.kind in ("system", "resident"):
        if by.kind == "resident" and not (line and line.is_public and line.is_active):
            raise Denied("This cannot be booked by oneself.")
        return
    if not by.has_role(Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER):
        raise Denied("Only those who deal with people promise them a call.")


def _number(text: str) -> str:
    """E.164; raises Invalid for what is no number, or one that is never rung."""
    try:
        number = people.normalise_phone(text)
    except Invalid:
        text = f"Enter a phone number, like 01632 960001, not {text}" if text.strip() else "Enter a phone number"
        raise Invalid("Check the phone number.", fields={"phone": [text]}) from None
    if phonenumbers.number_type(phonenumbers.parse(number)) in _NEVER_RUNG:
        raise Invalid("We do not ring that number.", fields={"phone": ["We do not ring numbers that cost extra"]})
    return number


def _refuse_many(number: str) -> None:
    if Callback.objects.filter(phone=number, status=CallbackStatus.WAITING).count() >= _MOST_TO_A_NUMBER:
        raise Conflict("We cannot book another call to that number now. Ring us instead.")


def _answered(line: Line | None, answers: Mapping[str, str]) -> str:
    """Question and answer on a line each; raises Invalid where a required one is missing."""
    asked = line.questions if line else []
    missing = {
        f"question-{code}": [f"Answer “{label}”"]
        for code, label, _, is_required in asked
        if is_required and not answers.get(code, "").strip()
    }
    if missing:
        raise Invalid("Answer the questions.", fields=missing)
    said = ((label, " ".join(answers.get(code, "").split())) for code, label, _, _ in asked)
    return "\n".join(f"{label}: {answer}" for label, answer in said if answer)


def _record(callback: Callback, window: Window, by: Actor) -> None:
    happening = CallbackBooked(
        line=str(callback.line.uuid) if callback.line else "", contact=str(callback.contact or ""),
        window_from=window.start.isoformat(), window_to=window.end.isoformat(),
    )  # fmt: skip
    log.record(happening, by=by, subject=str(callback.uuid), organisation=str(callback.organisation.uuid))

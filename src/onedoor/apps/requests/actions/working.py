"""Working a request: who has it, and which stage it has reached."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext, override

from onedoor.apps.partners import services as partners
from onedoor.apps.requests.actions.changing import enter, lock_for_work, move_to, refuse_closed, save, tell
from onedoor.apps.requests.actions.clocks import wind_clock
from onedoor.apps.requests.actions.courses import step_of
from onedoor.apps.requests.data import OPEN_STATUSES, Status, UpdateKind, Visibility
from onedoor.apps.requests.events import RequestAssigned, StatusChanged
from onedoor.apps.requests.models import Request
from onedoor.apps.requests.stages import State
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account, Team

__all__ = ["assign", "change_status", "give", "set_status", "take"]


@transaction.atomic(durable=True)
def take(*, by: Actor, request: Request, version: int | None = None) -> Request:
    """The actor takes it on; raises Conflict where somebody else has it already."""
    locked = lock_for_work(request, by=by, version=version)
    refuse_closed(locked)
    taker = partners.get_account(by.id)
    if locked.assigned_to_id not in (None, taker.pk):
        raise Conflict(f"{locked.reference} is already assigned to {locked.assigned_to}.")
    return give(locked, taker, locked.team, by)


@transaction.atomic(durable=True)
def assign(
    *,
    by: Actor,
    request: Request,
    account: "Account | None" = None,
    team: "Team | None" = None,
    version: int | None = None,
) -> Request:
    """Give it to someone, to a team, or (neither named) to nobody; raises Invalid for people of other bodies."""
    locked = lock_for_work(request, by=by, version=version)
    refuse_closed(locked)
    bodies = {locked.accountable_id, locked.delivering_id}
    if team is not None and team.organisation_id not in bodies:
        raise Invalid("That team belongs to another body.", fields={"team": ["Choose a team of this request's body."]})
    if account is not None and not _works_for(account, locked):
        problem = f"{account.name} does not work for {locked.delivering} or {locked.accountable}."
        raise Invalid(problem, fields={"account": [problem]})
    return give(locked, account, team if team or account is None else locked.team, by)


def _works_for(account: "Account", request: Request) -> bool:
    bodies = {str(request.accountable.uuid), str(request.delivering.uuid)}
    return account.is_active and bool(partners.actor_for(account).organisations & bodies)


def give(request: Request, account: "Account | None", team: "Team | None", by: Actor) -> Request:
    """Give a locked request to somebody, to a team, to both or to nobody. A building block."""
    request.assigned_to, request.team = account, team
    names = [str(each) for each in (account, team) if each]
    # Who in the office has it is the office's own affair.
    text = f"Assigned to {', '.join(names)}." if names else "Assigned to nobody."
    enter(request, UpdateKind.ASSIGNED, by=by, text=text, visibility=Visibility.PRIVATE)
    save(request)
    happening = RequestAssigned(account=str(account.uuid) if account else "", team=str(team.uuid) if team else "")
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
    return request


@transaction.atomic(durable=True)
def change_status(
    *, by: Actor, request: Request, status: Status | str = "", state: str = "", text: str = "",
    version: int | None = None,
) -> Request:  # fmt: skip
    """Say which open stage it has reached: a shared status, or the state of that code which its type has.

    Raises Invalid for a closed one, which needs a closing reason, and for one its type does not let it go to.
    """
    if not state and Status(status) not in OPEN_STATUSES:
        raise Invalid("Choose a closing reason to close a request.", fields={"status": ["Use “Close” instead."]})
    locked = lock_for_work(request, by=by, version=version)
    refuse_closed(locked)
    reached, found = step_of(locked, status=status, state=state)
    return set_status(locked, reached, state=found, by=by, text=text.strip(), at=clock.now())


def set_status(
    request: Request, status: Status, *, by: Actor, text: str, at: datetime, external_id: str | None = None,
    state: State | None = None,
) -> Request:  # fmt: skip
    """Move a locked request to another open stage, and tell of it. A building block."""
    old, stage = Status(request.status), request.stage
    if request.ends_as is not None:
        # Its own body is at work on it after all.
        request.ends_as, request.ends_with = None, ""
        wind_clock(request, at=at)
    move_to(request, status, at=at, state=state)
    update = enter(request, UpdateKind.STATUS, by=by, text=text, at=at, external_id=external_id)
    save(request)
    happening = StatusChanged(update=str(update.uuid), old=old, new=status, state=request.stage)
    record(happening, by=by, subject=str(request.uuid), organisation=str(request.accountable.uuid))
    if (old, stage) != (status, request.stage) or text:
        tell(request, "request-updated", by=by, text=" ".join(filter(None, (_said(request), text))))
    return request


def _said(request: Request) -> str:
    with override(request.language):
        return f"{gettext(request.standing_in(request.language))}."

"""Setting how long things are kept, whether that is carried out, and holding one thing."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from onedoor.apps.retention.access import get_hold_for, require_keeper
from onedoor.apps.retention.data import OpenedThing
from onedoor.apps.retention.events import (
    HoldReleased,
    PeriodChanged,
    RunAsked,
    ScheduleSwitched,
    ThingHeld,
    ThingOpened,
)
from onedoor.apps.retention.models import Hold, Period, Schedule
from onedoor.apps.retention.queries import due_rows
from onedoor.apps.rights import services as rights
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events import log
from onedoor.foundation.events.log import Happening
from onedoor.foundation.retained import get_class

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["ask_for_run", "hold", "open_thing", "release", "set_period", "switch"]

_LONGEST_MONTHS = 1200


@transaction.atomic(durable=True)
def set_period(*, by: Actor, organisation: "Organisation | None", code: str, months: int) -> Period:
    """Keep that class so many months from here on; raises Missing, Invalid."""
    require_keeper(by, organisation)
    _require_class(code)
    if not 1 <= months <= _LONGEST_MONTHS:
        problem = f"Enter a number of months from 1 to {_LONGEST_MONTHS:,}"
        raise Invalid(problem, fields={"months": [problem]})
    period, _ = Period.objects.update_or_create(
        organisation=organisation, code=code, defaults={"months": months, "changed_at": clock.now()}
    )
    _record(PeriodChanged(code=code, months=months), by, organisation)
    return period


@transaction.atomic(durable=True)
def switch(*, by: Actor, organisation: "Organisation | None", is_on: bool) -> Schedule:
    """Have the worker carry it out once a day, or not; raises Missing."""
    require_keeper(by, organisation)
    schedule, _ = Schedule.objects.update_or_create(organisation=organisation, defaults={"is_on": is_on})
    _record(ScheduleSwitched(is_on=is_on), by, organisation)
    return schedule


@transaction.atomic(durable=True)
def ask_for_run(*, by: Actor, organisation: "Organisation | None") -> Schedule:
    """Have the worker carry it out once, soon; raises Missing."""
    require_keeper(by, organisation)
    schedule, _ = Schedule.objects.update_or_create(organisation=organisation, defaults={"asked_at": clock.now()})
    _record(RunAsked(), by, organisation)
    return schedule


@transaction.atomic(durable=True)
def hold(*, by: Actor, organisation: "Organisation | None", code: str, subject: UUID | str, reason: str) -> Hold:
    """Keep one thing that is due, and say why; holding what is held changes nothing. Raises Missing, Invalid."""
    require_keeper(by, organisation)
    _require_class(code)
    if len(reason.strip()) < 5:
        problem = "Say why it has to stay"
        raise Invalid(problem, fields={"reason": [problem]})
    data_class = get_class(code)
    row = due_rows(data_class, organisation).filter(uuid=subject).first()
    if row is None:
        raise Missing("There is nothing like that that is due.")
    held, is_new = Hold.objects.get_or_create(
        code=code, subject=row.uuid, released_at=None,
        defaults={
            "organisation": organisation, "name": data_class.name(row)[:100], "reason": reason.strip()[:1000],
            "held_by": str(by),
        },
    )  # fmt: skip
    if is_new:
        _record(ThingHeld(code=code, hold=str(held.uuid)), by, organisation, subject=str(row.uuid))
    return held


@transaction.atomic(durable=True)
def open_thing(*, by: Actor, organisation: "Organisation | None", code: str, subject: UUID | str) -> OpenedThing:
    """What one thing that is due says, for the officer of the body whose it is; written down. Raises Missing."""
    require_keeper(by, organisation)
    _require_class(code)
    data_class = get_class(code)
    row = due_rows(data_class, organisation).filter(uuid=subject).first()
    if row is None:
        raise Missing("There is nothing like that that is due.")
    _record(ThingOpened(code=code), by, organisation, subject=str(row.uuid))
    held = rights.row_as_held(row)
    return OpenedThing(data_class.name(row), getattr(row, data_class.moment), held.fields if held else ())


@transaction.atomic(durable=True)
def release(*, by: Actor, uuid: UUID | str) -> Hold:
    """From now on it goes when it is due; raises Missing."""
    held = get_hold_for(by, uuid)
    held.released_at = clock.now()
    held.save(update_fields=["released_at"])
    _record(HoldReleased(hold=str(held.uuid)), by, held.organisation, subject=str(held.subject))
    return held


def _require_class(code: str) -> None:
    try:
        get_class(code)
    except KeyError:
        raise Missing("There is no such class of data.") from None


def _record(happening: Happening, by: Actor, organisation: "Organisation | None", *, subject: str = "") -> None:
    body = str(organisation.uuid) if organisation else ""
    log.record(happening, by=by, subject=subject or body, organisation=body)

"""Types of requests: their states, what may follow which, and the services they hold for."""

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.text import slugify

from onedoor.apps.partners import services as partners
from onedoor.apps.requests.data import Status
from onedoor.apps.requests.events import RequestTypeChanged
from onedoor.apps.requests.models import Request, RequestType, TypedService
from onedoor.apps.requests.stages import RECEIVED, STATE_STATUSES, State, read_state, write_state
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service

__all__ = ["remove_state", "remove_type", "save_state", "save_type"]

_BEGINNING = State(RECEIVED, str(Status.OPEN.label), "Wedi’i dderbyn")


@transaction.atomic(durable=True)
def save_type(
    *, by: Actor, name: str, services: Sequence["Service"], type: RequestType | None = None, version: int | None = None
) -> RequestType:
    """Name a type, new or not, and say which services are of it. Raises Invalid where one is of another type."""
    found = _locked(by, type, version) if type is not None else _new(by)
    found.name = _name(name)
    if RequestType.objects.filter(name=found.name).exclude(pk=found.pk).exists():
        raise _wrong("name", f"There is already a type called “{found.name}”.")
    taken = TypedService.objects.filter(service__in=services).exclude(type=found.pk).select_related("service", "type")
    if other := taken.first():
        raise _wrong("services", f"{other.service} is of the type “{other.type}” already. Take it out there first.")
    _keep(found, by)
    found.services.exclude(service__in=services).delete()
    known = set(found.services.values_list("service", flat=True))
    TypedService.objects.bulk_create(
        TypedService(type=found, service=each) for each in services if each.pk not in known
    )
    return found


@transaction.atomic(durable=True)
def save_state(
    *, by: Actor, type: RequestType, name: str, status: Status | str, leads_to: Collection[str], may_close: bool,
    name_cy: str = "", code: str = "", comes_from: Collection[str] = (), version: int | None = None,
) -> RequestType:  # fmt: skip
    """Change the state of that code, or add one, which may follow those it `comes_from`.

    Open requests that stand there have the new name and status at once; nobody is written to. The beginning keeps its
    name. Raises Invalid, and Conflict where somebody else changed the type meanwhile.
    """
    found = _locked(by, type, version)
    states = {state.code: state for state in found.course.states}
    if code and code not in states:
        raise Missing("There is no such state.")
    new = State(code or _code(name, states), _name(name), name_cy.strip()[:80], _status(status), (), may_close)
    if code == RECEIVED:
        new = State(RECEIVED, states[code].name, states[code].name_cy, Status.OPEN, (), may_close)
    if any(state.name.casefold() == new.name.casefold() for state in states.values() if state.code != new.code):
        raise _wrong("name", f"There is already a state called “{new.name}”.")
    states[new.code] = _leading(new, set(leads_to) - {new.code}, [*states, new.code])
    for before in set(comes_from) & set(states) - {new.code}:
        states[before] = _leading(states[before], {*states[before].leads_to, new.code}, [*states])
    found.states = [write_state(state) for state in states.values()]
    _keep(found, by)
    _rename(found, new)
    return found


@transaction.atomic(durable=True)
def remove_state(*, by: Actor, type: RequestType, code: str, version: int | None = None) -> RequestType:
    """Take it out of the type. Raises Conflict while an open request stands there, and for the beginning."""
    found = _locked(by, type, version)
    state = found.course.find(code)
    if state is None:
        raise Missing("There is no such state.")
    if code == RECEIVED:
        raise Conflict("Every request begins there.")
    if number := _standing_at(found, code).count():
        raise Conflict(f"{number} open requests stand at “{state.name}”. Move them on first.")
    kept = [each for each in map(read_state, found.states) if each.code != code]
    found.states = [write_state(_leading(each, set(each.leads_to) - {code}, each.leads_to)) for each in kept]
    _keep(found, by)
    return found


@transaction.atomic(durable=True)
def remove_type(*, by: Actor, type: RequestType) -> None:
    """Its services' requests have the shared states again; where one stands keeps its name until it is moved."""
    found = _locked(by, type, None)
    record(RequestTypeChanged(states=0), by=by, subject=str(found.uuid))
    found.delete()


def _new(by: Actor) -> RequestType:
    _check_may(by)
    return RequestType(states=[write_state(_BEGINNING)])


def _check_may(by: Actor) -> None:
    if not partners.may_administer_partnership(by):
        raise Missing("There is no such type.")


def _locked(by: Actor, type: RequestType, version: int | None) -> RequestType:
    _check_may(by)
    found = RequestType.objects.select_for_update().get(pk=type.pk)
    if version is not None and version != found.version:
        raise Conflict("Someone else changed this type while you were writing. Check what changed, then send again.")
    found.version += 1
    return found


def _keep(type: RequestType, by: Actor) -> None:
    type.changed_at = clock.now()
    type.save()
    record(RequestTypeChanged(states=len(type.states)), by=by, subject=str(type.uuid))


def _standing_at(type: RequestType, code: str) -> Any:
    return Request.objects.filter(is_open=True, stage=code, service__in=type.services.values("service"))


def _rename(type: RequestType, state: State) -> None:
    if state.code != RECEIVED:
        there = _standing_at(type, state.code)
        there.update(stage_name=state.name, stage_name_cy=state.name_cy)
        there.filter(status__in=STATE_STATUSES).update(status=state.status)


def _leading(state: State, codes: Collection[str], order: Collection[str]) -> State:
    following = tuple(code for code in order if code in codes)
    return State(state.code, state.name, state.name_cy, state.status, following, state.may_close)


def _status(status: Status | str) -> Status:
    if status not in STATE_STATUSES:
        raise _wrong("status", "Choose what it is to everybody else.")
    return Status(status)


def _code(name: str, taken: Collection[str]) -> str:
    base = slugify(name)[:30] or "state"
    numbers = (int(found[1]) for each in taken if (found := re.fullmatch(rf"{re.escape(base)}-(\d+)", each)))
    return base if base not in taken else f"{base}-{max(numbers, default=1) + 1}"


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > 80:
        raise _wrong("name", "Give it a name of 80 letters or fewer.")
    return name


def _wrong(field: str, problem: str) -> Invalid:
    return Invalid(problem, fields={field: [problem]})

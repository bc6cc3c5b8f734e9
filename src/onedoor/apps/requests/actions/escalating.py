"""Telling somebody else of requests that are late or soon will be."""

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from onedoor.apps.directory.data import Priority
from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.requests.access import get_step_for, may_escalate_for
from onedoor.apps.requests.actions.changing import enter, save
from onedoor.apps.requests.data import STOPPED_STATUSES, ToldOfLate, UpdateKind, Visibility
from onedoor.apps.requests.events import EscalationStepChanged, RequestEscalated
from onedoor.apps.requests.models import Escalated, EscalationStep, Request
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["remove_escalation_step", "save_escalation_step", "watch_requests"]

_AT_ONCE = 100
_MOST_HOURS = 24 * 60
_Told = dict[tuple[str, "Organisation"], list[Request]]


@transaction.atomic(durable=True)
def save_escalation_step(
    *, by: Actor, organisation: "Organisation", step: EscalationStep | None = None, **given: Any
) -> EscalationStep:
    """Make or change a step; `given` are its fields. Raises Invalid, and Missing for who may not."""
    if not may_escalate_for(by, organisation):
        raise Missing("There is no such organisation.")
    found = get_step_for(by, step.uuid) if step else EscalationStep(organisation=organisation)
    for name, value in given.items():
        setattr(found, name, value)
    problems = {}
    if abs(found.hours) > _MOST_HOURS:
        problems["hours"] = [f"Enter {_MOST_HOURS} hours or fewer"]
    if found.tell == ToldOfLate.ADDRESS and not found.address:
        problems["address"] = ["Enter the e-mail address"]
    if problems:
        raise Invalid("The step cannot be kept as it is.", fields=problems)
    if found.tell != ToldOfLate.ADDRESS:
        found.address = ""
    found.save()
    _record(found, by, is_kept=True)
    return found


@transaction.atomic(durable=True)
def remove_escalation_step(*, by: Actor, step: EscalationStep) -> None:
    """Nobody is told by it any more."""
    found = get_step_for(by, step.uuid)
    _record(found, by, is_kept=False)
    found.delete()


def _record(step: EscalationStep, by: Actor, *, is_kept: bool) -> None:
    happening = EscalationStepChanged(step=str(step.uuid), hours=step.hours, is_kept=is_kept)
    record(happening, by=by, organisation=str(step.organisation.uuid))


def watch_requests() -> int:
    """Take every step that is due, each once for a request and its date; how many were taken."""
    return sum(_take(step) for step in EscalationStep.objects.select_related("organisation", "service"))


@transaction.atomic(durable=True)
def _take(step: EscalationStep) -> int:
    late = list(_reached(step).select_for_update(of=("self",), skip_locked=True)[:_AT_ONCE])
    told: _Told = defaultdict(list)
    for request in late:
        _escalate(step, request)
        for address in _addresses(step, request):
            told[address, request.accountable].append(request)
    for (address, organisation), requests in told.items():
        _tell(step, address, organisation, requests)
    return len(late)


def _reached(step: EscalationStep) -> QuerySet[Request]:
    """Late by the step's measure since it was made, and not told of by it for the date they have now."""
    offset = timedelta(hours=step.hours)
    taken = Escalated.objects.filter(step=step, request=OuterRef("pk"), due_at=OuterRef("due_at"))
    found = Request.objects.filter(
        ~Exists(taken), is_open=True, accountable=step.organisation, due_at__lte=clock.now() - offset,
        due_at__gt=step.made_at - offset, ends_as=None,
    ).exclude(status__in=STOPPED_STATUSES)  # fmt: skip
    if step.service is not None:
        found = found.filter(service=step.service)
    if step.priority:
        found = found.filter(priority=step.priority)
    related = ("service", "accountable", "delivering", "team", "assigned_to")
    return found.select_related(*related).order_by(F("due_at"), "id")


def _escalate(step: EscalationStep, request: Request) -> None:
    assert request.due_at is not None, "Only what has a date is late."
    Escalated.objects.create(step=step, request=request, due_at=request.due_at)
    request.escalated_at = clock.now()
    text = f"{_when(step).capitalize()}: told {step.get_tell_display().lower()}."
    enter(request, UpdateKind.ESCALATED, by=SYSTEM, text=text, visibility=Visibility.PRIVATE,
          organisation=request.accountable)  # fmt: skip
    if step.makes_urgent:
        # The date that was promised stays: what is late already does not become later or earlier by that.
        request.priority = Priority.URGENT
    save(request, is_change=False)
    happening = RequestEscalated(step=str(step.uuid), hours=step.hours, tell=step.tell)
    record(happening, by=SYSTEM, subject=str(request.uuid), organisation=str(request.accountable.uuid))


def _when(step: EscalationStep) -> str:
    hours = abs(step.hours)
    long = f"{hours // 24} day{'s' if hours != 24 else ''}" if hours and hours % 24 == 0 else f"{hours} hours"
    return "due now" if not hours else f"due in {long}" if step.hours < 0 else f"late by {long}"


def _addresses(step: EscalationStep, request: Request) -> set[str]:
    """Where those to be told are reached; the body itself where nobody is."""
    team = request.team.email if request.team else ""
    if step.tell == ToldOfLate.ADDRESS:
        found = {step.address}
    elif step.tell == ToldOfLate.MANAGERS:
        staff = partners.staff_of(request.accountable)
        found = {one.email for one in staff if any(each.role == Role.SERVICE_MANAGER for each in one.memberships.all())}
    elif step.tell == ToldOfLate.HOLDER and request.assigned_to is not None:
        found = {request.assigned_to.email}
    else:
        found = {team}
    return {address for address in found if address} or {each for each in (team, request.accountable.email) if each}


def _tell(step: EscalationStep, address: str, organisation: "Organisation", requests: list[Request]) -> None:
    """One message for all that came due together: nobody reads forty."""
    lines = [f"{each.reference}, {each.service.name}" for each in requests]
    place = f"{requests[0].uuid}/" if len(requests) == 1 else "?watch=escalated"
    messages.send(
        "staff-escalation", by=SYSTEM, email=address, organisation=organisation, about=str(requests[0].uuid),
        values={
            "text": "\n".join([f"{_when(step).capitalize()}:", *lines]), "organisation": organisation.name,
            "link": f"{settings.PUBLIC_URL}/desk/queue/{place}", "reference": requests[0].reference,
        },
    )  # fmt: skip

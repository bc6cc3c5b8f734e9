"""Targets, hours, costs and synonyms."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from onedoor.apps.directory.access import must_change_directory, must_change_for
from onedoor.apps.directory.data import Priority, TargetUnit
from onedoor.apps.directory.events import CostSet, HoursSet, SynonymsChanged, TargetSet
from onedoor.apps.directory.models import Channel, ContactCost, Service, ServiceHours, ServiceTarget, Synonym
from onedoor.apps.directory.search import forget_words
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events import log
from onedoor.foundation.remembering import forget_all

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["set_cost", "set_hours", "set_synonyms", "set_target"]

# A year of working days; hours as many as make four weeks.
MOST = {TargetUnit.WORKING_DAYS: 260, TargetUnit.DAYS: 366, TargetUnit.WORKING_HOURS: 200, TargetUnit.HOURS: 672}
Hours = Mapping[str, Sequence[Sequence[str]]]


def _uuid(thing: "Organisation | Service | None") -> str:
    return str(thing.uuid) if thing else ""


@transaction.atomic(durable=True)
def set_target(
    *,
    by: Actor,
    service: Service | None,
    organisation: "Organisation | None" = None,
    amount: int | None,
    unit: TargetUnit | str = TargetUnit.WORKING_DAYS,
    priority: Priority | str = "",
) -> ServiceTarget | None:
    """How long a body (or everyone) gives itself for the service (or anything), or for those of one priority.

    None withdraws it. What was promised before stays.
    """
    must_change_for(by, organisation)
    unit = TargetUnit(unit)
    if amount is not None and not 0 < amount <= MOST[unit]:
        raise Invalid("That is no target.", fields={"amount": [f"Enter a number from 1 to {MOST[unit]}"]})
    target: ServiceTarget | None = None
    key: dict[str, Any] = {"service": service, "organisation": organisation, "priority": str(priority)}
    if amount is None:
        ServiceTarget.objects.filter(**key).delete()
    else:
        target, _ = ServiceTarget.objects.update_or_create(**key, defaults={"amount": amount, "unit": unit})
    forget_all()
    happening = TargetSet(amount=amount, unit=unit, priority=str(priority))
    log.record(happening, by=by, subject=_uuid(service), organisation=_uuid(organisation))
    return target


@transaction.atomic(durable=True)
def set_hours(
    *,
    by: Actor,
    organisation: "Organisation",
    channel: Channel,
    service: Service | None = None,
    contact: str = "",
    hours: Hours | None = None,
    note: str = "",
) -> ServiceHours:
    """When and how a body can be reached on a channel, about the service or about anything."""
    must_change_for(by, organisation)
    row, _ = ServiceHours.objects.update_or_create(
        organisation=organisation,
        service=service,
        channel=channel,
        defaults={"contact": contact, "hours": dict(hours or {}), "note": note},
    )
    log.record(HoursSet(channel=channel.code), by=by, subject=_uuid(service), organisation=_uuid(organisation))
    return row


@transaction.atomic(durable=True)
def set_cost(
    *,
    by: Actor,
    channel: Channel,
    year: int,
    amount: Decimal,
    source: str,
    low: Decimal | None = None,
    high: Decimal | None = None,
    organisation: "Organisation | None" = None,
    service: Service | None = None,
) -> ContactCost:
    """What one contact costs on the channel that year, in pounds, with where the figure comes from."""
    must_change_for(by, organisation)
    wrong: dict[str, list[str]] = {}
    if amount < 0:
        wrong["amount"] = ["Enter an amount that is not below zero"]
    if low is not None and high is not None and low > high:
        wrong["high"] = ["The highest must be at least the lowest"]
    if not source.strip():
        wrong["source"] = ["Say where the figure comes from"]
    if wrong:
        raise Invalid("The cost cannot be saved as it is.", fields=wrong)
    cost, _ = ContactCost.objects.update_or_create(
        channel=channel,
        organisation=organisation,
        service=service,
        year=year,
        defaults={"amount": amount, "low": low, "high": high, "source": source.strip()},
    )
    log.record(
        CostSet(channel=channel.code, year=year), by=by, subject=_uuid(service), organisation=_uuid(organisation)
    )
    return cost


@transaction.atomic(durable=True)
def set_synonyms(*, by: Actor, means: str, terms: Sequence[str]) -> list[Synonym]:
    """What people say for these words of the directory; terms no longer listed are removed."""
    must_change_directory(by)
    wanted = {term.strip().lower() for term in terms if term.strip()}
    if not means.strip():
        raise Invalid("Say what they mean.", fields={"means": ["Enter the words the directory uses"]})
    if too_long := [term for term in wanted if len(term) > 80]:
        raise Invalid("A term is too long.", fields={"terms": [f"“{too_long[0][:30]}…” is longer than 80 characters"]})
    known = set(Synonym.objects.filter(means=means.strip()).values_list("term", flat=True))
    Synonym.objects.filter(means=means.strip(), term__in=known - wanted).delete()
    added = Synonym.objects.bulk_create(Synonym(term=term, means=means.strip()) for term in sorted(wanted - known))
    log.record(SynonymsChanged(added=len(added), removed=len(known - wanted)), by=by)
    forget_words()
    return added

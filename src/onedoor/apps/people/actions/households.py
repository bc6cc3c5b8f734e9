"""Saying who at an address belongs together, and who does not any more."""

from collections.abc import Sequence

from django.db import transaction

from onedoor.apps.people.access import require_holder
from onedoor.apps.people.events import HouseholdChanged
from onedoor.apps.people.models import Household, HouseholdMember, Resident
from onedoor.apps.people.seeing import holder_of
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Missing
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import require_transaction

__all__ = ["belong_together", "leave_household", "leave_household_in_transaction"]


@transaction.atomic(durable=True)
def belong_together(*, by: Actor, resident: Resident, others: Sequence[str]) -> Household:
    """The person and these (uuids) are one household. Raises Missing, Conflict where they are not at one property."""
    require_holder(by, resident)
    if resident.uprn is None or resident.held_by is None:
        raise Conflict("Which property they live at is not known: find the address first.")
    known = Resident.objects.filter(uuid__in=list(others), held_by=resident.held_by, uprn=resident.uprn)
    found = list(known.filter(forgotten_at=None, restricted_at=None).exclude(pk=resident.pk))
    if len(found) != len(set(others)) or not found:
        raise Missing("There is no such person at this address.")
    household = _household_of(resident) or Household.objects.create(held_by=resident.held_by, uprn=resident.uprn)
    joined = [one for one in (resident, *found) if _join(household, one)]
    if joined:
        happening = HouseholdChanged(joined=tuple(str(one.uuid) for one in joined), left=())
        log.record(happening, by=by, subject=str(household.uuid), organisation=holder_of(resident))
    return household


def _household_of(resident: Resident) -> Household | None:
    member = HouseholdMember.objects.select_related("household").filter(resident=resident, ended_at=None).first()
    return member.household if member else None


def _join(household: Household, resident: Resident) -> bool:
    """Whether they were not in it; they leave another one, for nobody is in two."""
    member = HouseholdMember.objects.filter(resident=resident, ended_at=None).first()
    if member and member.household_id == household.pk:
        return False
    HouseholdMember.objects.filter(resident=resident, ended_at=None).update(ended_at=clock.now())
    HouseholdMember.objects.create(household=household, resident=resident)
    return True


@transaction.atomic(durable=True)
def leave_household(*, by: Actor, resident: Resident) -> None:
    """They do not belong to it any more. Raises Missing of another body's record."""
    require_holder(by, resident)
    leave_household_in_transaction(by=by, resident=resident)


def leave_household_in_transaction(*, by: Actor, resident: Resident) -> None:
    """As `leave_household`, as a part of something larger: they moved, or are forgotten."""
    require_transaction()
    member = HouseholdMember.objects.select_related("household").filter(resident=resident, ended_at=None).first()
    if member is None:
        return
    member.ended_at = clock.now()
    member.save(update_fields=["ended_at"])
    happening = HouseholdChanged(joined=(), left=(str(resident.uuid),))
    log.record(happening, by=by, subject=str(member.household.uuid), organisation=holder_of(resident))

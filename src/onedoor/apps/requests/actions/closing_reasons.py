"""Wording the reasons for which requests end."""

from django.db import transaction

from onedoor.apps.partners import services as partners
from onedoor.apps.requests.data import CLOSED_STATUSES, Status
from onedoor.apps.requests.events import ClosingReasonChanged
from onedoor.apps.requests.models import ClosingReason
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events.log import record

__all__ = ["add_closing_reason", "change_closing_reason"]


@transaction.atomic(durable=True)
def add_closing_reason(
    *,
    by: Actor,
    code: str,
    status: Status | str,
    label: str,
    wording: str,
    label_cy: str = "",
    wording_cy: str = "",
    order: int = 0,
    is_active: bool = True,
) -> ClosingReason:
    """A reason of the partnership's own. Code and status never change: figures count by them. Raises Invalid."""
    _check(by, label, wording)
    if ClosingReason.objects.filter(code=code).exists():
        raise Invalid("That code is taken.", fields={"code": ["There is a reason with this code already."]})
    if status not in CLOSED_STATUSES:
        raise Invalid("A reason ends a request.", fields={"status": ["Choose how the request ends."]})
    return _keep(
        ClosingReason(code=code, status=status),
        by=by, label=label, label_cy=label_cy, wording=wording, wording_cy=wording_cy, order=order, is_active=is_active,
    )  # fmt: skip


@transaction.atomic(durable=True)
def change_closing_reason(
    *,
    by: Actor,
    reason: ClosingReason,
    label: str,
    wording: str,
    label_cy: str = "",
    wording_cy: str = "",
    order: int = 0,
    is_active: bool = True,
) -> ClosingReason:
    """Word it otherwise, move it in the list, or retire it. Requests it closed keep what people were told."""
    _check(by, label, wording)
    others = ClosingReason.objects.select_for_update().filter(status=reason.status, is_active=True)
    if reason.is_active and not is_active and not others.exclude(pk=reason.pk).exists():
        problem = f"Partners' systems close requests as “{reason.get_status_display()}” with it. Add another first."
        raise Invalid("It is the only reason of its kind.", fields={"is_active": [problem]})
    return _keep(
        reason,
        by=by, label=label, label_cy=label_cy, wording=wording, wording_cy=wording_cy, order=order, is_active=is_active,
    )  # fmt: skip


def _check(by: Actor, label: str, wording: str) -> None:
    if not partners.may_administer_partnership(by):
        raise Missing("There is no such closing reason.")
    problems = {}
    if not label.strip():
        problems["label"] = ["Enter the reason"]
    if not wording.strip():
        problems["wording"] = ["Enter what the person is told"]
    if problems:
        raise Invalid("Something is missing.", fields=problems)


def _keep(
    reason: ClosingReason,
    *,
    by: Actor,
    label: str,
    label_cy: str,
    wording: str,
    wording_cy: str,
    order: int,
    is_active: bool,
) -> ClosingReason:
    reason.label, reason.label_cy = label.strip(), label_cy.strip()
    reason.wording, reason.wording_cy = wording.strip(), wording_cy.strip()
    reason.order, reason.is_active = order, is_active
    reason.save()
    record(ClosingReasonChanged(code=reason.code, is_active=is_active), by=by)
    return reason

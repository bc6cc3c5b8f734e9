"""Carrying out the periods: in small steps, so that nobody waits for them and a run cut short loses nothing."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q

from onedoor.apps.retention.access import require_keeper
from onedoor.apps.retention.events import RetentionRan
from onedoor.apps.retention.models import Run, Schedule
from onedoor.apps.retention.queries import due_rows, left_of
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import OnedoorError
from onedoor.foundation.events import log
from onedoor.foundation.retained import DataClass, find_classes

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["run", "run_due"]

_BATCH = 100
_EVERY = timedelta(hours=24)
logger = logging.getLogger(__name__)


def run(*, by: Actor, organisation: "Organisation | None") -> Run:
    """Forget everything of the organisation that is due and not held, a batch a transaction; raises Missing.

    What is forgotten is not due any more: a run that was cut short is gone on with, and one without anything due
    changes nothing.
    """
    require_keeper(by, organisation)
    current = Run.objects.filter(organisation=organisation, ended_at=None).first() or Run.objects.create(
        organisation=organisation, begun_by=str(by)
    )
    for data_class in find_classes():
        _run_class(current, data_class, organisation)
    return _end(current, by)


def run_due() -> int:
    """Every schedule that is on, once a day, and each that was asked for; how many there were."""
    done = 0
    for schedule in Schedule.objects.filter(Q(is_on=True) | Q(asked_at__isnull=False)).select_related("organisation"):
        has_run = Run.objects.filter(organisation=schedule.organisation, ended_at__gt=clock.now() - _EVERY).exists()
        if has_run and schedule.asked_at is None:
            continue
        run(by=SYSTEM, organisation=schedule.organisation)
        Schedule.objects.filter(pk=schedule.pk).update(asked_at=None)
        done += 1
    return done


def _run_class(current: Run, data_class: DataClass, organisation: "Organisation | None") -> None:
    rows = due_rows(data_class, organisation)
    left = set(left_of(data_class, rows).values_list("pk", flat=True))
    current.left[data_class.code] = len(left)
    keys = [pk for pk in rows.order_by(data_class.moment, "pk").values_list("pk", flat=True) if pk not in left]
    for at in range(0, len(keys), _BATCH):
        _forget(current, data_class, rows.filter(pk__in=keys[at : at + _BATCH]))


@transaction.atomic(durable=True)
def _forget(current: Run, data_class: DataClass, rows: Iterable[Any]) -> None:
    done = 0
    for row in rows:
        try:
            with transaction.atomic():
                data_class.forget(row, SYSTEM)
            done += 1
        except OnedoorError as error:
            # Reopened since it was counted, say: it is due again another day.
            logger.info("retention left one of %s: %s", data_class.code, type(error).__name__)
            current.left[data_class.code] += 1
    current.forgotten[data_class.code] = current.forgotten.get(data_class.code, 0) + done
    current.save(update_fields=["forgotten", "left"])


@transaction.atomic(durable=True)
def _end(current: Run, by: Actor) -> Run:
    current.ended_at = clock.now()
    current.save(update_fields=["ended_at", "forgotten", "left"])
    happening = RetentionRan(forgotten=dict(current.forgotten), left=dict(current.left))
    body = str(current.organisation.uuid) if current.organisation else ""
    log.record(happening, by=by, subject=str(current.uuid), organisation=body)
    return current

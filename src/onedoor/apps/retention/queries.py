"""What is due, what of it stays, and what was done. Counting forgets nothing: this is the dry run."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Min, QuerySet

from onedoor.apps.people import services as people
from onedoor.apps.retention.access import require_keeper
from onedoor.apps.retention.data import DueClass, DueThing
from onedoor.apps.retention.models import Hold, Period, Run, Schedule
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from onedoor.foundation.retained import DataClass, Rows, find_classes, get_class

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["due_classes", "due_rows", "due_things", "holds_of", "is_switched_on", "left_of", "months_of", "runs_of"]

_BY_RIGHTS = "Their record is restricted, or held by a case about their rights"


def months_of(data_class: DataClass, organisation: "Organisation | None") -> tuple[int, bool]:
    """How long it is kept, and whether that is the organisation's own."""
    own = Period.objects.filter(organisation=organisation, code=data_class.code).first()
    return (own.months, True) if own else (data_class.months, False)


def due_rows(data_class: DataClass, organisation: "Organisation | None") -> Rows:
    before = _months_ago(months_of(data_class, organisation)[0])
    return data_class.due(organisation.pk if organisation else None, before)


def _months_ago(months: int) -> datetime:
    """The same day of that month, or its last where it has no such day."""
    now = clock.now()
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return now.replace(year=max(year, 1), month=month + 1, day=min(now.day, monthrange(max(year, 1), month + 1)[1]))


def left_of(data_class: DataClass, rows: Rows) -> Rows:
    """Those of the rows that stay all the same."""
    held = Hold.objects.filter(code=data_class.code, released_at=None).values("subject")
    kept = people.kept_residents()
    theirs = data_class.of_residents(rows, kept) if kept else rows.none()
    return rows.filter(uuid__in=held) | rows.filter(pk__in=list(theirs.values_list("pk", flat=True)))


def due_classes(*, by: Actor, organisation: "Organisation | None") -> list[DueClass]:
    """Every class with what is due of it now; raises Missing. A handful of queries a class."""
    require_keeper(by, organisation)
    return [_counted(data_class, organisation) for data_class in find_classes()]


def _counted(data_class: DataClass, organisation: "Organisation | None") -> DueClass:
    rows = due_rows(data_class, organisation)
    months, is_own = months_of(data_class, organisation)
    due = rows.count()
    return DueClass(
        data_class.code, data_class.label, data_class.counted_from, months, is_own, data_class.source,
        data_class.is_doubtful, due,
        left_of(data_class, rows).count() if due else 0,
        rows.aggregate(oldest=Min(data_class.moment))["oldest"],
    )  # fmt: skip


def due_things(*, by: Actor, organisation: "Organisation | None", code: str) -> Iterator[DueThing]:
    """What is due of one class, oldest first, and why it stays where it does; raises Missing."""
    require_keeper(by, organisation)
    try:
        data_class = get_class(code)
    except KeyError:
        raise Missing("There is no such class of data.") from None
    rows = due_rows(data_class, organisation)
    left = set(left_of(data_class, rows).values_list("pk", flat=True))
    reasons = dict(Hold.objects.filter(code=code, released_at=None).values_list("subject", "reason"))
    found = rows.order_by(data_class.moment, "pk").iterator(chunk_size=500)
    return (_thing(data_class, row, reasons, left) for row in found)


def _thing(data_class: DataClass, row: Any, reasons: dict[Any, str], left: set[int]) -> DueThing:
    moment: datetime = getattr(row, data_class.moment)
    hold = reasons.get(row.uuid) or (_BY_RIGHTS if row.pk in left else "")
    return DueThing(str(row.uuid), data_class.name(row), moment, hold)


def is_switched_on(organisation: "Organisation | None") -> bool:
    return Schedule.objects.filter(organisation=organisation, is_on=True).exists()


def holds_of(*, by: Actor, organisation: "Organisation | None") -> QuerySet[Hold]:
    """What is held now; raises Missing."""
    require_keeper(by, organisation)
    return Hold.objects.filter(organisation=organisation, released_at=None)


def runs_of(*, by: Actor, organisation: "Organisation | None") -> QuerySet[Run]:
    """Newest first; raises Missing."""
    require_keeper(by, organisation)
    return Run.objects.filter(organisation=organisation)

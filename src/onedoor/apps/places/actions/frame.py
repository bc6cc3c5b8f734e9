"""What every import of places shares."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from onedoor.apps.places.defaults import AREA_TYPES
from onedoor.apps.places.events import DataImported
from onedoor.apps.places.models import AreaType, Edition
from onedoor.foundation.actors import Actor
from onedoor.foundation.events.log import record
from onedoor.foundation.imports import Change, Report, importing
from onedoor.foundation.installing import never_installed

__all__ = ["area_type", "importing_places", "install_defaults"]


@contextmanager
def importing_places(kind: str, *, by: Actor, dry_run: bool) -> Iterator[Report]:
    """The frame of all imports, with the event and the new edition in the same transaction."""
    with importing(dry_run=dry_run) as report:
        yield report
        report.refuse_if_wrong()
        Edition.renew()
        new, changed, ended = (_total(report, change) for change in ("new", "changed", "ended"))
        record(DataImported(kind=kind, new=new, changed=changed, ended=ended), by=by)


def _total(report: Report, change: Change) -> int:
    return sum(number for (_, counted), number in report.counts.items() if counted == change)


def area_type(code: str) -> AreaType:
    """The kind of area of that code, made with its usual name and rank where it is new."""
    known = {known_code: (name, rank) for known_code, name, rank in AREA_TYPES}
    name, rank = known.get(code, (code.replace("_", " ").capitalize(), 50))
    return AreaType.objects.get_or_create(code=code, defaults={"name": name, "rank": rank})[0]


@transaction.atomic(durable=True)
def install_defaults() -> None:
    """Make the kinds of area that never came; those there are stay as they were edited."""
    for code in never_installed("places.area_type", (code for code, _, _ in AREA_TYPES)):
        area_type(code)

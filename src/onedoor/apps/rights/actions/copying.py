"""Making the copy once every body has answered, giving it to the person alone, and not keeping it for longer."""

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from onedoor.apps.accounts import services as accounts
from onedoor.apps.rights.actions.telling import tell_person
from onedoor.apps.rights.data import Decision, HeldSection, PackageStatus
from onedoor.apps.rights.events import CopyFetched, CopyMade
from onedoor.apps.rights.models import Case, Copy
from onedoor.apps.rights.packing import as_data, counted, pack
from onedoor.apps.rights.page import page_of
from onedoor.apps.rights.queries.cases import case_of, held_in_case, parts_of
from onedoor.apps.rights.queries.lists import terms
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, resident
from onedoor.foundation.claims import claim
from onedoor.foundation.errors import Missing
from onedoor.foundation.events import log
from onedoor.foundation.holdings import find_holdings

if TYPE_CHECKING:
    from onedoor.apps.accounts.models import ResidentAccount

__all__ = ["clear_old_copies", "fetch_copy", "make_copies"]


def make_copies() -> int:
    """The next that waits; how many were made. May be cut short at any moment, and is begun again then."""
    ids = claim(Copy.objects.filter(status=PackageStatus.WAITING), 1)
    for copy in Copy.objects.filter(pk__in=ids).select_related("case__resident"):
        _make(copy)
    return len(ids)


def _make(copy: Copy) -> None:
    case = copy.case
    parts = [part for part in parts_of(case) if part.decision in (Decision.AGREED, Decision.PARTLY)]
    Copy.objects.filter(pk=copy.pk).update(steps=len(list(find_holdings())) + 1, steps_done=0)
    with override(case.language):
        sections = held_in_case(case, parts, after=lambda: _step(copy))
        content = _packed(case, sections)
    rules, now = terms(), clock.now()
    with transaction.atomic(durable=True):
        locked = Copy.objects.select_for_update().get(pk=copy.pk)
        if locked.status != PackageStatus.WAITING:
            return
        locked.file.save(f"{copy.uuid}.zip", ContentFile(content), save=False)
        locked.status, locked.made_at, locked.size_bytes = PackageStatus.READY, now, len(content)
        locked.sha256, locked.steps_done = hashlib.sha256(content).hexdigest(), F("steps")
        locked.expires_at, locked.claimed_until = now + timedelta(days=rules.copy_days), None
        locked.save()
        rows, withheld = counted(sections)
        log.record(CopyMade(rows=rows, withheld=withheld), by=SYSTEM, subject=str(case.uuid))
        until = locked.expires_at
        tell_person(
            case, by=SYSTEM,
            say=lambda: _("Your copy is ready. Fetch it from the page until %(day)s.")
            % {"day": date_format(until, "j F Y")},
        )  # fmt: skip


def _step(copy: Copy) -> None:
    Copy.objects.filter(pk=copy.pk).update(steps_done=F("steps_done") + 1)


def _packed(case: Case, sections: list[HeldSection]) -> bytes:
    parts, now = list(parts_of(case)), clock.now()
    bodies = {str(part.organisation.uuid): part.organisation.name_in(case.language) for part in parts}
    page = page_of(case, sections, parts=parts, bodies=bodies, terms=terms(), made=date_format(localtime(now), "j F Y"))
    data = as_data(sections, reference=case.reference, made_at=now, bodies=bodies)
    return pack(sections, page=page, data=data, read=_read)


def _read(name: str) -> bytes:
    with default_storage.open(name) as file:
        return bytes(file.read())


@transaction.atomic(durable=True)
def fetch_copy(*, account: "ResidentAccount", case: str) -> tuple[str, bytes]:
    """Name and content, for the person who has signed in and shown who they are; written down. Raises Missing."""
    found = case_of(account, case)
    # Who said that the records are not theirs after all gets nothing of them.
    if found.resident is None or found.resident not in accounts.records_of(account):
        raise Missing("There is no copy to fetch.")
    copy = Copy.objects.select_for_update().filter(case=found, status=PackageStatus.READY).first()
    if copy is None or copy.expires_at is None or copy.expires_at < clock.now():
        raise Missing("There is no copy to fetch.")
    copy.times_fetched, copy.fetched_at = copy.times_fetched + 1, clock.now()
    copy.save(update_fields=["times_fetched", "fetched_at"])
    log.record(CopyFetched(), by=resident(str(account.uuid)), subject=str(found.uuid))
    return f"{found.reference}.zip", _read(str(copy.file.name))


def clear_old_copies() -> int:
    """What nobody can fetch any more goes; how many."""
    old = Copy.objects.filter(status=PackageStatus.READY, expires_at__lt=clock.now())[:20]
    for copy in old:
        copy.file.delete(save=False)
        copy.status = PackageStatus.GONE
        copy.save(update_fields=["file", "status"])
    return len(old)

"""Taking in an organisation's own records: a whole file, or one from its system. A key met before is an update."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from onedoor.apps.people.access import require_own_system
from onedoor.apps.people.actions.contact_points import set_contact_points
from onedoor.apps.people.actions.keys import keep_keys_in_step
from onedoor.apps.people.actions.matching import match_newcomer
from onedoor.apps.people.data import Received, Treatment
from onedoor.apps.people.events import RecordsImported, ResidentCreated, ResidentUpdated
from onedoor.apps.people.intake.cleaning import Cleaned, clean_record
from onedoor.apps.people.intake.files import OwnRecord, read_own_records
from onedoor.apps.people.models import ContactPoint, MatchRecord, Resident
from onedoor.apps.people.numbers import ni_hash
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events import log
from onedoor.foundation.imports import Change, Report, importing
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["import_own_records", "receive_record"]

_BATCH = 500
# As the interface calls them, and as `linkage/columns.py` does.
_NAMES: Mapping[str, str] = {
    "title": "title", "given_names": "given", "family_name": "surname", "known_as": "known", "birth_date": "birth",
    "sex": "sex", "address_text": "address", "postcode": "postcode", "uprn": "uprn", "phones": "phone",
    "emails": "email", "nhs_number": "number", "ni_number": "number",
}  # fmt: skip


@retried_when_reference_is_taken
def import_own_records(
    path: Path, *, by: Actor, organisation: "Organisation", system: str = "", key: str = "", dry_run: bool = False
) -> Report:
    """Take in every record of the file, or none; raises ImportRefused with every problem found."""
    require_own_system(by, organisation)
    with importing(dry_run=dry_run) as report:
        rows = read_own_records(path, report, key=key)
        done: Counter[Treatment] = Counter()
        changes: Counter[Change] = Counter()
        for at in range(0, len(rows), _BATCH):
            for change, treated in _kept(rows[at : at + _BATCH], organisation, system, by):
                changes[change] += 1
                done.update(treated)
        for change, count in changes.items():
            report.count("records", change, count)
        report.note(f"{done[Treatment.JOINED]:,} were joined to a record known already.")
        report.note(f"{done[Treatment.DOUBTED]:,} pairs of records wait for a reviewer.")
        happening = RecordsImported(
            system=system, new=changes["new"], changed=changes["changed"], unchanged=changes["unchanged"],
            joined=done[Treatment.JOINED], doubted=done[Treatment.DOUBTED],
        )  # fmt: skip
        uuid = str(organisation.uuid)
        log.record(happening, by=by, subject=uuid, organisation=uuid)
    return report


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def receive_record(
    *, by: Actor, organisation: "Organisation", system: str, key: str, given: Mapping[str, Any]
) -> Received:
    """Take in one record as the organisation's system has it now; raises Invalid, naming fields."""
    require_own_system(by, organisation)
    cleaned = clean_record(_raw(given))
    wrong = {_called(name, given): [text] for name, text in cleaned.wrong.items()} | _too_long(cleaned, key, system)
    if wrong:
        raise Invalid("The record cannot be taken in.", fields=wrong)
    if cleaned.says_nothing:
        text = "Give a name, a phone number, an e-mail address or a number of theirs"
        raise Invalid("The record says nothing of a person.", fields={"family_name": [text]})
    ((change, _),) = _kept([OwnRecord(0, key, cleaned)], organisation, system, by)
    resident = Resident.objects.get(held_by=organisation, source_system=system, source_key=key)
    return Received(str(resident.uuid), resident.reference, change)


def _raw(given: Mapping[str, Any]) -> dict[str, list[str]]:
    """As columns of a file; raises Invalid for a name that means nothing here, or a value that is no text."""
    raw: dict[str, list[str]] = {}
    for name, value in given.items():
        if name not in _NAMES:
            raise Invalid(f"A record has no {name}.", fields={name: [f"Give only {', '.join(_NAMES)}"]})
        cells = value if isinstance(value, list) else [value]
        if not all(cell is None or isinstance(cell, str | int) for cell in cells):
            raise Invalid(f"{name} cannot be read.", fields={name: ["Give text, or a list of texts"]})
        raw.setdefault(_NAMES[name], []).extend("" if cell is None else str(cell) for cell in cells)
    return raw


def _called(name: str, given: Mapping[str, Any]) -> str:
    return next(called for called, ours in _NAMES.items() if ours == name and called in given)


def _too_long(cleaned: Cleaned, key: str, system: str) -> dict[str, list[str]]:
    texts = {**cleaned.fields, "source_key": key, "source_system": system}
    limits = {field.name: field.max_length for field in Resident._meta.concrete_fields if field.max_length}
    found = {name: limits[name] for name, text in texts.items() if name in limits and len(text) > limits[name]}
    return {name: [f"Give at most {most} characters"] for name, most in found.items()}


def _kept(
    rows: Sequence[OwnRecord], organisation: "Organisation", system: str, by: Actor
) -> Iterable[tuple[Change, Counter[Treatment]]]:
    """Write each, and find whose it is where that may have changed."""
    assert connection.in_atomic_block, "Records are taken in together or not at all."
    known = {
        resident.source_key: resident
        for resident in Resident.objects.select_for_update(of=("self",))
        .filter(held_by=organisation, source_system=system, source_key__in=[row.key for row in rows])
        .prefetch_related("contact_points")
    }
    return [_keep(row, known.get(row.key), organisation, system, by) for row in rows]


def _keep(
    row: OwnRecord, resident: Resident | None, organisation: "Organisation", system: str, by: Actor
) -> tuple[Change, Counter[Treatment]]:
    is_new = resident is None
    resident = resident or Resident(held_by=organisation, source_system=system, source_key=row.key)
    changed = _apply(resident, row.cleaned)
    if is_new or changed:
        resident.updated_at = clock.now()
        resident.save()
    changed |= _set_points(resident, row.cleaned)
    if not is_new and not changed:
        return "unchanged", Counter()
    keep_keys_in_step(resident)
    happening = ResidentCreated() if is_new else ResidentUpdated(fields=tuple(sorted(changed)))
    log.record(happening, by=by, subject=str(resident.uuid), organisation=str(organisation.uuid))
    # Whom a record was joined to stands until somebody separates it, whatever is written in it since; whether it is
    # anybody else's too the worker finds out.
    if resident.person_id is not None:
        return "changed", Counter()
    treated = match_newcomer(resident)
    MatchRecord.objects.filter(resident=resident).update(is_new=False)
    return ("new" if is_new else "changed"), treated


def _apply(resident: Resident, cleaned: Cleaned) -> set[str]:
    wanted = {**cleaned.fields, "nhs_number": cleaned.nhs_number, "ni_hash": ni_hash(cleaned.ni_number)}
    changed = {name for name, value in wanted.items() if getattr(resident, name) != value}
    for name in changed:
        setattr(resident, name, wanted[name])
    return changed


def _set_points(resident: Resident, cleaned: Cleaned) -> set[str]:
    kinds = {ContactPoint.Kind.PHONE: cleaned.phones, ContactPoint.Kind.EMAIL: cleaned.emails}
    return {f"{kind}s" for kind, values in kinds.items() if set_contact_points(resident, kind, values)}

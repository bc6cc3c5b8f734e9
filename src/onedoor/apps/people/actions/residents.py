"""Opening and changing a resident's record."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.people.access import require_answerable, require_finder, require_holder
from onedoor.apps.people.actions.contact_points import set_contact_points
from onedoor.apps.people.actions.households import leave_household_in_transaction
from onedoor.apps.people.actions.keys import keep_keys_in_step
from onedoor.apps.people.events import ResidentCreated, ResidentUpdated
from onedoor.apps.people.models import ContactPoint, Resident
from onedoor.apps.people.numbers import ni_hash, read_nhs_number
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events import log
from onedoor.foundation.retrying import retried_when_reference_is_taken

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["correct_resident_in_transaction", "create_resident", "postcode_key", "update_resident"]

_EDITABLE = frozenset(
    {
        "title", "given_names", "family_name", "known_as", "birth_date", "address_text", "uprn", "latitude",
        "longitude", "language", "preferred_channel", "needs_large_print", "needs_interpreter", "help_needed",
        "is_safe_to_contact", "contact_warning", "nhs_number", "interpreter_language", "access_needs",
    }
)  # fmt: skip


_NUMBER_WANTED = {
    "nhs_number": "Enter an NHS number, like 943 476 5919",
    "ni_number": "Enter a National Insurance number, like QQ 12 34 56 C",
}


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def create_resident(
    *,
    by: Actor,
    given_names: str = "",
    family_name: str = "",
    birth_date: date | None = None,
    postcode: str = "",
    phones: Iterable[str] = (),
    emails: Iterable[str] = (),
    held_by: "Organisation | None" = None,
    **details: Any,
) -> Resident:
    """Open a record with what is known so far: at least a name or a way to reach them; raises Invalid.

    It is `held_by` the body at whose door it is made; by the adviser's own where they work for one alone.
    """
    require_finder(by)
    phones, emails = list(phones), list(emails)
    if not any((given_names.strip(), family_name.strip(), phones, emails)):
        raise Invalid(
            "Give a name, a phone number or an e-mail address.",
            fields={"family_name": ["Enter a name, a phone number or an e-mail address"]},
        )
    resident = Resident(held_by=_holder(by, held_by))
    _apply(
        resident,
        {"given_names": given_names, "family_name": family_name, "birth_date": birth_date, **details},
        postcode,
    )
    resident.save()
    set_contact_points(resident, ContactPoint.Kind.PHONE, phones)
    set_contact_points(resident, ContactPoint.Kind.EMAIL, emails)
    keep_keys_in_step(resident)
    log.record(ResidentCreated(), by=by, subject=str(resident.uuid), organisation=_body(resident))
    return resident


def _holder(by: Actor, held_by: "Organisation | None") -> "Organisation | None":
    """Staff make records for bodies they work for; Onedoor makes them for whom it is told."""
    mine = by.organisations_as(Role.ADVISER)
    if held_by is None and len(mine) == 1:
        return partners.get_organisation(next(iter(mine)))
    if by.kind != "system" and (held_by is None or str(held_by.uuid) not in mine):
        raise Invalid("Say whose record this is: a body you are an adviser of.")
    return held_by


def _body(resident: Resident) -> str:
    return str(resident.held_by.uuid) if resident.held_by else ""


@transaction.atomic(durable=True)
def update_resident(*, by: Actor, resident: Resident, **changes: Any) -> Resident:
    """Change the fields named. `phones` and `emails`, when given, are all there are from now on; raises Invalid.

    Only the body that holds a record changes it; to all others it is Missing. Raises Conflict where its use is
    restricted.
    """
    require_finder(by)
    resident = Resident.objects.select_for_update(of=("self",)).select_related("held_by").get(pk=resident.pk)
    require_holder(by, resident)
    if resident.restricted_at and by.kind != "system":
        raise Conflict("This record is kept and not used for now: it cannot be changed.")
    return _updated(by, resident, changes)


def correct_resident_in_transaction(*, by: Actor, resident: Resident, **changes: Any) -> Resident:
    """What the person said was wrong, put right by who answers them for the body that holds it (a building block).

    As `update_resident`, also where the use of the record is restricted.
    """
    assert connection.in_atomic_block, "A record is put right in the transaction of the decision."
    resident = Resident.objects.select_for_update(of=("self",)).select_related("held_by").get(pk=resident.pk)
    require_answerable(by, resident)
    return _updated(by, resident, changes)


def _updated(by: Actor, resident: Resident, changes: dict[str, Any]) -> Resident:
    phones, emails = changes.pop("phones", None), changes.pop("emails", None)
    changed = _apply(resident, changes, changes.pop("postcode", None))
    resident.updated_at = clock.now()
    resident.save()
    if phones is not None and set_contact_points(resident, ContactPoint.Kind.PHONE, phones):
        changed.add("phones")
    if emails is not None and set_contact_points(resident, ContactPoint.Kind.EMAIL, emails):
        changed.add("emails")
    if changed & {"uprn", "address_text", "postcode_key"}:
        leave_household_in_transaction(by=by, resident=resident)
    if changed:
        keep_keys_in_step(resident)
        happening = ResidentUpdated(fields=tuple(sorted(changed)))
        log.record(happening, by=by, subject=str(resident.uuid), organisation=_body(resident))
    return resident


def _apply(resident: Resident, values: dict[str, Any], postcode: str | None) -> set[str]:
    """Set what is given; the names of the fields that changed."""
    unknown = values.keys() - _EDITABLE - {"ni_number"}
    if unknown:
        raise TypeError(f"A resident has no {', '.join(sorted(unknown))} to change.")
    if postcode is not None:
        values = {**values, "postcode_key": postcode_key(postcode)}
    values = {**values, **_numbers(values)}
    if (born := values.get("birth_date")) and born > clock.today():
        raise Invalid("Check the birth date.", fields={"birth_date": ["Birth date must be in the past"]})
    changed = set()
    values.pop("ni_number", None)
    for name, value in values.items():
        value = value.strip() if isinstance(value, str) else value
        if getattr(resident, name) != value:
            setattr(resident, name, value)
            changed.add(name)
    return changed


def _numbers(values: dict[str, Any]) -> dict[str, str]:
    """National numbers as they are kept; raises Invalid."""
    kept = {}
    if "nhs_number" in values:
        kept["nhs_number"] = read_nhs_number(values["nhs_number"])
    if "ni_number" in values:
        kept["ni_hash"] = ni_hash(values["ni_number"])
    for name, given in (("nhs_number", "nhs_number"), ("ni_hash", "ni_number")):
        if values.get(given, "").strip() and not kept[name]:
            raise Invalid("Check the number.", fields={given: [_NUMBER_WANTED[given]]})
    return kept


def postcode_key(text: str) -> str:
    """As places keeps it, without the space. A foreign or partial one is kept as it is: people live anywhere."""
    key = "".join(letter for letter in text.upper() if letter.isalnum())
    if len(key) > 8:
        raise Invalid("Check the postcode.", fields={"postcode": ["Enter a postcode, like SK13 8AB"]})
    return key

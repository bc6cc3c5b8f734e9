"""Erasing what a body agreed to erase: a second person does it, and types the reference of the case."""

from collections import Counter
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from onedoor.apps.contacts import services as contacts
from onedoor.apps.people import services as people
from onedoor.apps.requests import services as requests
from onedoor.apps.rights.actions.deciding import close_if_done, end_accounts, records_of_part
from onedoor.apps.rights.actions.others import tell_others
from onedoor.apps.rights.actions.telling import tell_person
from onedoor.apps.rights.actions.working import locked_part
from onedoor.apps.rights.events import ErasureCarriedOut
from onedoor.apps.rights.gathering import rows_of, subject_of
from onedoor.apps.rights.models import Part
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why

if TYPE_CHECKING:
    from onedoor.apps.people.models import Resident

__all__ = ["erase", "needs_another"]


def needs_another(part: Part, by: Actor) -> bool:
    """Whether somebody else has to erase it: where the body has another officer, not the one who decided."""
    return part.decided_by == str(by) and len(sharing.officers_of(part.organisation)) > 1


@transaction.atomic(durable=True)
def erase(*, by: Actor, part: str, typed: str) -> Part:
    """All of it or nothing. Raises Missing, Denied, Invalid, Conflict, as where a request is still open."""
    found = locked_part(by, part)
    if not found.waits_for_erasure:
        raise Conflict("There is nothing to erase.")
    if needs_another(found, by):
        raise Denied("Whoever decided does not erase: another officer of your organisation does.")
    if not ids.is_reference(typed) or ids.normalise_reference(typed) != found.case.reference:
        text = f"Type the reference of the case: {found.case.reference}"
        raise Invalid(text, fields={"typed": [text]})
    records = records_of_part(found)
    tell_others(found, records, by=by)
    found.counts = dict(_forget(found, records, by))
    found.carried_out_at, found.carried_out_by = clock.now(), str(by)
    found.save(update_fields=["counts", "carried_out_at", "carried_out_by"])
    happening = ErasureCarriedOut(part=str(found.uuid), counts=found.counts)
    log.record(happening, by=by, subject=str(found.case.uuid), organisation=str(found.organisation.uuid))
    tell_person(
        found.case, by=by, body=found.organisation,
        say=lambda: _("%(body)s has erased what it agreed to erase.")
        % {"body": found.organisation.name_in(found.case.language)},
    )  # fmt: skip
    close_if_done(found.case, by=by)
    end_accounts(found.case, by=by)
    return found


def _forget(part: Part, records: "list[Resident]", by: Actor) -> Counter[str]:
    """What there was, by class: never what it said."""
    counts: Counter[str] = Counter()
    subject, body = subject_of(people.records_known(part.case.records)), str(part.organisation.uuid)
    for request in rows_of(subject, "requests.Request", body):
        requests.forget_asker(by=by, request=request, why=Why.ERASURE)
        counts["requests"] += 1
    for contact in rows_of(subject, "contacts.Contact", body):
        contacts.forget_contact(by=by, contact=contact, why=Why.ERASURE)
        counts["contacts"] += 1
    for record in records:
        people.release_residents(about=part.case.uuid, record=record)
        sharing.forget_wishes(by=by, resident=record)
        people.forget_resident(by=by, resident=record, why=Why.ERASURE)
        counts["records"] += 1
    return counts

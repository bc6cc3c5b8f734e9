"""An officer works on the part of their body: takes it, asks who it is, takes more time."""

from django.db import connection, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from onedoor.apps.contacts import services as contacts
from onedoor.apps.partners import services as partners
from onedoor.apps.rights.access import get_part_for
from onedoor.apps.rights.actions.opening import due_after
from onedoor.apps.rights.actions.telling import tell_person
from onedoor.apps.rights.events import IdentityAsked, IdentityShown, PartExtended, PartTaken
from onedoor.apps.rights.models import Case, Part
from onedoor.apps.rights.queries.lists import terms
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events import log

__all__ = ["ask_identity", "extend", "locked_part", "note_identity", "note_identity_at_desk", "take_part"]


def locked_part(by: Actor, part: str) -> Part:
    """The actor's own body's, nobody else changing it or its case. Raises Missing."""
    assert connection.in_atomic_block, "A part is changed in the transaction that locked it."
    found = get_part_for(by, part)
    found.case = Case.objects.select_for_update(of=("self",)).select_related("resident__held_by").get(pk=found.case_id)
    fresh = Part.objects.select_for_update(of=("self",)).get(pk=found.pk)
    fresh.case, fresh.organisation = found.case, found.organisation
    return fresh


@transaction.atomic(durable=True)
def take_part(*, by: Actor, part: str) -> Part:
    """It is the actor's to answer. Raises Missing, Conflict."""
    found = locked_part(by, part)
    if found.is_done:
        raise Conflict("This is answered already.")
    found.assigned_to = partners.get_account(by.id)
    found.save(update_fields=["assigned_to"])
    log.record(PartTaken(part=str(found.uuid)), by=by, subject=str(found.case.uuid), organisation=_body(found))
    return found


@transaction.atomic(durable=True)
def ask_identity(*, by: Actor, part: str) -> Case:
    """It is not sure who asked: they are told so, and no time runs until they have shown it. Raises Conflict."""
    found = locked_part(by, part)
    case = found.case
    if case.assurance == "signed_in" or case.is_paused or case.closed_at:
        raise Conflict("They have been asked, or have shown who they are.")
    if case.parts.exclude(decision="").exists():
        raise Conflict("Somebody has answered already.")
    case.identity_asked_at, case.identity_shown_at = clock.now(), None
    case.save(update_fields=["identity_asked_at", "identity_shown_at"])
    case.parts.update(due_on=None)
    log.record(IdentityAsked(), by=by, subject=str(case.uuid), organisation=_body(found))
    tell_person(
        case, by=by, body=found.organisation,
        say=lambda: _("Before we can answer, show us who you are: open the page, or ask at any of our desks."),
    )  # fmt: skip
    return case


@transaction.atomic(durable=True)
def note_identity(*, by: Actor, part: str, assurance: str) -> Case:
    """The officer saw a document, or knows it otherwise. The time to answer begins. Raises Invalid, Conflict."""
    if assurance not in ("document", "facts"):
        raise Invalid("Say how you know.", fields={"assurance": ["Choose how you know who it is"]})
    found = locked_part(by, part)
    return _shown(found.case, assurance, by, _body(found))


@transaction.atomic(durable=True)
def note_identity_at_desk(*, by: Actor, contact: str, case: str) -> Case:
    """They have shown it in a conversation with an adviser, who was given the reference. Raises Missing, Conflict."""
    spoken = contacts.get_contact_for(by, contact)
    reference = ids.normalise_reference(case) if ids.is_reference(case) else ""
    cases = Case.objects.select_for_update(of=("self",)).filter(reference=reference)
    found = cases.filter(resident=spoken.resident).first()
    if spoken.resident is None or found is None or not spoken.may_decide:
        raise Missing("There is no such case.")
    return _shown(found, spoken.assurance, by, "")


def _shown(case: Case, assurance: str, by: Actor, body: str) -> Case:
    if not case.is_paused:
        raise Conflict("They have shown who they are already.")
    case.identity_shown_at, case.assurance = clock.now(), assurance
    case.save(update_fields=["identity_shown_at", "assurance"])
    case.parts.update(due_on=due_after(clock.today(), terms().answer_months))
    log.record(IdentityShown(assurance=assurance), by=by, subject=str(case.uuid), organisation=body)
    return case


@transaction.atomic(durable=True)
def extend(*, by: Actor, part: str, reason: str) -> Part:
    """Up to two months more, once, within the first month; the person is told why. Raises Invalid, Conflict."""
    found = locked_part(by, part)
    if found.due_on is None or found.is_decided or found.extended_at:
        raise Conflict("The time for this cannot be extended.")
    if clock.today() > found.due_on:
        raise Conflict("The month is over: the person had to be told within it.")
    if len(reason.strip()) < 10:
        raise Invalid("Say why.", fields={"reason": ["Say why you need more time, as the person will read it"]})
    rules, case = terms(), found.case
    began = (case.identity_shown_at or case.asked_at).astimezone(clock.local_zone()).date()
    found.due_on = due_after(began, rules.answer_months + rules.extension_months)
    found.extended_at, found.extension_reason = clock.now(), reason.strip()
    found.save(update_fields=["due_on", "extended_at", "extension_reason"])
    happening = PartExtended(part=str(found.uuid), due=found.due_on.isoformat())
    log.record(happening, by=by, subject=str(case.uuid), organisation=_body(found))
    due = found.due_on
    tell_person(
        case, by=by, body=found.organisation,
        say=lambda: _("%(body)s needs more time, until %(day)s. Why: %(reason)s")
        % {
            "body": found.organisation.name_in(case.language), "day": date_format(due, "j F Y"),
            "reason": found.extension_reason,
        },
    )  # fmt: skip
    return found


def _body(part: Part) -> str:
    return str(part.organisation.uuid)

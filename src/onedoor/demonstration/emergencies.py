"""Twice the glass was broken: by an adviser while somebody rang, and by the police on no contact.

Each body concerned looks back at it; one has not yet, and one found that it need not have been.
"""

from django.db import transaction

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.people.models import Resident
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import ENQUIRY
from onedoor.apps.sharing.models import Disclosure
from onedoor.foundation.actors import Actor

__all__ = ["make_emergencies", "officer_of"]


def make_emergencies() -> int:
    """How many disclosures were written."""
    return _somebody_rang() + _somebody_was_missed()


def officer_of(body: Organisation) -> tuple[Actor, Account]:
    account = Account.objects.filter(memberships__organisation=body, memberships__role=Role.GOVERNANCE).first()
    assert account is not None, f"The story names a governance officer at {body}."
    return partners.actor_for(account), account


def _somebody_rang() -> int:
    """Somebody rang in danger; the body whose record was seen has not looked back at it yet."""
    door, source = (Organisation.objects.get(slug=slug) for slug in ("carrowshire", "high-carrow"))
    contact = Contact.objects.filter(resident__held_by=source, adviser__isnull=False).order_by("-opened_at").first()
    if contact is None or contact.resident is None or contact.adviser is None:
        return 0
    adviser = Account.objects.filter(memberships__organisation=door, memberships__role=Role.ADVISER).first()
    assert adviser is not None, "The story names advisers of the county."
    by = partners.actor_for(adviser)
    with transaction.atomic(durable=True):
        emergency = sharing.break_glass(
            by=by, contact=str(contact.uuid), organisation=door, reason="vital_interest",
            words="Caller had fallen, could not get up and did not know the address of her daughter’s house.",
        )  # fmt: skip
        rows = sharing.disclose(
            by=by, person=str(contact.resident.uuid), purpose=ENQUIRY, source=source, recipient=door,
            items=("identity.name", "address.home", "contact.phone"), contact=str(contact.uuid), emergency=emergency,
        )  # fmt: skip
    officer, _ = officer_of(door)
    sharing.review_emergency(by=officer, emergency=emergency, organisation=door, outcome="justified")
    return len(rows)


def _somebody_was_missed() -> int:
    """An emergency officer looked for somebody, found them, and closed it; both bodies have looked back."""
    police = Organisation.objects.get(slug="carrow-police")
    account = Account.objects.filter(memberships__role=Role.EMERGENCY_OFFICER).order_by("pk").first()
    lost = Resident.objects.filter(held_by__slug="carrowshire", birth_date__year__lt=1950).order_by("pk").first()
    if account is None or lost is None:
        return 0
    by = partners.actor_for(account)
    emergency = contacts.open_emergency(
        by=by, organisation=police, reason="vital_interest",
        words="A man of about eighty has not come home and takes insulin. Neighbours know his name and no more.",
    )  # fmt: skip
    contacts.see_in_emergency(emergency, str(lost.uuid), by=by)
    sharing.end_emergency(by=by, emergency=emergency)
    for slug, outcome, words in (
        ("carrow-police", "justified", "He was found at his daughter’s within the hour."),
        ("carrowshire", "taken_further", "Right to look. His needs were open as well as his address: we ask why."),
    ):
        body = Organisation.objects.get(slug=slug)
        officer, _ = officer_of(body)
        sharing.review_emergency(by=officer, emergency=emergency, organisation=body, outcome=outcome, words=words)
    return Disclosure.objects.filter(emergency=emergency).count()

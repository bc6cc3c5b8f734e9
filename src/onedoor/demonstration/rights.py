"""What people of the invented county asked about their information: one case in each state there is.

Made by the actions themselves, after the agreements and the records of two more bodies.
"""

from datetime import timedelta

from django.db import transaction

from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.people.models import Resident
from onedoor.apps.rights import services as rights
from onedoor.apps.rights.models import Case, Part
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import Disclosure
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor

__all__ = ["make_rights"]

_FEW = 6
_REFER = "May we ask Age Friends to ring you about company and lifts?"


def make_rights() -> int:
    """How many cases there are."""
    known = [_signed_up(record) for record in _people()]
    if len(known) < _FEW:
        return 0
    copy, correction, erasure, objection, restriction, overdue = known
    _permission(known[0])
    _answer_all(rights.ask(account=copy, asked=rights.Asked("access", words="Everything you have, please.")))
    rights.make_copies()
    record = str(correction.record.uuid) if correction.record else ""
    wrong = rights.Asked("correction", words="I moved in May.", record=record, item="address_text",
                         should_be="4 Chapel Walk, Ashenford")  # fmt: skip
    rights.ask(account=correction, asked=wrong)
    _answer_one(rights.ask(account=erasure, asked=rights.Asked("erasure", words="I only rang once, about a bin.")))
    recipient = _who_looked_at(objection)
    rights.ask(account=objection, asked=rights.Asked("objection", words="My sister works there.", recipient=recipient))
    rights.ask(account=restriction, asked=rights.Asked("restriction", words="Half of it is about my father."))
    late = rights.ask(account=overdue, asked=rights.Asked("access"))
    Part.objects.filter(case=late).update(due_on=clock.today() - timedelta(days=3))
    Case.objects.filter(pk=late.pk).update(asked_at=clock.now() - timedelta(days=34))
    return Case.objects.count()


def _people() -> list[Resident]:
    """Those at whom somebody looked first, one of a person, who may be written to."""
    seen = Disclosure.objects.filter(emergency=None).order_by("pk").values_list("person", flat=True)
    found: dict[int, Resident] = {}
    looked_at = Resident.objects.filter(uuid__in=list(seen)[:60], is_safe_to_contact=True, forgotten_at=None)
    for record in looked_at.exclude(held_by=None).order_by("pk"):
        if record.contact_points.filter(kind="email", is_safe=True, ended_at=None).exists():
            found.setdefault(record.person_id or -record.pk, record)
    return list(found.values())[:_FEW]


def _signed_up(record: Resident) -> ResidentAccount:
    address = record.contact_points.filter(kind="email", is_safe=True, ended_at=None).order_by("pk")[0].normalised
    account, _ = ResidentAccount.objects.get_or_create(
        email=address, defaults={"record": record, "joined_at": clock.now(), "last_signed_in_at": clock.now()}
    )
    return account


@transaction.atomic(durable=True)
def _permission(account: ResidentAccount) -> None:
    charity = Organisation.objects.filter(kind="charity").order_by("pk").first()
    assert account.record is not None, "Only asked of who has one."
    sharing.note_permission(
        by=SYSTEM, resident=account.record, kind="refer", purpose="money-advice", recipient=charity, is_given=True,
        words=_REFER, channel="phone",
    )  # fmt: skip


def _who_looked_at(account: ResidentAccount) -> Organisation | None:
    assert account.record is not None, "Only asked of who has one."
    row = sharing.disclosures_about(str(account.record.uuid)).first()
    return row.recipient if row else None


def _officer(part: Part) -> Actor | None:
    account = Account.objects.filter(memberships__organisation=part.organisation, memberships__role=Role.GOVERNANCE)
    found = account.order_by("pk").first()
    return partners.actor_for(found) if found else None


def _answer_all(case: Case) -> None:
    for part in case.parts.select_related("organisation"):
        _decide(part)


def _answer_one(case: Case) -> None:
    _decide(case.parts.select_related("organisation").order_by("pk")[0])


def _decide(part: Part) -> None:
    # Not every body has an officer in the story.
    if by := _officer(part):
        rights.decide(by=by, part=str(part.uuid), answer=rights.Answer("agreed"))

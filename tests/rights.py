"""Somebody whom both bodies of the cast know, signed in, with something to ask."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.db import transaction

from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory.models import Channel
from onedoor.apps.messages import services as messages
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Organisation
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Decider
from onedoor.apps.people.models import Resident
from onedoor.apps.requests.models import Request, RequestUpdate
from onedoor.apps.rights import services as rights
from onedoor.apps.rights.models import Case, Part
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from tests.agreements import PURPOSE, in_force
from tests.conftest import Cast
from tests.raising import raise_one

__all__ = ["ADDRESS", "Person", "person"]

ADDRESS = "olwen@parry.example"


@dataclass
class Person:
    """`ours` is the district's record of Olwen Parry, `theirs` the county's; she asked the county for something."""

    cast: Cast
    account: ResidentAccount
    ours: Resident
    theirs: Resident
    request: Request

    def asks(self, kind: str, **more: object) -> Case:
        return rights.ask(account=self.account, asked=rights.Asked(kind, **more))  # type: ignore[arg-type]

    def part(self, case: Case, body: Organisation) -> Part:
        return Part.objects.select_related("case").get(case=case, organisation=body)

    def officer(self, body: Organisation) -> Actor:
        return self.cast.actor(body, Role.GOVERNANCE)

    def answered(self, case: Case, decision: str = "agreed", **more: object) -> Case:
        """By every body."""
        for part in case.parts.select_related("organisation"):
            answer = rights.Answer(decision, **more)  # type: ignore[arg-type]
            rights.decide(by=self.officer(part.organisation), part=str(part.uuid), answer=answer)
        case.refresh_from_db()
        return case

    def answered_by(self, case: Case, body: Organisation) -> None:
        part = str(self.part(case, body).uuid)
        rights.decide(by=self.officer(body), part=part, answer=rights.Answer("agreed"))

    @transaction.atomic
    def looked_at(self, *items: str) -> None:
        """An adviser of the district saw this of the county's record."""
        sharing.disclose(
            by=self.cast.actor(self.cast.district, Role.ADVISER), person=str(self.theirs.uuid), purpose=PURPOSE,
            source=self.cast.county, recipient=self.cast.district, items=items,
        )  # fmt: skip


@pytest.fixture
def person(cast: Cast) -> Person:
    for install in (messages.install_defaults, sharing.install_defaults, rights.install_defaults):
        install()
    in_force(cast, items=("identity.name", "address.home"))
    known = {
        "given_names": "Olwen", "family_name": "Parry", "birth_date": date(1961, 3, 4), "postcode": "ZZ1 1ZZ",
        "address_text": "7 Nettle Row", "emails": [ADDRESS],
    }  # fmt: skip
    ours = people.create_resident(by=SYSTEM, held_by=cast.district, **known)  # type: ignore[arg-type]
    theirs = people.create_resident(by=SYSTEM, held_by=cast.county, **known)  # type: ignore[arg-type]
    people.join(by=SYSTEM, records=[ours, theirs], decided_by=Decider.STAFF)
    ours.refresh_from_db()
    theirs.refresh_from_db()
    request = raise_one(cast.county)
    Request.objects.filter(pk=request.pk).update(resident=theirs, description="The lamp outside my door")
    RequestUpdate.objects.create(
        request=request, kind="note", visibility="private", text="Her neighbour Tegid Moss is difficult",
        actor="staff:columbine", actor_name="Ianto Officer", organisation=cast.county,
    )  # fmt: skip
    phone, _ = Channel.objects.get_or_create(code="phone", defaults={"name": "Phone"})
    Contact.objects.create(
        channel=phone, organisation=cast.district, resident=ours, note="Sounded tired", status="closed",
        outcome="advised", closed_at=clock.now(),
    )  # fmt: skip
    account = ResidentAccount.objects.create(email=ADDRESS, record=ours, joined_at=clock.now())
    return Person(cast, account, ours, theirs, request)

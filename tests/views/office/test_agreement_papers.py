"""What an agreement holds: every part of it, each kind of paper, each role of a party, and what disagrees."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.partners.data import OrganisationKind, Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import TEXTS, AgreementKind
from onedoor.apps.sharing.models import AgreementVersion
from onedoor.foundation.actors import Actor, Grant
from onedoor.foundation.errors import Invalid
from onedoor.web.office.agreements.forms import STEPS
from tests.agreements import PURPOSE, draft, in_force, sign
from tests.conftest import Cast

# What is said of each part: in most its own name, and none a part of another.
SAID = {name: f"Said-{name}-here" for name in TEXTS} | {"privacy_notice_url": "https://carrow.example/notice"}


@pytest.fixture
def office(cast: Cast, noon: Any, signed_in: Callable[[Account], Client]) -> Client:
    sharing.install_defaults()
    return signed_in(cast.account(cast.county, Role.GOVERNANCE))


@pytest.fixture
def supplier(cast: Cast) -> Organisation:
    return Organisation.objects.create(kind=OrganisationKind.CHARITY, slug="supplier", name="Larkspur Systems")


def page(name: str, uuid: UUID, *more: object) -> str:
    return reverse(f"office:agreements-{name}", args=[uuid, *more])


def dates(**given: str) -> dict[str, str]:
    parts = ("day", "month", "year")
    return {f"{name}_{part}": at for name, day in given.items() for part, at in zip(parts, day.split("."), strict=True)}


def test_every_part_is_asked_for_in_a_step_and_stands_on_the_page_and_on_paper(cast: Cast, office: Client) -> None:
    version = draft(cast)
    days = dates(in_force_from="1.2.2026", in_force_to="31.1.2027", review_on="1.11.2026", dpia_on="5.1.2026")
    for step in STEPS:
        assert office.post(page("write", version.uuid, step), {**SAID, **days, "remind_days": "21"}).status_code == 302
    assert {name for _, names in STEPS.values() for name in names} >= TEXTS.keys()
    for where in ("show", "print"):
        shown = office.get(page(where, version.uuid)).text
        assert [said for said in SAID.values() if said not in shown] == []
        for day in ("1 Feb 2026", "31 Jan 2027", "1 Nov 2026", "5 Jan 2026"):
            assert day in shown


@pytest.mark.parametrize(
    ("template", "kind", "role"),
    [
        ("regular", AgreementKind.REGULAR, "controller"),
        ("one-off", AgreementKind.ONE_OFF, "controller"),
        ("joint", AgreementKind.JOINT, "joint"),
        ("front-office", AgreementKind.REGULAR, "controller"),
    ],
)
def test_each_template_begins_a_paper_of_its_kind(
    cast: Cast, office: Client, template: str, kind: AgreementKind, role: str
) -> None:
    given = {"title": "Falls", "owner": str(cast.county.uuid), "template": template}
    shown = office.post(reverse("office:agreements-add"), given, follow=True).text
    version = AgreementVersion.objects.get()
    assert version.agreement.kind == kind
    assert version.parties.get(organisation=cast.county).role == role
    assert kind.label in shown
    # Words to start from, of which none decides what the law asks of each body.
    assert version.necessity
    assert {party.article6 for party in version.parties.all()} == {""}


def test_a_processor_needs_no_basis_and_does_not_sign(cast: Cast, office: Client, supplier: Organisation) -> None:
    version = draft(cast)
    given = {"organisation": str(supplier.uuid), "role": "processor"}
    assert office.post(page("party", version.uuid), given).status_code == 302
    assert "Processor" in office.get(page("show", version.uuid)).text
    by = cast.actor(cast.county, Role.GOVERNANCE)
    version = sharing.offer_agreement(by=by, version=version)
    account = Account.objects.create(email="officer@supplier.example", name="Lark Spur")
    theirs = Actor(
        kind="staff", id=str(account.uuid), name=account.name,
        grants=frozenset({Grant(organisation=str(supplier.uuid), role=Role.GOVERNANCE)}),
    )  # fmt: skip
    with pytest.raises(Invalid, match="does not sign"):
        sharing.sign_agreement(
            by=theirs, version=version, organisation=supplier, name=account.name, post="Officer", account=account
        )
    assert sign(cast, version).status == "in_force"


def test_a_joint_controller_needs_a_basis_and_signs(cast: Cast, office: Client) -> None:
    version, by = draft(cast), cast.actor(cast.county, Role.GOVERNANCE)
    law = {"article6": "public-task", "article9": "health-social-care", "schedule1": "2"}
    address = page("party-change", version.uuid, cast.district.uuid)
    office.post(address, {"role": "joint"})
    with pytest.raises(Invalid) as refused:
        sharing.offer_agreement(by=by, version=version)
    assert "Teasel Vale District Council has no lawful basis" in str(refused.value.fields)
    assert office.post(address, {"role": "joint", **law}).status_code == 302
    version = sharing.offer_agreement(by=by, version=version)
    assert sign(cast, version, cast.county).status == "awaiting"
    assert sign(cast, version, cast.district).status == "in_force"


def test_what_disagrees_with_another_is_said_to_all_who_are_to_sign(
    cast: Cast, office: Client, signed_in: Callable[[Account], Client]
) -> None:
    in_force(cast, title="First")
    second = draft(cast, title="Second", items=("identity.name", "contact.phone"), purpose=PURPOSE)
    said = "only this one allows Phone numbers"
    assert said in office.get(page("show", second.uuid)).text
    sharing.offer_agreement(by=cast.actor(cast.county, Role.GOVERNANCE), version=second)
    other = signed_in(cast.account(cast.district, Role.GOVERNANCE))
    for officer in (office, other):
        for where in ("show", "sign"):
            assert said in officer.get(page(where, second.uuid)).text
    assert said not in office.get(page("show", sign(cast, second).uuid)).text

"""Reviewers compare two records on one page, answer, go on, and take back."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.people.models import Link, Pair, Resident
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import Disclosure
from tests.agreements import in_force
from tests.conftest import Cast

SignIn = Callable[[Account], Client]


def pair_of(one: Organisation, other: Organisation) -> Pair:
    known = [(one, "Margaret", "1 Mill Lane"), (other, "Margret", "2 Hid Row")]
    first, second = [
        Resident.objects.create(held_by=body, given_names=name, family_name="Hargreaves", address_text=address)
        for body, name, address in known
    ]
    return Pair.objects.create(one=first, other=second, treatment="doubted", weight=6.5, reasons=["Same sound"])


def url(name: str, pair: Pair) -> str:
    return reverse(f"desk:review-{name}", args=[pair.uuid])


@pytest.fixture
def pair(cast: Cast) -> Pair:
    return pair_of(cast.county, cast.county)


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.REVIEWER])
def test_other_roles_find_no_such_page(cast: Cast, signed_in: SignIn, pair: Pair, role: str) -> None:
    client = signed_in(cast.account(cast.county, role))
    assert client.get(reverse("desk:review-next")).status_code == 404
    assert client.get(url("pair", pair)).status_code == 404
    assert client.post(url("answer", pair), {"answer": "same"}).status_code == 404


def test_another_bodys_reviewer_finds_no_such_pair(cast: Cast, signed_in: SignIn, pair: Pair) -> None:
    client = signed_in(cast.account(cast.district, Role.REVIEWER))
    assert client.get(url("pair", pair)).status_code == 404
    assert client.post(url("answer", pair), {"answer": "same"}).status_code == 404
    assert b"No pair" in client.get(reverse("desk:review-next")).content


def test_without_an_agreement_pairs_across_bodies_are_not_offered(cast: Cast, signed_in: SignIn) -> None:
    across = pair_of(cast.county, cast.district)
    assert signed_in(cast.account(cast.county, Role.REVIEWER)).get(url("pair", across)).status_code == 404


def test_the_page_shows_both_and_not_the_score(cast: Cast, signed_in: SignIn, pair: Pair) -> None:
    client = signed_in(cast.account(cast.county, Role.REVIEWER))
    page = client.get(reverse("desk:review-next"), follow=True).content.decode()
    assert "Hargreaves" in page
    assert "<mark" in page
    assert "6.5" not in page
    assert "Same sound" not in page


def test_answering_joins_and_taking_back_comes_back_to_the_pair(cast: Cast, signed_in: SignIn, pair: Pair) -> None:
    client = signed_in(cast.account(cast.county, Role.REVIEWER))
    on = client.post(url("answer", pair), {"answer": "same"}).headers["Location"]
    assert on == f"{reverse('desk:review-next')}?after={pair.uuid}"
    assert Link.objects.holding().count() == 2
    assert client.post(reverse("desk:review-undo")).headers["Location"] == url("pair", pair)
    assert not Link.objects.holding().exists()


def test_an_answer_that_is_none_is_refused(cast: Cast, signed_in: SignIn, pair: Pair) -> None:
    client = signed_in(cast.account(cast.county, Role.REVIEWER))
    assert client.post(url("answer", pair), {"answer": "perhaps"}).status_code == 400


def test_answering_what_is_settled_says_so(cast: Cast, signed_in: SignIn, pair: Pair) -> None:
    client = signed_in(cast.account(cast.county, Role.REVIEWER))
    client.post(url("answer", pair), {"answer": "different"})
    page = client.post(url("answer", pair), {"answer": "same"}, follow=True).content.decode()
    assert "answered meanwhile" in page


def test_with_nothing_to_take_back_the_page_says_so(cast: Cast, signed_in: SignIn, pair: Pair) -> None:
    client = signed_in(cast.account(cast.county, Role.REVIEWER))
    assert "no answer of yours" in client.post(reverse("desk:review-undo"), follow=True).content.decode()


def test_what_an_agreement_opens_is_shown_and_written_down_once_a_day(
    cast: Cast, noon: datetime, signed_in: SignIn
) -> None:
    sharing.install_defaults()
    in_force(cast, purpose="match-records", items=("identity.name", "identity.birth_date"))
    across = pair_of(cast.district, cast.county)
    client = signed_in(cast.account(cast.district, Role.REVIEWER))
    for _ in range(2):
        page = client.get(url("pair", across)).content.decode()
    assert "Not open to you" in page
    assert "Hid Row" not in page
    row = Disclosure.objects.get()
    assert (row.purpose, row.items, row.source) == ("match-records", ["identity.name"], cast.county)

"""A record reviewer works through pairs with single keys."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Organisation
from onedoor.apps.people.models import Pair, Resident
from tests.conftest import Cast
from tests.journeys.conftest import Visit, press


@pytest.fixture
def pairs(transactional_db: None, cast: Cast) -> list[Pair]:
    Organisation.objects.filter(pk=cast.county.pk).update(
        name="Awdurdod Lleol Sir Carrowshire a’r Cyffiniau Cyfun Gogleddol"
    )
    found = []
    for given, other in (("Margaret", "Margret"), ("Joan", "John"), ("Ann", "Annie")):
        one, two = [
            Resident.objects.create(
                held_by=cast.county, source_system=system, given_names=name, family_name="Hargreaves-Llewellyn",
                birth_date=born, sex="f", address_text="14 Mill Lane, Upper Teasel", postcode_key="CX12AB",
            )
            for system, name, born in (("Housing", given, "1961-03-04"), ("Council tax", other, "1961-04-03"))
        ]  # fmt: skip
        two.contact_points.create(
            kind="email", value="m.hargreaves@mail.example", normalised="m.hargreaves@mail.example"
        )
        found.append(Pair.objects.create(one=one, other=two, treatment="doubted", weight=4))
    return found


def test_pages_at_every_width(
    cast: Cast, pairs: list[Pair], visit: Visit, at_widths: Callable[[Page, str], None]
) -> None:
    page = visit("/desk/review/", account=cast.account(cast.county, Role.REVIEWER))
    page.get_by_text("How to decide").click()
    at_widths(page, "review")
    for _ in pairs:
        page.get_by_role("button", name="Different people").click()
    page.get_by_text("No pair of records").wait_for()
    at_widths(page, "review-none")


def test_the_whole_job_by_keys(cast: Cast, pairs: list[Pair], visit: Visit) -> None:
    page = visit("/desk/review/", account=cast.account(cast.county, Role.REVIEWER))
    expect(page.get_by_role("cell", name="Margret")).to_be_visible()
    press(page, "n")
    expect(page.get_by_role("cell", name="John")).to_be_visible()
    press(page, "d")
    expect(page.get_by_role("cell", name="Annie")).to_be_visible(timeout=60_000)
    press(page, "u")
    expect(page.get_by_role("cell", name="John")).to_be_visible()
    press(page, "c")
    page.get_by_text("2 waiting for you").wait_for()
    press(page, "s")
    page.get_by_text("1 waiting for you").wait_for()
    press(page, "s")
    page.get_by_text("No pair of records").wait_for()
    assert [pair.state for pair in Pair.objects.order_by("pk")] == ["same", "open", "same"]


def test_without_scripts_and_with_the_keys_off(cast: Cast, pairs: list[Pair], visit: Visit) -> None:
    reviewer = cast.account(cast.county, Role.REVIEWER)
    page = visit("/desk/review/", account=reviewer, javascript=False)
    page.get_by_role("button", name="Same person").click()
    page.get_by_text("2 waiting for you").wait_for()
    other = visit("/desk/review/", account=reviewer)
    other.get_by_text("How to decide").click()
    other.get_by_role("button", name="Turn the keys off").click()
    press(other, "s")
    expect(other.get_by_role("button", name="Turn the keys on")).to_be_visible()
    assert Pair.objects.filter(state="open").count() == 2

"""Subscriptions to events."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events import subscriptions
from onedoor.foundation.models import Delivery, Subscription
from tests.conftest import Cast

SignedIn = Callable[[Account], Client]
HOOK = "https://hooks.partner.example/onedoor"


@pytest.fixture
def subscription(cast: Cast) -> Subscription:
    return subscriptions.create_subscription(
        by=SYSTEM, name="Works system", kind="webhook", address=HOOK, organisation=str(cast.district.uuid)
    )


@pytest.fixture
def administrator(cast: Cast, signed_in: SignedIn) -> Client:
    return signed_in(cast.account(cast.district, Role.ADMINISTRATOR))


def test_the_role_codes_are_the_partners_own() -> None:
    assert subscriptions.ROLE_IN_ALL == Role.PARTNERSHIP_ADMINISTRATOR
    assert subscriptions.ROLE_IN_OWN == Role.ADMINISTRATOR


@pytest.mark.parametrize("role", [Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ANALYST])
def test_other_staff_find_no_such_page(cast: Cast, signed_in: SignedIn, role: Role) -> None:
    assert signed_in(cast.account(cast.district, role)).get("/office/subscriptions/").status_code == 404


def test_another_organisations_is_as_if_missing(cast: Cast, signed_in: SignedIn, subscription: Subscription) -> None:
    client = signed_in(cast.account(cast.county, Role.ADMINISTRATOR))
    assert b"Works system" not in client.get("/office/subscriptions/").content
    for page in ("", "change/"):
        assert client.get(f"/office/subscriptions/{subscription.uuid}/{page}").status_code == 404
    for page in ("change/", "secret/", "test/", "retry/"):
        assert client.post(f"/office/subscriptions/{subscription.uuid}/{page}").status_code == 404


def test_an_administrator_cannot_subscribe_to_other_bodies(administrator: Client, cast: Cast) -> None:
    for organisation in ("", str(cast.county.uuid)):
        posted = {"name": "x", "kind": "webhook", "address": HOOK, "organisation": organisation}
        assert administrator.post("/office/subscriptions/add/", posted).status_code in (400, 403)
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    "address", ["http://hooks.partner.example/", "https://user:pass@partner.example/", "file:///etc/passwd", "", "x"]
)
def test_an_unsafe_address_is_refused(administrator: Client, cast: Cast, address: str) -> None:
    posted = {"name": "x", "kind": "webhook", "address": address, "organisation": str(cast.district.uuid)}
    page = administrator.post("/office/subscriptions/add/", posted)
    assert page.status_code == 400
    assert b"begins with https://" in page.content


def test_the_secret_is_shown_once(administrator: Client, cast: Cast) -> None:
    posted = {"name": "Works", "kind": "webhook", "address": HOOK, "organisation": str(cast.district.uuid)}
    page = administrator.post("/office/subscriptions/add/", posted).content.decode()
    made = Subscription.objects.get()
    assert made.secret in page
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM foundation_subscription")
        assert made.secret not in cursor.fetchone()[0]
    for address in ("/office/subscriptions/", f"/office/subscriptions/{made.uuid}/"):
        assert "whsec_" not in administrator.get(address).content.decode()


def test_the_secret_is_changed(administrator: Client, subscription: Subscription) -> None:
    page = administrator.post(f"/office/subscriptions/{subscription.uuid}/secret/").content.decode()
    old = subscription.secret
    subscription.refresh_from_db()
    assert subscription.secret in page
    assert subscription.old_secret == old


def test_a_test_event_is_sent_and_parked_ones_are_tried_again(
    administrator: Client, subscription: Subscription
) -> None:
    address = f"/office/subscriptions/{subscription.uuid}/"
    assert administrator.post(f"{address}test/").status_code == 302
    assert Delivery.objects.filter(event__type="foundation.subscription_tested.v1").count() == 1
    Delivery.objects.update(status="parked", last_error="Answered 500.")
    assert b"Answered 500." in administrator.get(address).content
    assert administrator.post(f"{address}retry/").status_code == 302
    assert not Delivery.objects.filter(status="parked").exists()


def test_a_subscription_is_changed_and_paused(administrator: Client, subscription: Subscription) -> None:
    posted = {"name": "New", "address": HOOK, "types": "requests.\n\ncontacts."}
    assert administrator.post(f"/office/subscriptions/{subscription.uuid}/change/", posted).status_code == 302
    subscription.refresh_from_db()
    assert (subscription.name, subscription.types, subscription.is_active) == ("New", ["requests.", "contacts."], False)

"""Message log, wordings, letters and the outbox."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Letter, Message, Template
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast

SignedIn = Callable[[Account], Client]
LISTS = ("/office/messages/", "/office/wordings/", "/office/letters/", "/office/letters/add/")


@pytest.fixture
def message(cast: Cast) -> Message:
    with transaction.atomic():
        message = messages.send(
            "request-received", by=SYSTEM, email="robin@home.example", organisation=cast.district,
            values={"reference": "7K3M-9PQX", "service": "Potholes", "link": "https://door.example/x"},
        )  # fmt: skip
    assert message is not None
    return message


@pytest.fixture
def administrator(cast: Cast, signed_in: SignedIn) -> Client:
    return signed_in(cast.account(cast.district, Role.ADMINISTRATOR))


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("role", [Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ANALYST])
def test_other_staff_find_no_such_page(cast: Cast, signed_in: SignedIn, address: str, role: Role) -> None:
    assert signed_in(cast.account(cast.district, role)).get(address).status_code == 404


def test_another_organisations_administrator_sees_nothing(cast: Cast, signed_in: SignedIn, message: Message) -> None:
    client = signed_in(cast.account(cast.county, Role.ADMINISTRATOR))
    assert b"robin" not in client.get("/office/messages/").content
    assert client.get(f"/office/messages/{message.uuid}/").status_code == 404
    assert client.post(f"/office/messages/{message.uuid}/retry/").status_code == 404


@pytest.mark.parametrize("owner", ["all", "county"])
def test_another_owners_wording_is_as_if_missing(administrator: Client, cast: Cast, owner: str) -> None:
    owner = str(cast.county.uuid) if owner == "county" else owner
    address = f"/office/wordings/{owner}/request-received/email/en-gb/"
    assert administrator.get(address).status_code == 404
    assert administrator.post(address, {"subject": "x", "body": "((reference))"}).status_code == 404
    assert administrator.post(f"{address}remove/").status_code == 404
    assert administrator.get("/office/wordings/", {"owner": owner}).status_code == 404


def test_another_organisations_letter_is_as_if_missing(administrator: Client, cast: Cast) -> None:
    letter = Letter.objects.create(organisation=cast.county, reference="CT-104", title="Reminder")
    assert administrator.get(f"/office/letters/{letter.pk}/").status_code == 404
    posted = {"organisation": str(cast.county.uuid), "reference": "X-1", "title": "Forged"}
    assert administrator.post("/office/letters/add/", posted).status_code == 400
    assert Letter.objects.count() == 1


def test_the_log_is_searched(administrator: Client, message: Message, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(9):
        page = administrator.get("/office/messages/", {"words": "7K3M-9PQX", "status": "waiting"})
    assert b"robin@home.example" in page.content
    assert b"robin@home.example" not in administrator.get("/office/messages/", {"status": "parked"}).content


def test_a_message_that_was_given_up_is_tried_again(administrator: Client, message: Message) -> None:
    Message.objects.update(status="parked", last_error="Busy.")
    assert b"Try again" in administrator.get(f"/office/messages/{message.uuid}/").content
    assert administrator.post(f"/office/messages/{message.uuid}/retry/").status_code == 302
    message.refresh_from_db()
    assert message.status == "waiting"


def test_a_wording_is_previewed_saved_and_given_up(administrator: Client, cast: Cast) -> None:
    address = f"/office/wordings/{cast.district.uuid}/request-received/email/cy/"
    typed = {"subject": "Diolch", "body": "Eich cyfeirnod: ((reference))"}
    assert b"Eich cyfeirnod: 7K3M-9PQX" in administrator.post(address, typed | {"preview": "yes"}).content
    assert not Template.objects.exists()
    assert administrator.post(address, typed).status_code == 302
    assert Template.objects.get().subject == "Diolch"
    assert "(changed)" in administrator.get("/office/wordings/").content.decode()
    assert administrator.post(f"{address}remove/").status_code == 302
    assert not Template.objects.exists()


def test_a_wrong_placeholder_is_named_and_what_was_typed_stays(administrator: Client, cast: Cast) -> None:
    address = f"/office/wordings/{cast.district.uuid}/request-received/email/en-gb/"
    page = administrator.post(address, {"subject": "Thanks", "body": "Your ((number))"}).content.decode()
    assert "<title>Error:" in page
    assert "((number))" in page
    assert "Add ((reference))" in page


def test_a_partnership_administrator_words_for_all(cast: Cast, signed_in: SignedIn) -> None:
    client = signed_in(cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR))
    posted = {"body": "Ref ((reference))"}
    assert client.post("/office/wordings/all/request-received/text/en-gb/", posted).status_code == 302
    assert Template.objects.get().organisation is None


def test_a_letter_is_added_and_found(administrator: Client, cast: Cast) -> None:
    posted = {"organisation": str(cast.district.uuid), "reference": "ct-104", "title": "Council tax reminder"}
    assert administrator.post("/office/letters/add/", posted).status_code == 302
    assert administrator.post("/office/letters/add/", posted).status_code == 400
    assert [letter.reference for letter in messages.letters_matching("CT 10")] == ["CT-104"]
    assert [letter.reference for letter in messages.letters_matching("reminder")] == ["CT-104"]
    assert messages.letters_matching("--") == []


def test_the_outbox_is_for_demonstrations_alone(client: Client, message: Message, settings: Any) -> None:
    assert client.get("/outbox/").status_code == 404
    settings.IS_DEMONSTRATION = True
    assert b"robin@home.example" in client.get("/outbox/", {"words": "7K3M-9PQX"}).content
    assert b"robin@home.example" not in client.get("/outbox/", {"words": "2222-2222"}).content


@pytest.mark.parametrize("code", ["account-link", "staff-invitation", "staff-password-reset"])
def test_a_link_that_signs_in_is_not_shown(cast: Cast, signed_in: SignedIn, message: Message, code: str) -> None:
    Message.objects.filter(pk=message.pk).update(template_code=code, body="Open https://front.example/you/open/secret/")
    over_all = signed_in(cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR))
    page = over_all.get(f"/office/messages/{message.uuid}/").content.decode()
    assert "secret" not in page
    assert "not shown here" in page

"""What somebody wrote stands where the adviser begins, and out of the way once they have taken it up."""

from collections.abc import Callable

import pytest
from django.test import Client

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from tests.conftest import Cast
from tests.desk import Desk, desk

__all__ = ["desk"]

pytestmark = pytest.mark.django_db
SignIn = Callable[[Account], Client]
CHAT = {
    "chat": "9f2-33",
    "visitor": {"name": "Mary"},
    "lines": [{"by": "visitor", "text": "Do you carry a sofa down?"}],
}


@pytest.fixture
def written(cast: Cast, desk: Desk) -> Contact:
    admin = cast.actor(cast.district, Role.ADMINISTRATOR)
    queue = contacts.save_queue(by=admin, organisation=cast.district, kind="chat", code="website", name="Website")
    contact = contacts.take_chat(queue=queue, chat=contacts.read_chat(CHAT)).contact
    assert contact is not None
    return contact


def test_what_they_wrote_comes_before_what_the_adviser_fills_in(
    written: Contact, desk: Desk, signed_in: SignIn
) -> None:
    client = signed_in(desk.account)
    client.post(f"/desk/contacts/{written.uuid}/take/")
    page = client.get(f"/desk/contacts/{written.uuid}/").text
    assert page.count('id="mail"') == page.count('id="need-panel"') == 1
    assert page.index('id="mail"') < page.index('id="need-panel"')
    page = client.get(f"/desk/contacts/{written.uuid}/?need=sofa").text
    assert page.count('id="mail"') == 1
    assert page.index('id="need-panel"') < page.index('id="mail"')

"""What an administrator changes in the office is what the next person who asks is promised and told."""

from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.foundation import clock
from tests.conftest import Cast
from tests.raising import raise_one, service

pytestmark = pytest.mark.django_db

MONDAY = datetime.fromisoformat("2026-11-16T10:00:00+00:00")


@pytest.fixture
def administrator(cast: Cast, signed_in: Callable[[Account], Client]) -> Client:
    messages.install_defaults()
    return signed_in(cast.account(cast.district, Role.ADMINISTRATOR))


def _word(client: Client, body: Organisation, subject: str) -> None:
    typed = {"subject": subject, "body": "Your reference is ((reference))."}
    assert client.post(f"/office/wordings/{body.uuid}/request-received/email/en-gb/", typed).status_code == 302


def test_its_own_wording_is_sent_by_that_body_alone(cast: Cast, administrator: Client) -> None:
    _word(administrator, cast.district, "Thank you from Teasel Vale")
    raise_one(cast.district)
    assert Message.objects.latest("pk").subject == "Thank you from Teasel Vale"
    raise_one(cast.county, service=service(cast.county, "kerb", name="Broken kerb"))
    assert Message.objects.latest("pk").subject != "Thank you from Teasel Vale"


@time_machine.travel(MONDAY, tick=False)
def test_its_own_target_is_what_is_promised_from_then_on(cast: Cast, administrator: Client) -> None:
    before = raise_one(cast.district)
    answer = administrator.post(
        f"/office/services/{before.service.uuid}/target/",
        {"organisation": str(cast.district.uuid), "amount": "3", "unit": "working_days"},
    )
    assert answer.status_code == 302
    after = raise_one(cast.district)
    assert after.due_at is not None
    assert after.due_at.astimezone(clock.local_zone()).date().isoformat() == "2026-11-19"
    before.refresh_from_db()
    assert before.due_at != after.due_at

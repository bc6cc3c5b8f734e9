"""Raising a request."""

from datetime import UTC, datetime

import pytest

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Provision
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.models import Team
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, Status
from onedoor.apps.requests.models import Request
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Denied, Invalid
from onedoor.foundation.ids import is_reference, new_uuid
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.raising import place, raise_one, service

pytestmark = pytest.mark.django_db


def test_it_is_raised_for_the_body_that_answers(cast: Cast, noon: datetime) -> None:
    request = raise_one(cast.district)
    assert (request.accountable, request.delivering, request.status) == (cast.district, cast.district, Status.OPEN)
    assert is_reference(request.reference)
    assert request.responsibility_reason
    assert request.area_codes == ["E05999001"]
    assert request.contact_phone == "+447700900123"
    # Ten working days after Wednesday 4 March end with Wednesday 18 March.
    assert request.due_at == datetime(2026, 3, 18, 23, 59, 59, tzinfo=UTC)


def test_event_history_and_messages_go_with_it(cast: Cast) -> None:
    Team.objects.create(organisation=cast.district, name="Streets", email="streets@teasel-vale.example")
    cast.district.email = "office@teasel-vale.example"
    cast.district.save()
    request = raise_one(cast.district)
    event = Event.objects.get(type="requests.request_raised.v1")
    assert (event.subject, event.organisation) == (str(request.uuid), str(cast.district.uuid))
    assert "Ivy" not in str(event.data)
    assert "hole" not in str(event.data)
    assert [update.kind for update in request.updates.all()] == ["raised"]
    to_person, to_staff = Message.objects.order_by("id")
    assert to_person.to == "ivy@marlow.example"
    assert "/track/" in to_person.body
    assert (to_staff.to, to_staff.template_code) == ("office@teasel-vale.example", "staff-new-request")


def test_nobody_provides_it_says_whom_to_ask(cast: Cast) -> None:
    street = service(cast.district, "allotments", name="Allotments")
    Provision.objects.all().delete()
    Provision.objects.create(service=street, is_provided=False, kinds=["parish"], ask_instead="Your parish council")
    directory.forget()
    with pytest.raises(Invalid, match="parish council") as refused:
        raise_one(cast.district, service=street)
    assert refused.value.code == "nobody_provides"
    assert not Request.objects.exists()


def test_a_body_that_takes_no_requests_is_named_instead(cast: Cast) -> None:
    cast.county.is_partner = False
    cast.county.phone = "01632 960000"
    cast.county.save()
    with pytest.raises(Invalid, match="01632 960000"):
        raise_one(cast.county)


def test_staff_may_choose_the_body_and_residents_not(cast: Cast) -> None:
    adviser = cast.actor(cast.district, "adviser")
    chosen = raise_one(cast.district, by=adviser, organisation=cast.county, reason="It is a county road.")
    assert (chosen.accountable, chosen.responsibility_reason) == (cast.county, "It is a county road.")
    with pytest.raises(Denied):
        raise_one(cast.district, organisation=cast.county)


def test_what_is_missing_is_named(cast: Cast) -> None:
    strict = service(cast.district, "strict", needs_place=True, needs_contact=True)
    with pytest.raises(Invalid) as refused:
        raise_one(
            cast.district, service=strict, place=None, contactee=Contactee(), kind="none", description="x" * 10_001
        )
    assert set(refused.value.fields) == {"place", "email", "kind", "description"}


def test_sent_twice_it_is_raised_once(cast: Cast) -> None:
    uuid = new_uuid()
    first, second = raise_one(cast.district, uuid=uuid), raise_one(cast.district, uuid=uuid)
    assert first.pk == second.pk
    assert Message.objects.filter(template_code="request-received").count() == 1


def test_it_takes_few_queries(cast: Cast, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    pothole = service(cast.district)
    requests.install_defaults()
    directory.who_provides(pothole, place())
    # Twelve, one of them the rules that hold, and two that open and close the transaction; one more where a second has
    # passed since the directory was asked.
    with django_assert_max_num_queries(15):
        requests.raise_request(
            by=resident(), service=pothole, place=place(), kind="report", description="Deep", channel="open311"
        )

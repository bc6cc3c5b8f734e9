"""How long things are kept: seen, set and carried out by information governance officers, each for their own body."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.contacts.models import Contact
from onedoor.apps.feedback.models import Feedback
from onedoor.apps.messages.models import Message
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Restriction
from onedoor.apps.people.models import Resident
from onedoor.apps.requests.models import Request
from onedoor.apps.retention import services as retention
from onedoor.apps.retention.actions import running
from onedoor.apps.retention.models import Run
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import Pause
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.models import Event
from onedoor.foundation.retained import find_classes
from tests.conftest import Cast
from tests.everything import MARKS, Known, known_everywhere, tables_with

HOME = "/office/retention/"


@pytest.fixture
def known(cast: Cast) -> Known:
    """All that is known of somebody is ten years old."""
    found, old = known_everywhere(cast), clock.now() - timedelta(days=3653)
    Request.objects.update(closed_at=old, updated_at=old, raised_at=old)
    Contact.objects.update(closed_at=old, opened_at=old)
    Message.objects.update(created_at=old)
    Resident.objects.update(updated_at=old)
    ResidentAccount.objects.update(last_signed_in_at=old)
    Feedback.objects.update(given_at=old)
    return found


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.actor(cast.district, Role.GOVERNANCE)


@pytest.fixture
def office(cast: Cast, client: Client) -> Client:
    client.force_login(
        cast.account(cast.district, Role.GOVERNANCE), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def due(by: Actor, body: Any) -> dict[str, tuple[int, int]]:
    rows = retention.due_classes(by=by, organisation=body)
    return {row.code: (row.would_go, row.left) for row in rows if row.due}


def test_another_bodys_officer_meets_nothing(cast: Cast, known: Known, office: Client) -> None:
    theirs = {"of": str(cast.county.uuid)}
    for name, kwargs in (("list", {}), ("due", {"code": "requests"}), ("download", {"code": "requests"})):
        assert office.get(reverse(f"office:retention-{name}", kwargs=kwargs), theirs).status_code == 404
    stranger = cast.actor(cast.county, Role.GOVERNANCE)
    with pytest.raises(Missing):
        retention.switch(by=stranger, organisation=cast.district, is_on=True)
    with pytest.raises(Missing):
        retention.set_period(by=stranger, organisation=cast.district, code="requests", months=1)
    with pytest.raises(Missing):
        retention.run(by=stranger, organisation=cast.district)


def test_counting_changes_nothing_and_running_forgets_all(cast: Cast, known: Known, officer: Actor) -> None:
    assert due(officer, cast.district) == {
        "contacts": (1, 0), "feedback": (1, 0), "messages": (Message.objects.count(), 0), "records": (2, 0),
        "requests": (1, 0),
    }  # fmt: skip
    assert due(officer, None) == {"accounts": (1, 0)}
    call_command("retention", "run", "--dry-run")
    assert {mark for mark, _ in tables_with(*MARKS)} == set(MARKS)
    call_command("retention", "run")
    assert tables_with(*MARKS) == set()
    assert due(officer, cast.district) == {}
    event = Event.objects.get(type="retention.retention_ran.v1", organisation=str(cast.district.uuid))
    assert event.data["forgotten"]["requests"] == 1


def test_what_is_restricted_stays_and_is_counted(cast: Cast, known: Known, officer: Actor) -> None:
    Resident.objects.filter(pk=known.record.pk).update(restricted_at=clock.now(), restricted_why=Restriction.values[0])
    left = due(officer, cast.district)
    assert (left["requests"], left["contacts"], left["feedback"], left["records"]) == ((0, 1), (0, 1), (0, 1), (1, 1))
    run = retention.run(by=SYSTEM, organisation=cast.district)
    assert run.left["requests"] == 1
    assert Request.objects.filter(pk=known.request.pk, forgotten_at=None).exists()


def test_what_a_case_needs_stays_and_what_they_said_of_sharing_goes_with_the_record(known: Known, cast: Cast) -> None:
    with transaction.atomic():
        people.hold_residents([known.record], about=uuid4())
        for record in Resident.objects.all():
            sharing.pause_sharing(by=SYSTEM, resident=record, recipient=None, purpose="", about=uuid4())
    retention.run(by=SYSTEM, organisation=cast.district)
    retention.run(by=SYSTEM, organisation=None)
    kept = Resident.objects.filter(forgotten_at=None)
    assert [record.family_name for record in kept] == ["Quillfeather"]
    assert list(Pause.objects.values_list("resident", flat=True)) == [known.record.pk]
    assert ResidentAccount.objects.exists()
    assert Request.objects.get(pk=known.request.pk).description == "A thistledown"


def test_one_thing_is_held_for_a_stated_reason(cast: Cast, known: Known, office: Client, officer: Actor) -> None:
    address = reverse("office:retention-hold", args=["requests", known.request.uuid])
    assert office.post(address, {"reason": "no"}).status_code == 400
    office.post(address, {"reason": "A claim before the court"})
    assert due(officer, cast.district)["requests"] == (0, 1)
    opened = office.get(reverse("office:retention-thing", args=["requests", known.request.uuid])).content.decode()
    assert "A thistledown" in opened
    assert Event.objects.filter(type="retention.thing_opened.v1", subject=str(known.request.uuid)).exists()
    page = office.get(reverse("office:retention-due", args=["requests"])).content.decode()
    assert "A claim before the court" in page
    held = retention.holds_of(by=officer, organisation=cast.district).get()
    office.post(reverse("office:retention-release", args=[held.uuid]))
    assert due(officer, cast.district)["requests"] == (1, 0)


def test_a_body_has_its_own_periods(cast: Cast, known: Known, office: Client, officer: Actor) -> None:
    address = reverse("office:retention-period", args=["requests"])
    assert office.post(address, {"months": "0"}).status_code == 400
    office.post(address, {"months": "240"})
    assert "requests" not in due(officer, cast.district)
    with pytest.raises(Invalid):
        retention.set_period(by=officer, organisation=cast.district, code="requests", months=2000)
    with pytest.raises(Missing):
        retention.set_period(by=officer, organisation=cast.district, code="nothing", months=2)


def test_the_worker_does_what_is_switched_on_once_a_day(cast: Cast, known: Known, office: Client) -> None:
    assert retention.run_due() == 0
    office.post(reverse("office:retention-switch"), {"do": "on"})
    assert (retention.run_due(), retention.run_due()) == (1, 0)
    office.post(reverse("office:retention-switch"), {"do": "once"})
    assert (retention.run_due(), retention.run_due()) == (1, 0)
    text = office.get(reverse("office:retention-runs-download")).getvalue().decode()
    assert ",requests,1,0," in text
    assert "Download all runs" in office.get(HOME).content.decode()


def test_cut_short_it_is_gone_on_with(cast: Cast, known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    class CutOff(BaseException):
        """The process ends here."""

    def cut_off(*_: object) -> None:
        raise CutOff

    with monkeypatch.context() as patch:
        patch.setattr(running, "_end", cut_off)
        with pytest.raises(CutOff):
            retention.run(by=SYSTEM, organisation=cast.district)
    retention.run(by=SYSTEM, organisation=cast.district)
    assert Run.objects.get().forgotten["requests"] == 1


def test_every_default_says_where_it_is_from() -> None:
    assert [one.code for one in find_classes() if not one.source] == []

"""Who is forgotten stands nowhere any more, and everything is counted as before."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from onedoor.apps.accounts import services as accounts
from onedoor.apps.contacts import services as contacts
from onedoor.apps.insight import services as insight
from onedoor.apps.insight.data import Breakdown, Scope
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.models import NameSpelling, Resident
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Missing
from onedoor.foundation.events.seals import seal_all
from onedoor.foundation.events.verification import verify
from onedoor.foundation.forgetting import Why
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.everything import MARKS, Known, known_everywhere, tables_with
from tests.raising import raise_one

Forget = Callable[[Known, Actor], Any]
FORGETTING: dict[str, Forget] = {
    "record": lambda known, by: people.forget_resident(by=by, resident=known.record, why=Why.ERASURE),
    "request": lambda known, by: requests.forget_asker(by=by, request=known.request, why=Why.ERASURE),
    "contact": lambda known, by: contacts.forget_contact(by=by, contact=known.contact, why=Why.ERASURE),
    "account": lambda known, by: accounts.forget_account(by=by, account=known.account, why=Why.ERASURE),
}


@pytest.fixture
def known(cast: Cast) -> Known:
    return known_everywhere(cast)


def figures() -> list[Any]:
    scope = Scope(insight.last_twelve_months())
    return [
        insight.avoidable_total(scope), insight.avoidable_contact(scope, Breakdown.SERVICE),
        insight.in_time_total(scope), insight.satisfaction_total(scope), insight.matching_quality(),
        insight.cost_by_channel(scope),
    ]  # fmt: skip


@pytest.mark.parametrize("what", FORGETTING)
def test_only_the_bodys_own_governance_officer_may(cast: Cast, known: Known, what: str) -> None:
    others = [cast.actor(cast.district, role) for role in Role.values if role != Role.GOVERNANCE]
    if what != "account":
        others.append(cast.actor(cast.county, Role.GOVERNANCE))
    for by in others:
        with transaction.atomic(), pytest.raises(Missing):
            FORGETTING[what](known, by)
    assert {mark for mark, _ in tables_with(*MARKS)} == set(MARKS)


def test_nothing_is_left_anywhere_and_all_counts_as_before(
    cast: Cast, known: Known, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    seal_all()
    before, path = figures(), str(known.request.attachments.get().file)
    officer, events = cast.actor(cast.district, Role.GOVERNANCE), Event.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        for forget in FORGETTING.values():
            forget(known, officer)
    assert tables_with(*MARKS) == set()
    assert not default_storage.exists(path)
    assert figures() == before
    seal_all()
    assert verify().problems == []
    new = list(Event.objects.order_by("id").values_list("type", flat=True)[events:])
    assert len(new) == len(set(new)), "one event each"


def test_what_statistics_need_stays(known: Known) -> None:
    request = requests.forget_asker(by=SYSTEM, request=known.request, why=Why.RETENTION)
    kept = ("service_id", "accountable_id", "area_codes", "raised_at", "closed_at", "channel", "status")
    assert [getattr(request, name) for name in kept] == [getattr(known.request, name) for name in kept]
    assert (request.latitude, request.longitude, request.uprn) == (53.0, -1.6, None)


@pytest.mark.parametrize("what", ["record", "request", "contact"])
def test_twice_changes_nothing(known: Known, what: str) -> None:
    forget = partial(FORGETTING[what], known, SYSTEM)
    first, events = forget().forgotten_at, Event.objects.count()
    assert forget().forgotten_at == first
    assert Event.objects.count() == events


def test_what_is_not_over_is_not_forgotten(cast: Cast, known: Known) -> None:
    known.contact.status, known.contact.closed_at = "open", None
    known.contact.save()
    with pytest.raises(Conflict):
        FORGETTING["contact"](known, SYSTEM)
    with pytest.raises(Conflict):
        requests.forget_asker(by=SYSTEM, request=raise_one(cast.district), why=Why.ERASURE)


def test_a_forgotten_record_is_found_by_nothing(cast: Cast, known: Known) -> None:
    namesake = people.create_resident(by=SYSTEM, held_by=cast.district, given_names="Zebedee", family_name="Moss")
    FORGETTING["record"](known, SYSTEM)
    adviser = cast.actor(cast.district, Role.ADVISER)
    with pytest.raises(Missing):
        people.get_resident(str(known.record.uuid), by=adviser)
    assert people.find_residents(known.record.reference, by=adviser) == []
    # What others are called too is still found with a slip.
    assert [found.uuid for found in people.find_residents("Zebedoe Moss", by=adviser)] == [str(namesake.uuid)]
    assert not NameSpelling.objects.filter(word="quillfeather").exists()
    assert Resident.objects.filter(pk=known.record.pk, forgotten_at__isnull=False).exists()


def test_who_followed_a_merged_request_is_forgotten_there_too(cast: Cast, known: Known) -> None:
    target = raise_one(cast.district, description="The same hole")
    mine = raise_one(cast.district, contactee=Contactee(name="Moss", email="moss@feather.example"))
    requests.merge(by=cast.actor(cast.district, Role.SERVICE_OFFICER), request=mine, into=target)
    assert target.followers.count() == 1
    requests.forget_asker(by=SYSTEM, request=mine, why=Why.RETENTION)
    assert target.followers.count() == 0

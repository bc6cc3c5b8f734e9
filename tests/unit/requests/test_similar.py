"""Requests that may be about the same thing."""

from datetime import datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import SimilarRequest
from onedoor.apps.requests.models import Request
from onedoor.apps.requests.similarity import degrees_around, likeness, metres_between
from tests.conftest import Cast
from tests.raising import SPOT, place, raise_one, reason, service


def like(request: Request, north: float = 0.0, text: str = "") -> list[SimilarRequest]:
    latitude = SPOT[0] + degrees_around(SPOT[0], north)[0]
    return requests.similar_requests(service=request.service, latitude=latitude, longitude=SPOT[1], text=text)


@pytest.mark.django_db
def test_near_by_and_worded_alike_is_found_with_reasons(cast: Cast) -> None:
    request = raise_one(cast.district)
    (found,) = like(request, north=30, text="Hole, deep, at bus stop")
    assert (found.reference, round(found.distance_metres)) == (request.reference, 30)
    assert found.reasons == ("30 metres away", "the same service", "reported in the last day", "described alike")
    assert found.description == ""
    assert like(request, north=101) == []


@pytest.mark.django_db
def test_another_service_of_the_topic_comes_after(cast: Cast) -> None:
    same = raise_one(cast.district)
    related = raise_one(cast.district, service=service(cast.district, "kerb", name="Broken kerb"))
    raise_one(cast.district, service=service(cast.district, "bins", topic="Bins"))
    assert [each.reference for each in like(same)] == [same.reference, related.reference]


@pytest.mark.django_db
def test_what_others_may_not_know_of_is_not_shown(cast: Cast) -> None:
    private = service(cast.district, "noise", is_public=False, topic="Noise")
    request = raise_one(cast.district, service=private)
    assert like(request) == []
    visible = requests.requests_visible_to(cast.actor(cast.district, "service_officer"))
    (found,) = requests.similar_requests(
        service=private, latitude=SPOT[0], longitude=SPOT[1], within=visible.exclude(pk=0)
    )
    assert found.description == request.description


@pytest.mark.django_db
def test_what_ended_long_ago_or_as_a_duplicate_is_not(cast: Cast, noon: datetime) -> None:
    officer = cast.actor(cast.district, "service_officer")
    request = raise_one(cast.district)
    requests.close(by=officer, request=request, closing_reason=reason())
    assert len(like(request)) == 1
    requests.merge(by=officer, request=raise_one(cast.district), into=request)
    assert len(like(request)) == 1
    with time_machine.travel(noon + timedelta(days=31), tick=False):
        assert like(request) == []


@pytest.mark.django_db
def test_without_a_point_there_is_nothing_to_compare(cast: Cast) -> None:
    request = raise_one(cast.district, place=place(latitude=None, longitude=None))
    assert requests.similar_requests(service=request.service, latitude=None, longitude=None) == []


def test_a_known_distance() -> None:
    # One minute of latitude is a nautical mile, 1,852 m near enough.
    assert metres_between(53, -1.6, 53 + 1 / 60, -1.6) == pytest.approx(1853, abs=2)


near = st.floats(min_value=0, max_value=100)


@given(near, near, st.booleans(), st.floats(min_value=0, max_value=365))
def test_nearer_is_never_less_alike(one: float, other: float, is_same: bool, days: float) -> None:
    closer = likeness(metres=min(one, other), is_same_service=is_same, days_apart=days)
    farther = likeness(metres=max(one, other), is_same_service=is_same, days_apart=days)
    assert 0 <= farther.score <= closer.score <= 1

"""Two requests become one, and two again where that was a slip."""

import pytest

from onedoor.apps.messages.models import Message
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee
from onedoor.apps.requests.models import Request
from onedoor.foundation.actors import Actor, resident
from onedoor.foundation.errors import Conflict, Missing
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.raising import raise_one

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.actor(cast.district, "service_officer")


@pytest.fixture
def merged(cast: Cast, officer: Actor) -> Request:
    """One with a person and a follower, merged into another that has a follower of its own."""
    requests.install_defaults()
    kept = raise_one(cast.district)
    requests.follow(by=resident(), request=kept, email="long@since.example")
    slip = raise_one(cast.district, contactee=Contactee(name="Nia", email="nia@home.example"))
    requests.follow(by=resident(), request=slip, email="neighbour@home.example")
    merged = requests.merge(by=officer, request=slip, into=kept)
    Message.objects.all().delete()
    return merged


def follow_the_other(merged: Request) -> set[str]:
    assert merged.merged_into is not None
    return {follower.email for follower in merged.merged_into.followers.filter(stopped_at=None)}


def test_separated_it_goes_on_as_it_was(merged: Request, officer: Actor) -> None:
    due, other = merged.due_at, merged.merged_into
    assert other is not None
    assert follow_the_other(merged) == {"long@since.example", "nia@home.example", "neighbour@home.example"}
    alone = requests.separate(by=officer, request=merged, text="It is the next street.")
    assert (alone.status, alone.is_open, alone.merged_into, alone.closing_reason) == ("open", True, None, None)
    assert (alone.due_at, alone.times_reopened) == (due, 0)
    assert {follower.email for follower in other.followers.all()} == {"long@since.example"}
    assert "about something else after all" in other.updates.order_by("-id")[0].text
    told = {message.to: message.body for message in Message.objects.all()}
    assert set(told) == {"nia@home.example", "neighbour@home.example"}
    assert "It is the next street." in told["nia@home.example"]
    event = Event.objects.get(type="requests.request_separated.v1")
    assert event.data == {"other": str(other.uuid), "followers_returned": 2}


def test_who_asked_to_follow_the_other_goes_on_following(merged: Request, officer: Actor) -> None:
    other = merged.merged_into
    assert other is not None
    requests.follow(by=resident(), request=other, email="nia@home.example")
    requests.separate(by=officer, request=merged)
    assert {follower.email for follower in other.followers.all()} == {"long@since.example", "nia@home.example"}


def test_merged_again_after_all(merged: Request, officer: Actor) -> None:
    other = merged.merged_into
    assert other is not None
    again = requests.merge(by=officer, request=requests.separate(by=officer, request=merged), into=other)
    assert len(follow_the_other(again)) == 3


def test_refused(cast: Cast, merged: Request, officer: Actor) -> None:
    for by in (cast.actor(cast.county, "service_officer"), cast.actor(cast.district, "adviser")):
        with pytest.raises(Missing):
            requests.separate(by=by, request=merged)
    with pytest.raises(Conflict):
        requests.separate(by=officer, request=merged, version=merged.version - 1)
    with pytest.raises(Conflict):
        requests.reopen(by=officer, request=merged)
    alone = requests.separate(by=officer, request=merged)
    with pytest.raises(Conflict):
        requests.separate(by=officer, request=alone)

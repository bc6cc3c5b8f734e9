"""Replies used again and again, and colleagues named in a note."""

from typing import Any

import pytest

from onedoor.apps.messages.models import Message
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, QueueFilter
from onedoor.apps.requests.models import Mention, Request
from onedoor.apps.requests.replies import NotNamed, fill_in, named_in, unknown_in
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.models import Event
from tests.conftest import Cast
from tests.raising import raise_one


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.actor(cast.district, "service_officer")


@pytest.fixture
def request_(cast: Cast) -> Request:
    return raise_one(cast.district, contactee=Contactee(name="Bethan Rees", email="b@home.example", language="cy"))


def test_placeholders_are_filled_in_and_a_gap_before_nothing_closes() -> None:
    assert fill_in("Hello ((name)), about (( reference )).", {"reference": "7K3M-9PQX"}) == "Hello, about 7K3M-9PQX."
    assert unknown_in("((name)) ((phone)) ((phone))") == ["phone"]


def test_the_longest_name_after_an_at_is_meant() -> None:
    names = ["Jo Hall", "Jo Hallam", "JO HALL"]
    assert named_in("Ask @jo hallam, please; mail x@y.example", names) == [1]
    assert named_in("@Jo Hall: look", names) == [0, 2]
    with pytest.raises(NotNamed, match="Siân"):
        named_in("@Siân knows", names)


@pytest.mark.django_db
def test_a_reply_is_kept_by_who_manages_the_body_and_offered_to_its_teams(
    cast: Cast, officer: Actor, request_: Request
) -> None:
    manager = cast.actor(cast.district, "service_manager")
    values: dict[str, Any] = {"service": None, "status": "", "name": "Thanks", "text": "Thank you ((name))."}
    for stranger in (officer, cast.actor(cast.county, "service_manager")):
        with pytest.raises(Missing):
            requests.save_reply(by=stranger, organisation=cast.district, **values)
    with pytest.raises(Missing):
        requests.save_reply(by=manager, organisation=None, **values)
    with pytest.raises(Invalid, match="missing or cannot"):
        requests.save_reply(by=manager, organisation=cast.district, **{**values, "text": "Ring ((phone))"})
    reply = requests.save_reply(by=manager, organisation=cast.district, **values, text_cy="Diolch ((name)).")
    assert list(requests.replies_for(request_, officer)) == [reply]
    assert list(requests.replies_for(request_, cast.actor(cast.county, "service_officer"))) == []
    assert requests.reply_in_words(reply, request_, by=officer) == "Diolch Bethan Rees."


@pytest.mark.django_db
def test_a_colleague_named_in_a_private_note_is_told_and_reads_it_once(
    cast: Cast, officer: Actor, request_: Request
) -> None:
    colleague = cast.account(cast.district, "service_manager")
    requests.add_note(by=officer, request=request_, text=f"@{colleague.name} is this ours?")
    told = Message.objects.get(template_code="staff-look")
    assert told.to == colleague.email
    assert "is this ours" not in told.body
    assert Event.objects.filter(type="requests.colleague_mentioned.v1").count() == 1
    reader = cast.actor(cast.district, "service_manager")
    assert [each.uuid for each in requests.queue(reader, QueueFilter(watch="mentioned"))] == [request_.uuid]
    assert requests.mark_mentions_read(by=officer, request=request_) == 0
    assert requests.mark_mentions_read(by=reader, request=request_) == 1
    assert not requests.mentions_of(reader)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["service_officer", "analyst"])
def test_nobody_is_named_who_may_not_read_it(cast: Cast, officer: Actor, request_: Request, role: str) -> None:
    """Somebody of another body, or of one's own who has nothing to do with requests."""
    stranger = cast.account(cast.county if role == "service_officer" else cast.district, role)
    stranger.name = "Nia Stranger"
    stranger.save()
    with pytest.raises(Invalid, match="Nobody of your organisation who may read this"):
        requests.add_note(by=officer, request=request_, text="@Nia Stranger look")
    assert not Mention.objects.exists()
    assert not request_.updates.filter(kind="note").exists()

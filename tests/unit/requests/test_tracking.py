"""Opening a request with a link, or with its reference and a proof."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, TooManyTries
from onedoor.apps.requests.models import FailedLookup
from onedoor.foundation import clock
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Conflict, Invalid, Missing
from tests.conftest import Cast
from tests.raising import raise_one, reason, service

pytestmark = pytest.mark.django_db

WRONG = "someone@else.example"


def test_a_wrong_reference_and_a_wrong_proof_look_the_same(cast: Cast) -> None:
    request = raise_one(cast.district)
    with pytest.raises(Missing) as wrong_proof:
        requests.get_request_by_reference(request.reference, proof=WRONG)
    with pytest.raises(Missing) as wrong_reference:
        requests.get_request_by_reference("2345-6789", proof="ivy@marlow.example")
    assert wrong_proof.value.message == wrong_reference.value.message
    with pytest.raises(Missing):
        requests.get_request_by_reference(request.reference, proof="")


@pytest.mark.parametrize("proof", [" Ivy@Marlow.Example ", "07700 900 123", "+44 7700 900123"])
def test_either_way_they_can_be_reached_is_proof(cast: Cast, proof: str) -> None:
    request = raise_one(cast.district)
    spoken = request.reference.lower().replace("-", " ")
    assert requests.get_request_by_reference(spoken, proof=proof) == request


def test_the_postcode_is_proof_only_of_what_is_not_public(cast: Cast) -> None:
    public = raise_one(cast.district)
    private = raise_one(cast.district, service=service(cast.district, "bins", is_public=False))
    assert requests.get_request_by_reference(private.reference, proof="tv1 1aa") == private
    with pytest.raises(Missing):
        requests.get_request_by_reference(public.reference, proof="TV1 1AA")


def test_one_without_any_contact_cannot_be_opened_by_nothing(cast: Cast) -> None:
    request = raise_one(cast.district, contactee=Contactee())
    with pytest.raises(Missing):
        requests.get_request_by_reference(request.reference, proof="")


def test_guessing_is_slowed_down_by_caller(cast: Cast) -> None:
    request = raise_one(cast.district)
    for number in range(10):
        with pytest.raises(Missing):
            requests.get_request_by_reference(f"2345-678{number}", proof=WRONG, caller="192.0.2.1")
    with pytest.raises(TooManyTries):
        requests.get_request_by_reference(request.reference, proof="ivy@marlow.example", caller="192.0.2.1")
    assert requests.get_request_by_reference(request.reference, proof="ivy@marlow.example", caller="192.0.2.2")
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert requests.get_request_by_reference(request.reference, proof="ivy@marlow.example", caller="192.0.2.1")
    assert not FailedLookup.objects.filter(mark__contains="192").exists()


def test_guessing_one_reference_is_slowed_down_for_everyone(cast: Cast) -> None:
    request = raise_one(cast.district)
    for number in range(20):
        with pytest.raises(Missing):
            requests.get_request_by_reference(request.reference, proof=WRONG, caller=f"192.0.2.{number}")
    with pytest.raises(TooManyTries):
        requests.get_request_by_reference(request.reference, proof="ivy@marlow.example", caller="198.51.100.1")


def test_a_link_opens_it_for_the_person(cast: Cast) -> None:
    request = raise_one(cast.district)
    assert requests.request_for_token(requests.link_token(request, "IVY@marlow.example")) == request
    # Not compared with the other: a link holds the second in which it was signed.
    link = requests.tracking_link(request, "ivy@marlow.example")
    assert requests.request_for_token(link.rstrip("/").rpartition("/")[2]) == request


@pytest.mark.parametrize(
    "token",
    ["", "nonsense", signing.dumps([1]), signing.dumps(["x"], salt="onedoor.requests.link")],
    ids=["nothing", "nonsense", "for another purpose", "of another shape"],
)
def test_a_forged_link_opens_nothing(token: str) -> None:
    with pytest.raises(Missing):
        requests.request_for_token(token)


def test_a_link_for_anothers_address_opens_nothing(cast: Cast) -> None:
    request = raise_one(cast.district)
    with pytest.raises(Missing):
        requests.request_for_token(requests.link_token(request, WRONG))


def test_a_followers_link_shows_but_does_not_own(cast: Cast) -> None:
    request = raise_one(cast.district)
    requests.follow(by=resident(), request=request, email="sam@fell.example")
    requests.follow(by=resident(), request=request, email="Sam@fell.example")
    token = requests.link_token(request, "sam@fell.example")
    holder = requests.holder_of_token(token)
    assert (holder.request, holder.is_owner) == (request, False)
    with pytest.raises(Missing):
        requests.request_for_token(token)
    requests.stop_following(by=resident(), holder=holder)
    with pytest.raises(Missing):
        requests.holder_of_token(token)
    requests.follow(by=resident(), request=request, email="sam@fell.example")
    assert requests.holder_of_token(token)


def test_following_needs_a_way_to_tell_and_something_to_follow(cast: Cast) -> None:
    request = raise_one(cast.district)
    for email in ("", "not an address@"):
        with pytest.raises(Invalid) as refused:
            requests.follow(by=resident(), request=request, email=email)
        assert "email" in refused.value.fields
    officer = cast.actor(cast.district, "service_officer")
    requests.close(by=officer, request=request, closing_reason=reason())
    with pytest.raises(Conflict):
        requests.follow(by=resident(), request=request, email="sam@fell.example")


def test_revoked_links_open_nothing(cast: Cast) -> None:
    request = raise_one(cast.district)
    token = requests.link_token(request, "ivy@marlow.example")
    requests.revoke_links(by=cast.actor(cast.district, "service_manager"), request=request)
    with pytest.raises(Missing):
        requests.request_for_token(token)
    request.refresh_from_db()
    assert requests.request_for_token(requests.link_token(request, "ivy@marlow.example"))

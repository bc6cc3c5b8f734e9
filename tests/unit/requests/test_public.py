"""What everyone may know, and what a person may take back."""

import pytest

from onedoor.apps.directory.data import RequestKind
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee, Status
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.uploads import check_file
from tests.conftest import Cast
from tests.raising import place, raise_one

pytestmark = pytest.mark.django_db


def _near(request: object) -> list[object]:
    where = place()
    assert where.latitude is not None
    assert where.longitude is not None
    return list(requests.public_requests_near(where.latitude, where.longitude, metres=500))


def test_a_public_report_is_listed_near_by(cast: Cast) -> None:
    request = raise_one(cast.district)
    assert _near(request) == [request]
    assert requests.get_public_request(request.uuid) == request


@pytest.mark.parametrize("change", ["hidden", "complaint", "private"])
def test_what_is_not_public_is_as_if_missing(cast: Cast, change: str) -> None:
    request = raise_one(cast.district)
    if change == "hidden":
        request.is_hidden = True
    if change == "complaint":
        request.kind = RequestKind.COMPLAINT
    if change == "private":
        request.service.is_public = False
        request.service.save()
    request.save()
    assert _near(request) == []
    with pytest.raises(Missing):
        requests.get_public_request(request.uuid)
    assert requests.get_tracked_request(request.uuid) == request


def test_the_person_may_take_it_back_once(cast: Cast) -> None:
    request = raise_one(cast.district)
    assert requests.withdraw(by=resident(), request=request).status == Status.CANCELLED
    with pytest.raises(Conflict):
        requests.withdraw(by=resident(), request=request)


def test_whoever_complains_says_whom_about(cast: Cast) -> None:
    request = raise_one(
        cast.district,
        by=resident(),
        kind=RequestKind.COMPLAINT,
        organisation=cast.county,
        contactee=Contactee(email="ivy@marlow.example"),
    )
    assert request.accountable == cast.county


def test_a_file_is_judged_before_it_is_sent() -> None:
    with pytest.raises(Invalid):
        check_file("photo.jpg", b"MZ not a photo", most_bytes=1000)

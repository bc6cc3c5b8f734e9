"""Who sees and who works on which request."""

import pytest

from onedoor.apps.partners.data import Role
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Request
from onedoor.foundation.actors import SYSTEM, Actor, Grant, resident
from onedoor.foundation.errors import Missing
from tests.conftest import Cast
from tests.raising import raise_one

pytestmark = pytest.mark.django_db

SERVICE = {Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR}


@pytest.fixture
def theirs(cast: Cast) -> Request:
    """The district's; the county neither answers for it nor delivers it."""
    return raise_one(cast.district)


def sees(actor: Actor, request: Request) -> bool:
    try:
        requests.get_request_for(actor, str(request.uuid))
    except Missing:
        return False
    return True


@pytest.mark.parametrize("role", Role.values)
def test_its_own_body(cast: Cast, theirs: Request, role: str) -> None:
    actor = cast.actor(cast.district, role)
    assert sees(actor, theirs) == (role in SERVICE or role == Role.ADVISER)
    assert requests.requests_worked_by(actor).exists() == (role in SERVICE)
    assert requests.may_work_on(actor, theirs) == (role in SERVICE)


@pytest.mark.parametrize("role", Role.values)
def test_another_body(cast: Cast, theirs: Request, role: str) -> None:
    actor = cast.actor(cast.county, role)
    assert sees(actor, theirs) == (role == Role.ADVISER)
    assert not requests.may_work_on(actor, theirs)
    assert not requests.requests_worked_by(actor).exists()


@pytest.mark.parametrize("role", Role.values)
def test_the_body_that_delivers_it(cast: Cast, theirs: Request, role: str) -> None:
    Request.objects.update(delivering=cast.county)
    theirs.refresh_from_db()
    actor = cast.actor(cast.county, role)
    assert sees(actor, theirs) == (role in SERVICE or role == Role.ADVISER)
    assert requests.may_work_on(actor, theirs) == (role in SERVICE)


def test_residents_and_strangers_see_none(theirs: Request) -> None:
    for actor in (resident(), resident("0190"), Actor("staff", "x", "Nobody")):
        assert not requests.requests_visible_to(actor).exists()
        assert not sees(actor, theirs)


def test_partners_systems_as_service_staff_or_for_all(cast: Cast, theirs: Request) -> None:
    of_county = Grant(str(cast.county.uuid), Role.SERVICE_OFFICER)
    system = Actor("partner_system", "k", "Works", frozenset({of_county}))
    assert not sees(system, theirs)
    for_all = Actor("partner_system", "k", "Hub", frozenset({of_county, Grant(str(cast.county.uuid), "any_partner")}))
    assert sees(for_all, theirs)
    assert sees(SYSTEM, theirs)


def test_a_guessed_address_is_as_if_missing(cast: Cast) -> None:
    for guess in ("nonsense", "", "00000000-0000-0000-0000-000000000000"):
        with pytest.raises(Missing):
            requests.get_request_for(cast.actor(cast.district, "adviser"), guess)


@pytest.mark.parametrize(
    ("body", "role", "reads"),
    [
        ("district", Role.SERVICE_OFFICER, True),
        ("district", Role.ADVISER, True),
        ("county", Role.ADVISER, False),
        ("county", Role.SERVICE_OFFICER, False),
    ],
)
def test_private_notes_stay_in_the_body_that_wrote_them(
    cast: Cast, theirs: Request, body: str, role: str, reads: bool
) -> None:
    Request.objects.update(delivering=cast.county)
    theirs.refresh_from_db()
    writer = cast.actor(cast.district, "service_manager")
    requests.add_note(by=writer, request=theirs, text="Private", visibility="private")
    requests.add_note(by=writer, request=theirs, text="Public", visibility="public")
    actor = cast.actor(getattr(cast, body), role)
    texts = {update.text for update in requests.updates_visible_to(actor, theirs)}
    assert ("Private" in texts) == reads
    assert "Public" in texts


def test_the_person_reads_public_entries_and_files_only(cast: Cast, theirs: Request) -> None:
    writer = cast.actor(cast.district, "service_manager")
    requests.add_note(by=writer, request=theirs, text="Private", visibility="private")
    assert "Private" not in {update.text for update in requests.public_history(theirs)}
    assert "Private" not in requests.summary_for_adviser(theirs).last_said
    attachment = theirs.attachments.create(
        file="x", original_name="x", content_type="image/png", size_bytes=1, sha256="x", visibility="private",
        organisation=cast.district, added_by="x",
    )  # fmt: skip
    assert not requests.public_attachments(theirs).exists()
    with pytest.raises(Missing):
        requests.get_attachment_for(cast.actor(cast.county, "adviser"), theirs, str(attachment.uuid))
    assert requests.get_attachment_for(writer, theirs, str(attachment.uuid)) == attachment

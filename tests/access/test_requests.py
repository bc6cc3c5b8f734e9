"""Who sees and who works on which request."""

import pytest

from onedoor.apps.partners.data import Role
from onedoor.apps.people.data import Sight
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import HISTORY, NOTES
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
    assert not sees(actor, theirs)
    assert not requests.requests_visible_to(actor).exists()
    assert not requests.may_work_on(actor, theirs)
    assert not requests.requests_worked_by(actor).exists()


@pytest.mark.parametrize("role", Role.values)
def test_the_body_that_delivers_it(cast: Cast, theirs: Request, role: str) -> None:
    Request.objects.update(delivering=cast.county)
    theirs.refresh_from_db()
    actor = cast.actor(cast.county, role)
    assert sees(actor, theirs) == (role in SERVICE or role == Role.ADVISER)
    assert requests.may_work_on(actor, theirs) == (role in SERVICE)


def _sight(cast: Cast, *items: str) -> Sight:
    """What the county's advisers read of the district's."""
    return Sight(own=frozenset({str(cast.county.uuid)}), shared={str(cast.district.uuid): frozenset(items)})


def test_another_body_reads_what_an_agreement_opens(cast: Cast, theirs: Request) -> None:
    writer, reader = cast.actor(cast.district, "service_manager"), cast.actor(cast.county, Role.ADVISER)
    requests.add_note(by=writer, request=theirs, text="Private", visibility="private")
    requests.add_note(by=writer, request=theirs, text="Public", visibility="public")
    for items, texts in (
        (("identity.name",), None),
        ((HISTORY,), {"", "Public"}),
        ((HISTORY, NOTES), {"", "Public", "Private"}),
    ):
        sight = _sight(cast, *items)
        assert requests.requests_visible_to(reader, sight).exists() == (texts is not None)
        if texts is not None:
            found = requests.get_request_for(reader, theirs.uuid, sight)
            assert {each.text for each in requests.updates_visible_to(reader, found, sight)} == texts
            assert requests.shared_by(reader, found, sight) == str(cast.district.uuid)


def test_a_sight_opens_nothing_to_those_who_are_no_advisers(cast: Cast, theirs: Request) -> None:
    for role in Role.values:
        visible = requests.requests_visible_to(cast.actor(cast.county, role), _sight(cast, HISTORY))
        assert visible.exists() == (role == Role.ADVISER)


def test_the_body_at_whose_door_it_was_raised_reads_what_it_wrote_itself(cast: Cast, theirs: Request) -> None:
    Request.objects.update(door=cast.county)
    theirs.refresh_from_db()
    requests.add_note(by=cast.actor(cast.district, "service_manager"), request=theirs, text="Ours", visibility="public")
    adviser = cast.actor(cast.county, Role.ADVISER)
    requests.chase(by=adviser, request=theirs, text="They ask again")
    found = requests.get_request_for(adviser, theirs.uuid)
    assert [each.text for each in requests.updates_visible_to(adviser, found)] == ["They ask again"]
    summary = requests.summary_for_adviser(found, by=adviser)
    assert (summary.last_said, summary.times_chased) == ("They ask again", 1)


def test_residents_and_strangers_see_none(theirs: Request) -> None:
    for actor in (resident(), resident("0190"), Actor("staff", "x", "Nobody")):
        assert not requests.requests_visible_to(actor).exists()
        assert not sees(actor, theirs)


def test_partners_systems_as_service_staff_or_for_all(cast: Cast, theirs: Request) -> None:
    of_county = Grant(str(cast.county.uuid), Role.SERVICE_OFFICER)
    system = Actor("partner_system", "k", "Works", frozenset({of_county}))
    assert not sees(system, theirs)
    for_all = Actor("partner_system", "k", "Hub", frozenset({of_county, Grant(str(cast.county.uuid), "any_partner")}))
    assert not sees(for_all, theirs), "It reads no more than without."
    assert not requests.updates_visible_to(for_all, theirs).exists()
    assert requests.may_work_on(for_all, theirs)
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
    assert "Private" not in requests.summary_for_adviser(theirs, by=writer).last_said
    attachment = theirs.attachments.create(
        file="x", original_name="x", content_type="image/png", size_bytes=1, sha256="x", visibility="private",
        organisation=cast.district, added_by="x",
    )  # fmt: skip
    assert not requests.public_attachments(theirs).exists()
    with pytest.raises(Missing):
        requests.get_attachment_for(cast.actor(cast.county, "adviser"), theirs, str(attachment.uuid))
    assert requests.get_attachment_for(writer, theirs, str(attachment.uuid)) == attachment

"""Bodies: made, changed, ended, succeeded, serving areas."""

from datetime import date, timedelta

import pytest

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.places.models import Area, AreaType
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Denied, Invalid, Missing
from onedoor.foundation.events.models import Event
from tests.conftest import Cast


def area(code: str) -> Area:
    kind, _ = AreaType.objects.get_or_create(code="district", defaults={"name": "District"})
    return Area.objects.create(type=kind, code=code, name=code)


@pytest.mark.parametrize("role", set(Role) - {Role.PARTNERSHIP_ADMINISTRATOR})
def test_only_a_partnership_administrator_makes_organisations(cast: Cast, role: Role) -> None:
    with pytest.raises(Denied):
        partners.create_organisation(by=cast.actor(cast.district, role), kind="charity", name="Teasel Trust")


def test_a_new_organisation_gets_a_free_slug_and_an_event(cast: Cast) -> None:
    by = cast.actor(cast.county, Role.PARTNERSHIP_ADMINISTRATOR)
    made = partners.create_organisation(by=by, kind="charity", name="Teasel Vale")
    assert made.slug == "teasel-vale-2"
    event = Event.objects.get(type="partners.organisation_created.v1")
    assert (event.subject, event.data["kind"]) == (str(made.uuid), "charity")


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "club"), ("name", ""), ("slug", "teasel-vale"), ("homepage", "not an address"), ("email", "nobody")],
)
def test_what_cannot_be_accepted_names_its_field(cast: Cast, field: str, value: str) -> None:
    given = {"kind": "charity", "name": "Teasel Trust", field: value}
    with pytest.raises(Invalid) as raised:
        partners.create_organisation(by=SYSTEM, **given)  # type: ignore[arg-type]
    assert list(raised.value.fields) == [field]


def test_an_administrator_changes_the_contact_but_not_the_kind(cast: Cast) -> None:
    by = cast.actor(cast.district, Role.ADMINISTRATOR)
    partners.update_organisation(by=by, organisation=cast.district, phone="01632 960123")
    with pytest.raises(Denied):
        partners.update_organisation(by=by, organisation=cast.district, kind="unitary")
    with pytest.raises(Denied):
        partners.update_organisation(by=by, organisation=cast.county, phone="01632 960124")
    cast.district.refresh_from_db()
    assert (cast.district.phone, cast.district.kind) == ("01632 960123", "district")


def test_a_change_to_nothing_leaves_no_event(cast: Cast) -> None:
    partners.update_organisation(by=SYSTEM, organisation=cast.district, name=cast.district.name)
    assert not Event.objects.exists()


def test_a_chain_of_successions_is_followed_to_its_end(cast: Cast) -> None:
    unitary = partners.create_organisation(by=SYSTEM, kind="unitary", name="Carrow Council")
    partners.succeed_organisation(
        by=SYSTEM, predecessor=cast.district, successor=cast.county, took_over_on=date(2020, 4, 1)
    )
    partners.succeed_organisation(by=SYSTEM, predecessor=cast.county, successor=unitary, took_over_on=date(2023, 4, 1))
    assert partners.successor_of(cast.district, on=date(2020, 3, 31)) is None
    assert partners.successor_of(cast.district, on=date(2021, 1, 1)) == cast.county
    assert partners.successor_of(cast.district, on=date(2024, 1, 1)) == unitary
    assert partners.successor_of(unitary) is None
    cast.district.refresh_from_db()
    assert cast.district.ends_on == date(2020, 3, 31)


def test_a_split_has_several_successors_and_no_single_one(cast: Cast) -> None:
    halves = [partners.create_organisation(by=SYSTEM, kind="unitary", name=name) for name in ("East", "West")]
    for half in halves:
        partners.succeed_organisation(by=SYSTEM, predecessor=cast.county, successor=half, took_over_on=date(2021, 4, 1))
    assert partners.successors_of(cast.county) == halves
    assert partners.successor_of(cast.county) is None


def test_nobody_succeeds_themselves_in_a_circle(cast: Cast) -> None:
    day = date(2020, 4, 1)
    partners.succeed_organisation(by=SYSTEM, predecessor=cast.district, successor=cast.county, took_over_on=day)
    for predecessor, successor in [(cast.county, cast.district), (cast.county, cast.county)]:
        with pytest.raises(Invalid, match="cannot be taken over"):
            partners.succeed_organisation(by=SYSTEM, predecessor=predecessor, successor=successor, took_over_on=day)


def test_organisations_serve_areas_for_a_time(cast: Cast) -> None:
    vale, moor = area("E07000001"), area("E07000002")
    partners.serve_area(by=SYSTEM, organisation=cast.district, area_uuid=str(vale.uuid))
    partners.serve_area(
        by=SYSTEM, organisation=cast.county, area_uuid=str(vale.uuid), starts_on=date(2020, 1, 1),
        ends_on=date(2020, 12, 31),
    )  # fmt: skip
    both = [str(vale.uuid), str(moor.uuid)]
    assert partners.organisations_serving(both) == [cast.district]
    assert partners.organisations_serving(both, on=date(2020, 12, 31)) == [cast.county, cast.district]
    assert partners.organisations_serving(both, on=date(2020, 6, 1), kinds=["district"]) == [cast.district]
    partners.stop_serving_area(
        by=SYSTEM, organisation=cast.district, area_uuid=str(vale.uuid), ends_on=date(2021, 1, 1)
    )
    assert partners.organisations_serving(both) == []


def test_an_area_that_is_not_there_cannot_be_served(cast: Cast) -> None:
    with pytest.raises(Missing):
        partners.serve_area(by=SYSTEM, organisation=cast.district, area_uuid=str(cast.district.uuid))


def test_organisations_are_found_by_slug_code_and_uuid(cast: Cast) -> None:
    ended = partners.create_organisation(
        by=SYSTEM, kind="district", name="Old Vale", code="E07000001", ends_on=date(2019, 3, 31)
    )
    assert partners.find_organisation("E07000001") == ended
    current = partners.create_organisation(by=SYSTEM, kind="district", name="New Vale", code="E07000001")
    assert partners.find_organisation("E07000001") == current
    assert partners.find_organisation("teasel-vale") == cast.district
    assert partners.find_organisation(str(cast.county.uuid)) == cast.county
    assert partners.find_organisation("") is None
    assert ended not in partners.organisations(kinds=["district"])
    assert list(partners.search_organisations("vale TEASEL")) == [cast.district]


@pytest.mark.parametrize("uuid", ["", "guess", "00000000-0000-7000-8000-000000000000"])
def test_no_organisation_is_missing(cast: Cast, uuid: str) -> None:
    with pytest.raises(Missing):
        partners.get_organisation(uuid)


def test_the_last_day_is_not_before_the_first(cast: Cast) -> None:
    begun = date(2020, 4, 1)
    made = partners.create_organisation(by=SYSTEM, kind="charity", name="Teasel Trust", starts_on=begun)
    with pytest.raises(Invalid, match="1 April 2020"):
        partners.end_organisation(by=SYSTEM, organisation=made, ends_on=begun - timedelta(days=1))

"""What is at a point or in a postcode, and when that is in doubt."""

from datetime import date

import pytest

from onedoor.apps.places import services
from onedoor.apps.places.models import AreaBoundary, AreaLink, AreaSuccession, Edition
from onedoor.foundation.errors import Invalid, Missing
from tests.unit.places.country import add_address, add_area, add_postcode, make_country

pytestmark = pytest.mark.django_db


def codes(areas: tuple[services.AreaRef, ...]) -> list[str]:
    return [area.code for area in areas]


def test_a_point_is_in_its_ward_and_all_above_it_smallest_first() -> None:
    make_country()
    place = services.place_at(53.05, -1.95)
    assert (codes(place.areas), codes(place.doubtful)) == (["W1", "D1", "C1"], [])


def test_a_unitary_district_has_no_county() -> None:
    make_country()
    assert codes(services.place_at(53.05, -1.85).areas) == ["W2", "D2"]


def test_nothing_is_outside_the_map() -> None:
    make_country()
    assert services.place_at(10.0, 10.0).areas == ()
    with pytest.raises(Invalid):
        services.place_at(91.0, 0.0)


def test_near_an_edge_the_neighbour_is_in_doubt() -> None:
    make_country(accuracy=50)
    place = services.place_at(53.05, -1.9003)  # some 20 m west of the edge
    assert codes(place.areas) == ["W1", "D1", "C1"]
    assert codes(place.doubtful) == ["W2", "D2"]


def test_areas_count_only_while_they_last() -> None:
    areas = make_country()
    areas["W1"].ends_on = date(2020, 3, 31)
    areas["W1"].save()
    Edition.renew()
    assert codes(services.place_at(53.05, -1.95, on=date(2020, 3, 31)).areas) == ["W1", "D1", "C1"]
    assert services.place_at(53.05, -1.95, on=date(2020, 4, 1)).areas == ()


def test_links_count_only_while_they_last() -> None:
    areas = make_country()
    AreaLink.objects.filter(child=areas["D1"]).update(starts_on=date(2024, 4, 1))
    Edition.renew()
    assert codes(services.place_at(53.05, -1.95, on=date(2024, 3, 31)).areas) == ["W1", "D1"]
    assert codes(services.place_at(53.05, -1.95, on=date(2024, 4, 1)).areas) == ["W1", "D1", "C1"]


def test_new_areas_are_seen_at_once() -> None:
    make_country()
    services.place_at(53.05, -1.95)
    add_area("parish", "P1", west=-2.0)
    assert "P1" in codes(services.place_at(53.05, -1.95).areas)


def test_a_link_that_contradicts_a_boundary_gives_way() -> None:
    areas = make_country()
    AreaBoundary.objects.create(area=areas["D1"], wkb=AreaBoundary.objects.get(area=areas["W2"]).wkb)
    assert codes(services.place_at(53.05, -1.95).areas) == ["W1"]


def test_a_child_of_two_parents_of_one_kind_is_in_neither_for_sure() -> None:
    areas = make_country()
    parish = add_area("parish", "P1", west=-3.0)
    for ward in ("D1", "D2"):
        AreaLink.objects.create(child=parish, parent=areas[ward])
    place = services.place_at(53.05, -2.95)
    assert (codes(place.areas), codes(place.doubtful)[:2]) == (["P1"], ["D1", "D2"])


def test_a_postcode_near_an_edge_may_straddle_it() -> None:
    make_country(accuracy=0)
    add_postcode("ZZ1 1AA", -1.9003)
    add_postcode("ZZ1 1AB", -1.95)
    place = services.place_of_postcode("zz11aa")
    assert (codes(place.areas), codes(place.doubtful)) == (["W1", "D1", "C1"], ["W2", "D2"])
    assert services.place_of_postcode("ZZ1 1AB").doubtful == ()


def test_a_postcode_whose_addresses_lie_in_two_districts_is_surely_in_neither() -> None:
    make_country(accuracy=0)
    add_postcode("ZZ1 1AA", -1.95)
    add_address(1, "1", "Mill Lane", longitude=-1.95)
    add_address(2, "2", "Mill Lane", longitude=-1.85)
    place = services.place_of_postcode("ZZ1 1AA")
    assert (codes(place.areas), set(codes(place.doubtful))) == ([], {"W1", "W2", "D1", "D2", "C1"})
    assert codes(services.place_of_address(2).areas) == ["W2", "D2"]


def test_what_the_publisher_says_comes_before_a_drawn_edge() -> None:
    make_country(accuracy=0)
    add_postcode("ZZ1 1AA", -1.9003, codes=("W2",))
    place = services.place_of_postcode("ZZ1 1AA")
    assert (codes(place.areas), codes(place.doubtful)) == (["W2", "D2"], ["W1", "D1", "C1"])


def test_unknown_and_impossible_postcodes_are_told_apart() -> None:
    with pytest.raises(Invalid) as invalid:
        services.place_of_postcode("pothole")
    assert "postcode" in invalid.value.fields
    with pytest.raises(Missing):
        services.place_of_postcode("ZZ9 9ZZ")
    with pytest.raises(Missing):
        services.place_of_address(404)


def test_many_points_at_once() -> None:
    make_country()
    found = services.areas_at([53.05, 53.05, 10.0], [-1.95, -1.85, 10.0], types=("ward",))
    assert [(int(p), found.areas[n].code) for p, n in zip(found.points, found.numbers, strict=True)] == [
        (0, "W1"), (1, "W2"),
    ]  # fmt: skip


def test_successors_are_followed_to_the_end() -> None:
    areas = make_country()
    last = add_area("district", "D3")
    for before, after, year in ((areas["D1"], areas["D2"], 2019), (areas["D2"], last, 2023)):
        AreaSuccession.objects.create(predecessor=before, successor=after, took_over_on=date(year, 4, 1))
    uuid = str(areas["D1"].uuid)
    assert [ref.code for ref in services.successors_of(uuid, on=date(2018, 1, 1))] == ["D1"]
    assert [ref.code for ref in services.successors_of(uuid, on=date(2020, 1, 1))] == ["D2"]
    assert [ref.code for ref in services.successors_of(uuid, on=date(2024, 1, 1))] == ["D3"]


def test_boundaries_are_given_for_a_map() -> None:
    areas = make_country()
    collection = services.boundary_geojson([str(areas["W1"].uuid)], simplify=10)
    assert [feature["properties"]["code"] for feature in collection["features"]] == ["W1"]
    assert [ref.code for ref in services.areas_of_type("ward")] == ["W1", "W2"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("sk138ab", "SK13 8AB"), (" Sk13-8aB ", "SK13 8AB"), ("SKI3 8AB", "SK13 8AB"), ("de1 oal", "DE1 0AL"),
     ("W1A1AA", "W1A 1AA"), ("ec1a 1bb", "EC1A 1BB")],
)  # fmt: skip
def test_postcodes_are_tidied(typed: str, kept: str) -> None:
    assert services.normalise_postcode(typed) == kept


@pytest.mark.parametrize("typed", ["", "SK13", "12345", "SK13 8A", "SK13 8AB1", "🙂"])
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        services.normalise_postcode(typed)

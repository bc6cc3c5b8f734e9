"""The invented county holds together: no gaps, no overlaps, the same every time, nobody real."""

import random
from datetime import UTC, date, datetime

import numpy as np
import phonenumbers
import pytest
import shapely

from onedoor.demonstration.geography import CITY, DISTRICTS, Geography, make_geography
from onedoor.demonstration.population import make_people
from onedoor.demonstration.story import NEEDS
from onedoor.demonstration.streets import Street, make_streets
from onedoor.demonstration.year import make_year


@pytest.fixture(scope="module")
def geography() -> Geography:
    return make_geography(np.random.default_rng(7))


@pytest.fixture(scope="module")
def streets(geography: Geography) -> list[Street]:
    return make_streets(geography, 900, np.random.default_rng(7))


def test_wards_cover_the_county_without_overlap(geography: Geography) -> None:
    outlines = [ward.outline for ward in geography.wards]
    together = shapely.union_all(outlines)
    assert together.geom_type == "Polygon"
    assert sum(outline.area for outline in outlines) == pytest.approx(together.area, rel=1e-9)


def test_each_district_is_one_piece(geography: Geography) -> None:
    for name in [*(name for name, _, _ in DISTRICTS), CITY]:
        pieces = shapely.union_all([ward.outline for ward in geography.wards_of(name)])
        assert pieces.geom_type == "Polygon", name


def test_ward_names_and_codes_are_used_once(geography: Geography) -> None:
    assert len({ward.code for ward in geography.wards}) == len(geography.wards)
    assert len({ward.name for ward in geography.wards}) == len(geography.wards)


def test_the_same_seed_draws_the_same_county(geography: Geography) -> None:
    again = make_geography(np.random.default_rng(7))
    assert [ward.outline.wkt for ward in again.wards] == [ward.outline.wkt for ward in geography.wards]


def test_some_postcodes_cross_a_ward_border(geography: Geography, streets: list[Street]) -> None:
    tree = shapely.STRtree([ward.geographic() for ward in geography.wards])
    wards_by_postcode: dict[str, set[int]] = {}
    for street in streets:
        for home in street.homes:
            found = tree.query(shapely.Point(home.longitude, home.latitude), predicate="within")
            wards_by_postcode.setdefault(home.postcode, set()).update(found.tolist())
    assert any(len(wards) > 1 for wards in wards_by_postcode.values())


def test_every_phone_number_is_kept_for_drama(streets: list[Street]) -> None:
    homes = [home for street in streets for home in street.homes]
    people = make_people(homes, 1500, date(2026, 11, 23), random.Random(7))
    for person in people:
        assert person.email == "" or person.email.endswith(".example")
        for phone in filter(None, (person.phone, person.mobile)):
            digits = str(phonenumbers.parse(phone, "GB").national_number)
            # Ofcom's numbers for drama end 496 0xxx, 498 0xxx, 960xxx, 7946 0xxx, 9649 6xxx, 2018 0xxx, 900xxx.
            assert digits[-7:-3] in {"4960", "4980", "2960", "9460", "6496", "0180", "0900"}, phone


def test_the_year_tells_its_stories(streets: list[Street]) -> None:
    homes = [home for street in streets for home in street.homes]
    people = make_people(homes, 1500, date(2026, 11, 23), random.Random(7))
    until = datetime(2026, 11, 23, 9, tzinfo=UTC)
    year = make_year(people, 20_000, until, random.Random(7))
    assert len(year) == pytest.approx(20_000, rel=0.03)
    assert max(item.at for item in year) < until
    assert {item.need for item in year} == set(NEEDS)
    unclear = [
        item for item in year if item.need.service == "57" and item.cause == "unclear" and item.letter == "CT-104"
    ]
    assert {item.at.month for item in unclear} == {3, 4}
    chases = [item for item in year if item.is_chase]
    assert all(item.matter is not None and item.at > item.matter.raised_at for item in chases)

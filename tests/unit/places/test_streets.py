"""Streets near a point: which houses, where their street runs, and what is said of a pin."""

from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from onedoor.apps.places import services as places
from onedoor.apps.places.geometry.lines import lines_along, metres_between
from onedoor.apps.places.models import Address
from onedoor.apps.places.squares import CELLS_A_ROW, MapSquare, cells_around
from onedoor.foundation.errors import Missing
from tests.unit.places.country import add_address, make_country

HERE = (53.0512, -1.9512)
# The square that holds it.
SQUARE = MapSquare(int((HERE[0] + 90) * 200), int((HERE[1] + 180) * 125))


@pytest.fixture
def lane(db: None) -> None:
    make_country(accuracy=0)
    for number in range(1, 9):
        add_address(number, str(number), "Mill Lane", latitude=HERE[0], longitude=HERE[1] + number * 0.0001)


def test_there_is_no_square_off_the_earth(db: None) -> None:
    with pytest.raises(Missing):
        places.streets_in(MapSquare(36_000, 0))
    with pytest.raises(Missing):
        places.streets_in(MapSquare(0, 45_000))


@pytest.mark.usefixtures("lane")
def test_a_square_shows_the_streets_in_it_and_no_others() -> None:
    add_address(50, "1", "Far Road", latitude=53.07, longitude=-1.9512)
    (street,) = places.streets_in(SQUARE)
    assert (street.name, len(street.doors)) == ("Mill Lane", 8)
    assert places.streets_in(MapSquare(SQUARE.row + 100, SQUARE.column)) == []


@pytest.mark.usefixtures("lane")
def test_flats_are_one_door_and_what_is_gone_is_none() -> None:
    for uprn in (60, 61):
        add_address(uprn, "9", "Mill Lane", sao=f"Flat {uprn}", latitude=HERE[0], longitude=HERE[1])
    Address.objects.filter(uprn=1).update(logical_status=8)
    (street,) = places.streets_in(SQUARE)
    assert [number for number, *_ in street.doors] == ["2", "3", "4", "5", "6", "7", "8", "9"]


@pytest.mark.usefixtures("lane")
def test_a_pin_is_told_by_the_house_it_is_nearest_to() -> None:
    found = places.landmark_near(HERE[0] + 0.0001, HERE[1] + 0.00031)
    assert found is not None
    assert (found.words, round(found.metres)) == ("3 Mill Lane, Thistleby", 11)


@pytest.mark.usefixtures("lane")
def test_the_streets_of_many_points_are_read_at_once_and_name_no_house(django_assert_num_queries: Any) -> None:
    add_address(50, "1", "Far Road", latitude=53.07, longitude=-1.9512)
    with django_assert_num_queries(1):
        found = places.streets_near([HERE, (53.0701, -1.9512), (53.2, -1.9)])
    assert found == ["Mill Lane, Thistleby", "Far Road, Thistleby", ""]


@pytest.mark.usefixtures("lane")
def test_far_from_any_house_nothing_is_said() -> None:
    assert places.landmark_near(HERE[0] + 0.003, HERE[1]) is not None
    assert places.landmark_near(HERE[0] + 0.02, HERE[1]) is None


@pytest.mark.django_db
@pytest.mark.parametrize("latitude", [53.05, 49.9999, 60.8501, -33.0001, 0.0])
@pytest.mark.parametrize("longitude", [-1.95, -6.5, 1.7609, 0.0, 179.9999])
def test_the_database_numbers_cells_as_we_do(latitude: float, longitude: float) -> None:
    add_address(70, "1", "High Street", latitude=latitude, longitude=longitude)
    cell = Address.objects.values_list("cell", flat=True).get()
    assert cells_around(latitude, longitude, reach=0).runs() == [(cell, cell)]


@pytest.mark.usefixtures("lane")
def test_an_address_without_a_point_has_no_cell() -> None:
    Address.objects.filter(uprn=1).update(latitude=None, longitude=None)
    assert Address.objects.get(uprn=1).cell is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM places_address WHERE cell IS NOT NULL")
        assert cursor.fetchone() == (7,)


def test_a_street_runs_between_its_two_sides() -> None:
    doors = [(str(number), number * 0.0001, 0.0001 * (number % 2)) for number in range(1, 21)]
    (line,) = lines_along(doors)
    assert {north for _, north in line} == {0.00005}


def test_numbers_that_leap_break_the_line() -> None:
    near = [(str(number), number * 0.0001, 0.0) for number in range(1, 9)]
    far = [(str(number), number * 0.0001 + 0.02, 0.0) for number in range(9, 17)]
    assert len(lines_along(near + far)) == 2


def test_names_alone_say_nothing_of_where_a_street_runs() -> None:
    assert lines_along([("The Elms", 0.0, 0.0), ("Rose Cottage", 0.001, 0.0)]) == ()


@given(st.floats(-89, 89), st.floats(-179, 179))
def test_every_point_lies_in_the_block_around_it(latitude: float, longitude: float) -> None:
    block = cells_around(latitude, longitude, reach=1)
    assert block.holds(latitude, longitude)
    assert len(block.runs()) == 3
    assert all(last - first == 2 and last < 180_000 * CELLS_A_ROW for first, last in block.runs())


def test_metres() -> None:
    assert round(metres_between((-1.95, 53.0), (-1.95, 53.001))) == 111
    assert round(metres_between((-1.95, 53.0), (-1.949, 53.0))) == 67

"""What goes out and comes back is what went in."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onedoor.apps.places import services
from onedoor.apps.places.addresses.lines import take_apart
from onedoor.apps.places.addresses.postcodes import postcode_key, tidy_postcode
from onedoor.apps.places.geometry import grid
from onedoor.apps.places.geometry.index import AreaIndex
from onedoor.apps.places.geometry.topojson import topology_features
from onedoor.apps.places.models import Postcode
from onedoor.foundation.actors import SYSTEM

# The first call of the projection takes a second; a loaded machine takes longer still.
without_clock = settings(deadline=None, max_examples=40)

eastings = st.floats(0, 699_999.99)
northings = st.floats(0, 1_299_999.99)


@without_clock
@given(eastings, northings, st.integers(1, 5))
def test_a_grid_reference_names_the_square_it_came_from(easting: float, northing: float, digits: int) -> None:
    middle = grid.from_reference(grid.to_reference(easting, northing, digits=digits))
    half = 10 ** (5 - digits) / 2
    assert abs(middle[0] - easting) <= half
    assert abs(middle[1] - northing) <= half


@without_clock
@given(st.floats(50, 58), st.floats(-5, 1))
def test_degrees_and_metres_go_both_ways(latitude: float, longitude: float) -> None:
    back = grid.from_easting_northing(*grid.to_easting_northing(latitude, longitude))
    assert back == pytest.approx((latitude, longitude), abs=1e-6)


@without_clock
@given(st.text(max_size=12))
def test_text_is_a_grid_reference_or_refused(text: str) -> None:
    try:
        easting, northing = grid.from_reference(text)
    except ValueError:
        return
    assert 0 <= easting <= 700_000
    assert 0 <= northing <= 1_300_000


def test_known_grid_references() -> None:
    # The Ordnance Survey's own example for the tower of Caister water: TG 51409 13177.
    assert grid.from_reference("TG 51409 13177") == (651409.5, 313177.5)
    assert grid.to_reference(651409.9, 313177.2) == "TG 51409 13177"
    assert grid.from_reference("SK0394") == (403500.0, 394500.0)


steps = st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=3, max_size=12)


@without_clock
@given(steps, st.booleans(), st.integers(0, 3))
def test_a_ring_cut_into_arcs_is_the_same_ring(offsets: list[tuple[int, int]], is_reversed: bool, cut: int) -> None:
    ring = np.cumsum(np.array([(1000, 2000), *offsets]), axis=0).tolist()
    ring.append(ring[0])
    at = min(cut + 1, len(ring) - 2)
    second = ring[at:][::-1] if is_reversed else ring[at:]
    topology: dict[str, Any] = {
        "type": "Topology",
        "transform": {"scale": [0.5, 0.25], "translate": [-3, 50]},
        "arcs": [_deltas(ring[: at + 1]), _deltas(second)],
        "objects": {"a": {"type": "Polygon", "arcs": [[0, ~1 if is_reversed else 1]], "properties": {"n": 1}}},
    }
    (feature,) = topology_features(topology)
    expected = [[x * 0.5 - 3, y * 0.25 + 50] for x, y in ring]
    assert np.allclose(feature["geometry"]["coordinates"][0], expected)


def _deltas(positions: list[list[int]]) -> list[list[int]]:
    return [positions[0], *np.diff(np.array(positions), axis=0).tolist()]


boxes = st.tuples(st.floats(-3, 1), st.floats(50, 54), st.floats(0.01, 1.5), st.floats(0.01, 1.5))
spots = st.lists(st.tuples(st.floats(-3.5, 3), st.floats(49.5, 56)), min_size=1, max_size=30)


@without_clock
@given(st.lists(boxes, min_size=1, max_size=12), spots)
def test_the_grid_finds_what_every_polygon_says_of_itself(
    sides: list[tuple[float, float, float, float]], at: list[tuple[float, float]]
) -> None:
    shapes = [
        shapely.Point(x, y).buffer(width).union(shapely.box(x, y, x + width, y + height))
        for x, y, width, height in sides
    ]
    index = AreaIndex(shapes)
    singly = {(number, area) for number, (x, y) in enumerate(at) for area in index.at(x, y)}
    expected = {
        (number, area)
        for number, (x, y) in enumerate(at)
        for area, shape in enumerate(shapes)
        if shapely.intersects_xy(shape, x, y)
    }
    assert singly == expected
    found, areas = index.at_many([x for x, _ in at], [y for _, y in at])
    assert set(zip(found.tolist(), areas.tolist(), strict=True)) == expected


@without_clock
@given(st.text(max_size=80))
def test_any_line_can_be_taken_apart(text: str) -> None:
    typed = take_apart(text)
    assert typed.postcode == "" or tidy_postcode(typed.postcode) == typed.postcode


@without_clock
@given(st.from_regex(r"[A-Z]{1,2}[0-9]{1,2} [0-9][A-Z]{2}", fullmatch=True), st.booleans())
def test_postcodes_survive_spacing_and_case(postcode: str, is_lower: bool) -> None:
    typed = postcode.replace(" ", "").lower() if is_lower else f" {postcode} "
    assert tidy_postcode(typed) == postcode


rows = st.dictionaries(
    st.from_regex(r"ZZ[1-9] [0-9][A-Z]{2}", fullmatch=True), st.tuples(st.floats(50, 58), st.floats(-5, 1)), max_size=8
)


@pytest.mark.django_db
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows)
def test_postcodes_come_in_as_they_were_written(tmp_path: Path, given_rows: dict[str, tuple[float, float]]) -> None:
    Postcode.objects.all().delete()
    path = tmp_path / "p.csv"
    lines = [f"{postcode},{lat!r},{long!r}" for postcode, (lat, long) in given_rows.items()]
    path.write_text("\n".join(["postcode,lat,long", *lines]))
    services.import_postcodes([path], by=SYSTEM)
    kept = {row.text: (row.latitude, row.longitude) for row in Postcode.objects.all()}
    assert kept == given_rows
    assert all(row.key == postcode_key(row.text) for row in Postcode.objects.all())

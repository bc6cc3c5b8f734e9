"""Things in the street: taken in whole or not at all, found near a place, and whose they are."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from onedoor.apps.assets import services as assets
from onedoor.apps.assets.measuring import metres_to
from onedoor.apps.assets.models import Asset, AssetKind
from onedoor.apps.partners.data import Role
from onedoor.apps.requests import services as requests
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Denied, Invalid, Missing
from tests.conftest import Cast
from tests.raising import SPOT, place, raise_one, service

pytestmark = pytest.mark.django_db
LATITUDE, LONGITUDE = SPOT


def geojson(folder: Path, *features: dict[str, Any]) -> Path:
    path = folder / "assets.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def post(number: str, latitude: float = LATITUDE, longitude: float = LONGITUDE, **more: Any) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "geometry": geometry, "properties": {"id": number, **more}}


def road(number: str, longitude: float) -> dict[str, Any]:
    """Half a kilometre from south to north."""
    line = [[longitude, LATITUDE - 0.002], [longitude, LATITUDE + 0.002]]
    return {"type": "Feature", "geometry": {"type": "LineString", "coordinates": line}, "properties": {"id": number}}


def kind(**changes: Any) -> AssetKind:
    given = {"code": "lamp", "name": "Street light", "name_cy": "Golau stryd", "services": ["pothole"]}
    return assets.set_asset_kind(by=SYSTEM, **(given | changes))


def test_staff_take_nothing_in(cast: Cast, tmp_path: Path) -> None:
    by = cast.actor(cast.county, Role.PARTNERSHIP_ADMINISTRATOR)
    with pytest.raises(Denied):
        assets.import_assets(geojson(tmp_path, post("1")), by=by, kind=kind())


@pytest.mark.parametrize(
    ("features", "said"),
    [
        ([], "no features"),
        ([post("1"), post("1")], "twice"),
        ([post("1"), post("")], "Feature 2 has no number"),
        ([post("1", 424000.0, 390000.0)], "not in degrees"),
        ([{"type": "Feature", "properties": {"id": 1}, "geometry": None}], "neither a point nor a line"),
        ([{"geometry": {"type": "Polygon", "coordinates": []}, "properties": {"id": 1}}], "neither a point nor a line"),
    ],
)
def test_a_bad_file_changes_nothing(tmp_path: Path, features: list[Any], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        assets.import_assets(geojson(tmp_path, *features), by=SYSTEM, kind=kind())
    assert not Asset.objects.exists()


def test_what_is_missing_from_the_next_file_has_ended(cast: Cast, tmp_path: Path) -> None:
    file = geojson(tmp_path, post("1"), post("2", name="By the chapel"))
    options = {"kind": "lamp", "name": "Street light", "services": "pothole", "owner": cast.county.slug}
    call_command("assets", str(file), **options)
    call_command("assets", str(geojson(tmp_path, post("2", name="By the church"), post("3"))), **options)
    assert set(Asset.objects.filter(ended_at=None).values_list("code", "name")) == {("2", "By the church"), ("3", "")}
    assert Asset.objects.get(code="1").ended_at is not None
    with pytest.raises(CommandError, match="no organisation nobody"):
        call_command("assets", str(file), **{**options, "owner": "nobody"})


def test_the_nearest_come_first_and_those_far_off_not_at_all(tmp_path: Path) -> None:
    file = geojson(tmp_path, post("far", LATITUDE + 0.01), post("b", LATITUDE + 0.0003), post("a", LATITUDE + 0.0001))
    assets.import_assets(file, by=SYSTEM, kind=kind())
    near = assets.assets_near("pothole", *SPOT, language="cy")
    assert [(one.code, one.kind, one.metres) for one in near] == [("a", "Golau stryd", 11), ("b", "Golau stryd", 33)]
    assert assets.assets_near("library", *SPOT) == []
    with pytest.raises(Missing):
        assets.get_near_asset("pothole", *SPOT, str(Asset.objects.get(code="far").uuid))


def test_a_line_is_as_far_as_its_nearest_stretch() -> None:
    assert metres_to([[53.0, -1.61], [53.0, -1.59]], 53.001, -1.6) == pytest.approx(111.3, abs=0.1)
    assert metres_to([[53.0, -1.6], [53.0, -1.6]], 53.0, -1.6) == 0


def test_its_number_travels_with_the_request_and_its_owner_answers(cast: Cast, tmp_path: Path) -> None:
    assets.import_assets(geojson(tmp_path, post("LP-7", name="Mill Lane")), by=SYSTEM, kind=kind(), owner=cast.county)
    (thing,) = assets.assets_near("pothole", *SPOT)
    request = raise_one(cast.district, asset=thing)
    answer = request.answers.get()
    assert (answer.code, answer.value, answer.shown) == ("asset", "LP-7", "Street light LP-7, Mill Lane")
    assert (request.accountable, request.responsibility_reason) == (
        cast.county, "Street light LP-7 belongs to Carrowshire County Council.",
    )  # fmt: skip


@pytest.mark.parametrize(("longitude", "owner"), [(-1.6, "carrowshire"), (-1.601, "teasel-vale")])
def test_a_road_is_its_owners_where_it_is_the_nearest(cast: Cast, tmp_path: Path, longitude: float, owner: str) -> None:
    roads = kind(code="road", name="Road", is_picked=False)
    assets.import_assets(geojson(tmp_path, road("A6", -1.6)), by=SYSTEM, kind=roads, owner=cast.county)
    assets.import_assets(geojson(tmp_path, road("Lane", -1.601)), by=SYSTEM, kind=roads)
    request = raise_one(cast.district, place=place(LATITUDE, longitude))
    assert request.accountable.slug == owner
    assert not request.answers.exists()


def test_of_a_body_that_is_no_partner_it_says_whom_to_ask(cast: Cast, tmp_path: Path) -> None:
    cast.county.is_partner, cast.county.phone = False, "0300 123 5000"
    cast.county.save()
    roads = kind(code="road", name="Road", is_picked=False)
    assets.import_assets(geojson(tmp_path, road("A6", -1.6)), by=SYSTEM, kind=roads, owner=cast.county)
    with pytest.raises(Invalid, match="Ask instead: Carrowshire County Council, 0300 123 5000"):
        raise_one(cast.district)
    assert service(cast.district).slug == "pothole"
    assert not requests.public_reports().exists()

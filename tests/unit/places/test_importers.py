"""Importers: what they bring in, what a second run changes, and what they say of bad files."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from onedoor.apps.places import services
from onedoor.apps.places.models import Address, Area, AreaBoundary, AreaLink, AreaSuccession, Postcode
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.imports import ImportRefused
from onedoor.foundation.models import Event
from tests.unit.places.country import add_area
from tests.unit.places.gazetteers import addressbase, blpu, dtf, dtf_blpu, dtf_lpi, lpi, street

pytestmark = pytest.mark.django_db

SQUARE = [[[0, 50], [1, 50], [1, 51], [0, 51], [0, 50]]]


def feature(code: str, name: str, coordinates: Any = SQUARE, kind: str = "Polygon") -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"WD25CD": code, "WD25NM": name}, "geometry": geometry}


def geojson(folder: Path, *features: dict[str, Any]) -> Path:
    path = folder / "wards.json"
    lines = ",\n".join(json.dumps(one) for one in features)
    path.write_text(f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}')
    return path


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def problems_of(action: Any, path: Path, **options: Any) -> list[str]:
    with pytest.raises(ImportRefused) as refused:
        action([path], by=SYSTEM, **options)
    return [str(problem) for problem in refused.value.problems]


def test_areas_come_in_and_change(tmp_path: Path) -> None:
    path = geojson(tmp_path, feature("E1", "Elm"), feature("E2", "Oak"))
    first = services.import_areas([path], by=SYSTEM, type_code="ward", accuracy_metres=20, source="Made up 2025")
    assert first.lines() == [
        "ward areas: 2 new, 0 changed, 0 unchanged, 0 ended",
        "ward boundaries: 2 new, 0 changed, 0 unchanged, 0 ended",
    ]
    path = geojson(tmp_path, feature("E1", "Elm and Ash"))
    second = services.import_areas([path], by=SYSTEM, type_code="ward", end_missing_on=date(2025, 3, 31))
    assert second.lines()[0] == "ward areas: 0 new, 1 changed, 0 unchanged, 1 ended"
    assert Area.objects.get(code="E1").source == "Made up 2025"
    assert Area.objects.get(code="E2").ends_on == date(2025, 3, 31)
    assert Event.objects.filter(type="places.data_imported.v1").count() == 2


def test_a_dry_run_leaves_nothing_and_no_event(tmp_path: Path) -> None:
    path = geojson(tmp_path, feature("E1", "Elm"))
    report = services.import_areas([path], by=SYSTEM, type_code="ward", dry_run=True)
    assert report.counts["ward areas", "new"] == 1
    assert not Area.objects.exists()
    assert not Event.objects.exists()


def test_broken_areas_are_named_by_line_and_none_comes_in(tmp_path: Path) -> None:
    path = geojson(
        tmp_path,
        feature("E1", "Elm"),
        feature("E1", "Elm again"),
        feature("E2", ""),
        feature("E3", "Ash", [[[0, 50], [1, 50]]]),
        feature("E4", "Yew", [0, 50], kind="Point"),
        feature("E5", "Fir", [[[400000, 300000], [400100, 300000], [400100, 300100], [400000, 300000]]]),
    )
    said = problems_of(services.import_areas, path, type_code="ward")
    assert [text.split(":")[0] for text in said] == [
        "wards.json, line 3, field code",
        "wards.json, line 4, field name",
        "wards.json, line 5, field geometry",
        "wards.json, line 6, field geometry",
        "wards.json, line 7, field geometry",
    ]
    assert "British grid" in said[-1]
    assert not Area.objects.exists()


def test_a_boundary_that_crosses_itself_is_repaired_and_said(tmp_path: Path) -> None:
    bow_tie = [[[0, 50], [1, 51], [1, 50], [0, 51], [0, 50]]]
    report = services.import_areas([geojson(tmp_path, feature("E1", "Elm", bow_tie))], by=SYSTEM, type_code="ward")
    assert report.notes == ["wards.json: the boundary of E1 crossed itself and was repaired."]


def test_coordinates_on_the_british_grid_are_turned_into_degrees(tmp_path: Path) -> None:
    square = [[[443000, 334000], [444000, 334000], [444000, 335000], [443000, 335000], [443000, 334000]]]
    services.import_areas(
        [geojson(tmp_path, feature("E1", "Elm", square))], by=SYSTEM, type_code="ward", british_grid=True
    )
    latitude, longitude = services.from_easting_northing(443500, 334500)
    assert [area.code for area in services.place_at(latitude, longitude).areas] == ["E1"]


def test_neither_geojson_nor_half_of_it_is_taken(tmp_path: Path) -> None:
    assert (
        "cut short"
        in problems_of(services.import_areas, written(tmp_path, "half.json", '{"type": "Feat'), type_code="ward")[0]
    )
    assert "neither" in problems_of(services.import_areas, written(tmp_path, "list.json", "[]"), type_code="ward")[0]


def test_lookups_link_areas_and_pass_over_empty_parents(tmp_path: Path) -> None:
    path = written(tmp_path, "lookup.csv", "WD,WDNM,LAD,LADNM,CTY,CTYNM\nW1,Elm,D1,Dale,C1,Carrow\nW2,Oak,D2,City,,\n")
    columns = services.AreaColumns.parse
    report = services.import_lookups(
        [path], by=SYSTEM, child=columns("ward:WD:WDNM"),
        parents=[columns("district:LAD:LADNM"), columns("county:CTY:CTYNM")],
    )  # fmt: skip
    assert report.counts["links", "new"] == 3
    assert not AreaLink.objects.filter(child__code="W2", parent__type__code="county").exists()


def test_a_lookup_of_unknown_areas_says_which(tmp_path: Path) -> None:
    path = written(tmp_path, "lookup.csv", "WD,LAD\nW9,D1\n")
    columns = services.AreaColumns.parse
    said = problems_of(services.import_lookups, path, child=columns("ward:WD"), parents=[columns("district:LAD")])
    assert said[0].startswith("lookup.csv, line 2, field WD: there is no ward W9")


def test_successions_end_the_former_area(tmp_path: Path) -> None:
    add_area("district", "D1")
    add_area("district", "D2")
    path = written(tmp_path, "s.csv", "predecessor,successor,took_over_on\nD1,D2,2023-04-01\n")
    services.import_successions([path], by=SYSTEM, type_code="district")
    assert Area.objects.get(code="D1").ends_on == date(2023, 3, 31)
    assert AreaSuccession.objects.get().successor.code == "D2"
    wrong = written(tmp_path, "s.csv", "predecessor,successor,took_over_on\nD1,D9,April\n")
    assert len(problems_of(services.import_successions, wrong, type_code="district")) == 2


def test_postcodes_of_any_release_come_in(tmp_path: Path) -> None:
    header = "pcds,doterm,lad25cd,wd25cd,cty25cd,lat,long"
    rows = "ZZ1 1AA,,E07000999,E05000999,E99999999,53.05,-1.95\nZZ1 1AB,202001,E07000999,E05000999,,53.05,-1.95\n"
    services.import_postcodes([written(tmp_path, "onspd.csv", f"{header}\n{rows}")], by=SYSTEM)
    postcode = Postcode.objects.get()
    assert (postcode.text, postcode.area_codes) == ("ZZ1 1AA", ["E07000999", "E05000999"])


def test_code_point_needs_no_header(tmp_path: Path) -> None:
    row = '"ZZ1 1AA",10,443000,334000,"E92000001","","E18000004","","E06000999","E05000999"\n'
    path = written(tmp_path, "zz.csv", row)
    services.import_postcodes([path], by=SYSTEM)
    again = services.import_postcodes([path], by=SYSTEM)
    postcode = Postcode.objects.get()
    assert (postcode.quality, round(postcode.latitude or 0, 2)) == (10, 52.9)
    assert again.lines() == ["postcodes: 0 new, 0 changed, 1 unchanged, 0 ended"]


def test_bad_postcodes_are_named(tmp_path: Path) -> None:
    path = written(tmp_path, "p.csv", "postcode,lat,long\nZZ1 1AA,53,-1\nZZ11AA,53,-1\nnone,53,-1\nZZ1 1AB,north,-1\n")
    said = problems_of(services.import_postcodes, path)
    assert said == [
        "p.csv, line 3, field postcode: ZZ1 1AA is there twice, first in p.csv, line 2",
        "p.csv, line 4, field postcode: 'none' is not a postcode",
        "p.csv, line 5, field latitude: 'north' is not a number",
    ]
    assert not Postcode.objects.exists()


def test_addressbase_makes_whole_addresses(tmp_path: Path) -> None:
    records = [street(), blpu("1001"), lpi("1001", "12"), blpu("1002"), lpi("1002", "", pao_text="THE ELMS", sao="3")]
    organisation = ["31", "I", "4", "1002", "9998O1", "ELM CLINIC", "", "2001-01-01", "", "", ""]
    scheme = "AddressBase Premium Classification Scheme"
    classed = ["32", "I", "5", "1001", "9998C1", "RD03", scheme, "1.0", "2001-01-01", "", "", ""]
    path = written(tmp_path, "abp.csv", addressbase(*records, organisation, classed))
    services.import_addressbase([path], by=SYSTEM)
    house, clinic = Address.objects.order_by("uprn")
    assert (house.line, house.classification, house.custodian) == ("12 High Street, Thistleby, ZZ1 1AA", "RD03", 9998)
    assert clinic.line == "Elm Clinic, Flat 3, The Elms, High Street, Thistleby, ZZ1 1AA"
    assert services.search_addresses("12 hgih st thistleby")[0].uprn == 1001
    assert services.import_addressbase([path], by=SYSTEM).counts["addresses", "unchanged"] == 2


def test_bad_addressbase_is_named_by_line(tmp_path: Path) -> None:
    records = [street(), blpu("1001"), lpi("1001", "12"), blpu("1001", order=4), blpu("x"), ["24", "I", "9", "1"],
               ["77", "I", "9"], blpu("1003", change="Z")]  # fmt: skip
    said = problems_of(services.import_addressbase, written(tmp_path, "abp.csv", addressbase(*records, count=3)))
    lines = [text.split(":")[0] for text in said]
    assert lines == [
        "abp.csv, line 7",
        "abp.csv, line 8, field record identifier",
        "abp.csv, line 9, field change type",
        "abp.csv, line 10, field record count",
        "abp.csv, line 6, field uprn",
        "abp.csv, line 5, field uprn",
    ]


def test_a_volume_without_its_closing_record_is_half_a_file(tmp_path: Path) -> None:
    text = addressbase(street(), blpu("1001"), lpi("1001", "12"))
    said = problems_of(services.import_addressbase, written(tmp_path, "abp.csv", text[: text.rindex('"99"')]))
    assert said == ["abp.csv: has no closing record (99); is the file cut short?"]


def test_dtf_changes_are_applied_in_their_order(tmp_path: Path) -> None:
    whole = dtf(street(), dtf_blpu("1001"), dtf_lpi("1001", "12"), dtf_blpu("1002"), dtf_lpi("1002", "14"))
    services.import_dtf([written(tmp_path, "full.csv", whole)], by=SYSTEM)
    changes = dtf(
        dtf_lpi("1001", "12A", change="I", order=9, key="9998L2"),
        dtf_lpi("1001", "12", change="D", order=8),
        dtf_blpu("1002", change="D", order=10),
    )
    report = services.import_dtf([written(tmp_path, "changes.csv", changes)], by=SYSTEM)
    assert report.counts["addresses", "changed"] == 2
    renamed, gone = Address.objects.order_by("uprn")
    assert renamed.line == "12A High Street, Thistleby, ZZ1 1AA"
    assert (gone.logical_status, gone.ends_on is not None) == (8, True)
    assert [match.uprn for match in services.addresses_in_postcode("ZZ1 1AA")] == [1001]


def test_addresses_from_elsewhere_get_a_street(tmp_path: Path) -> None:
    record = services.AddressRecord(uprn=7, pao="3", street="Mill Lane", town="Carrowby", postcode="zz1 1aa")
    services.save_addresses([record], by=SYSTEM)
    assert services.search_addresses("3 mil lane carowby")[0].line == "3 Mill Lane, Carrowby, ZZ1 1AA"


def test_the_command_prints_the_summary_or_the_problems(tmp_path: Path) -> None:
    path = geojson(tmp_path, feature("E1", "Elm"))
    out = StringIO()
    call_command("import", "areas", str(path), "--type", "ward", stdout=out)
    assert out.getvalue().splitlines()[0] == "ward areas: 1 new, 0 changed, 0 unchanged, 0 ended"
    wrong = written(tmp_path, "p.csv", "name\nx\n")
    with pytest.raises(CommandError, match=r"p\.csv, line 1, field postcode"):
        call_command("import", "postcodes", str(wrong))
    assert AreaBoundary.objects.count() == 1


def test_defaults_are_made_once() -> None:
    services.install_defaults()
    services.install_defaults()
    assert services.areas_of_type("ward") == []

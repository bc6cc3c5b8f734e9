"""The real areas and postcodes of Derbyshire and Nottinghamshire, brought in as an operator would."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from onedoor.apps.places import services
from onedoor.apps.places.models import Area, AreaLink, Postcode
from onedoor.foundation.actors import SYSTEM

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
LOOKUPS = DATA / "geography" / "lookups"
POSTCODES = DATA / "postcodes" / "derbys_notts_postcodes_2014.csv"
pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not POSTCODES.exists(), reason="The shared open data is not beside this repository."),
]

columns = services.AreaColumns.parse
# Generalised by the publisher to some tens of metres.
EDGE_METRES = 50


def import_everything() -> None:
    wards = sorted((DATA / "geography" / "wards").glob("*.json"))
    services.import_areas(wards, by=SYSTEM, type_code="ward", accuracy_metres=EDGE_METRES, source="ONS, December 2013")
    services.import_areas(
        sorted((DATA / "geography" / "lsoa_topo").glob("*.json")), by=SYSTEM, type_code="lsoa",
        accuracy_metres=EDGE_METRES, source="ONS, 2011",
    )  # fmt: skip
    for path, child, parents in (
        (POSTCODES, "ward:ward_gss:ward_name", ["district:district_gss:district_name"]),
        (LOOKUPS / "lad_to_county_2020-04.csv", "district:LAD??CD:LAD??NM", ["county:CTY??CD:CTY??NM"]),
        (
            LOOKUPS / "lsoa11_ccg_lad_2020-04.csv", "lsoa:LSOA11CD:LSOA11NM",
            ["district:LAD??CD:LAD??NM", "nhs_commissioner:CCG??CD:CCG??NM"],
        ),
        (LOOKUPS / "lad_csp_policeforce_2019-12.csv", "district:LAD??CD:LAD??NM", ["police_force:PFA??CD:PFA??NM"]),
        (LOOKUPS / "lad_fire_2019-12.csv", "district:LAD??CD:LAD??NM", ["fire_authority:FRA??CD:FRA??NM"]),
    ):  # fmt: skip
        services.import_lookups([path], by=SYSTEM, child=columns(child), parents=list(map(columns, parents)))
    services.import_postcodes([POSTCODES], by=SYSTEM)


@pytest.fixture(scope="module")
def imported(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """All of it once for the module, taken away afterwards."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        # As Django marks the transaction of a TestCase: durable blocks may stand inside it.
        whole._from_testcase = True  # type: ignore[attr-defined]
        with whole:
            import_everything()
            yield
            transaction.set_rollback(True)


@pytest.fixture
def real(imported: None, db: None) -> None:
    """The imported data, in a transaction of the test's own."""


pytestmark.append(pytest.mark.usefixtures("real"))


def codes_of(place: services.Place, kind: str) -> list[str]:
    return [area.code for area in place.areas if area.type == kind]


def in_doubt(place: services.Place, kind: str) -> list[str]:
    return [area.code for area in place.doubtful if area.type == kind]


def test_everything_came_in() -> None:
    assert Postcode.objects.count() == 51_238
    assert len(services.areas_of_type("ward")) == 386
    assert len(services.areas_of_type("lsoa")) == 1_321


def test_postcodes_lie_in_the_ward_their_publisher_gives() -> None:
    rows = list(Postcode.objects.values_list("latitude", "longitude", "area_codes"))
    latitudes, longitudes, published = zip(*rows, strict=True)
    found = services.areas_at(latitudes, longitudes, types=("ward",))
    agrees = np.zeros(len(rows), dtype=bool)
    for point, number in zip(found.points.tolist(), found.numbers.tolist(), strict=True):
        agrees[point] |= found.areas[number].code in published[point]
    assert agrees.mean() > 0.999


def test_a_drawn_edge_never_outweighs_the_publisher() -> None:
    rows = Postcode.objects.order_by("key")[::500]
    for postcode in rows:
        place = services.place_of_postcode(postcode.text)
        ward = next(code for code in postcode.area_codes if code.startswith("E05"))
        assert codes_of(place, "ward") == [ward]
        assert len(codes_of(place, "district")) == 1


def test_glossop_is_in_high_peak_and_under_another_nhs_body() -> None:
    glossop = services.place_of_postcode("SK13 8AB")
    buxton = services.place_of_postcode("SK17 6BE")
    assert codes_of(glossop, "district") == codes_of(buxton, "district") == ["E07000037"]
    names = [{area.name for area in place.areas if area.type == "nhs_commissioner"} for place in (glossop, buxton)]
    assert names == [{"NHS Tameside and Glossop CCG"}, {"NHS Derby and Derbyshire CCG"}]


def test_unitary_cities_have_no_county_but_share_police_and_fire() -> None:
    derby = services.place_of_postcode("DE1 2FS")
    nottingham = services.place_of_postcode("NG1 5DT")
    for place, city in ((derby, "E06000015"), (nottingham, "E06000018")):
        assert codes_of(place, "district") == [city]
        assert codes_of(place, "county") == []
        assert len(codes_of(place, "police_force")) == len(codes_of(place, "fire_authority")) == 1


def test_districts_of_a_county_have_it() -> None:
    assert codes_of(services.place_of_postcode("SK13 8AB"), "county") == ["E10000007"]


def test_a_postcode_beside_a_district_border_is_in_doubt() -> None:
    outward = Counter(
        (row[0].split()[0], code)
        for row in Postcode.objects.values_list("text", "area_codes")
        for code in row[1]
        if code[:3] in {"E06", "E07"}
    )
    districts = Counter(name for name, _ in outward)
    assert sum(1 for number in districts.values() if number > 1) == 47
    doubted = 0
    for postcode in Postcode.objects.order_by("key")[::120]:
        place = services.place_of_postcode(postcode.text)
        assert set(codes_of(place, "district")) <= set(postcode.area_codes)
        doubted += bool(in_doubt(place, "district"))
    assert doubted


def test_wards_whose_code_changed_end_and_hand_over(tmp_path: Path) -> None:
    lookup = LOOKUPS / "ward_lad_county_region_2019-12.csv"
    services.import_lookups(
        [lookup], by=SYSTEM, child=columns("ward:WD19CD:WD19NM"), parents=[columns("district:LAD19CD:LAD19NM")],
        starts_on=date(2019, 12, 1), end_missing_on=date(2019, 11, 30),
    )  # fmt: skip
    former = Area.objects.get(code="E05001838")
    successions = tmp_path / "successions.csv"
    successions.write_text("predecessor,successor,took_over_on\nE05001838,E05012289,2019-05-02\n")
    services.import_successions([successions], by=SYSTEM, type_code="ward")
    assert [ref.code for ref in services.successors_of(str(former.uuid), on=date(2020, 1, 1))] == ["E05012289"]
    former.refresh_from_db()
    assert former.ends_on == date(2019, 5, 1)
    assert AreaLink.objects.filter(child=former).exclude(ends_on=None).exists()


def test_a_second_import_changes_nothing() -> None:
    report = services.import_postcodes([POSTCODES], by=SYSTEM)
    assert report.lines() == ["postcodes: 0 new, 0 changed, 51,238 unchanged, 0 ended"]


def test_the_index_of_2019_fits_areas_of_2011_and_that_of_2025_says_where_it_does_not(imported: None) -> None:
    folder = DATA / "deprivation"
    kept = Area.objects.filter(type__code="lsoa").count()
    found = services.import_deprivation(
        [folder / "imd2019_england_lsoa11.csv"], by=SYSTEM, type_code="lsoa", index="IMD 2019", year=2019
    )
    assert found.counts["areas' deprivation", "new"] == kept
    assert not any("have no row" in note for note in found.notes)
    (tenth,) = services.deprivation_of([services.Spot(postcode_key="DE11QB")])
    assert tenth in range(1, 11)
    newer = services.import_deprivation(
        [folder / "imd2025_england_lsoa21.csv"], by=SYSTEM, type_code="lsoa", index="IMD 2025", year=2025
    )
    assert 0.95 * kept < newer.counts["areas' deprivation", "new"] < kept
    assert any("have no row" in note for note in newer.notes)

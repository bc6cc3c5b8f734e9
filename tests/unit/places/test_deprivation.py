"""An index of deprivation: what is refused, what is passed over and said, and what a second run changes."""

from pathlib import Path

import pytest

from onedoor.apps.places import services
from onedoor.apps.places.models import Deprivation
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.imports import ImportRefused, Report
from tests.unit.places.country import add_area, add_postcode

pytestmark = pytest.mark.django_db

HEADER = "lsoa21_code,IMD_decile,Income_decile,IMD_rank,Income_rank"


def index_of(folder: Path, *lines: str, header: str = HEADER, dry_run: bool = False, name: str = "IMD 2025") -> Report:
    path = folder / "imd.csv"
    path.write_text("\n".join((header, *lines)) + "\n")
    return services.import_deprivation(
        [path], by=SYSTEM, type_code="lsoa", index=name, year=int(name[-4:]), dry_run=dry_run
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["E1,11.0,1.0,900.0,1"], "line 2, field decile: 11 is not from 1 to 10"),
        (["E1,2.5,1,900,1"], "line 2, field decile: '2.5' is not a whole number"),
        (["E1,,1,,1"], "line 2, field decile: there is neither a rank nor a decile"),
        (["E1,1,1,0,1"], "line 2, field rank: 0 is not a rank: 1 is the most deprived"),
        (["E1,1,1,1,1", "E1,2,1,900,1"], "line 3, field code: E1 is there twice, first in imd.csv, line 2"),
        (
            ["E1,10,1,1,1", "E2,1,1,900,1"],
            "field decile: 1 at rank 900 is below 10 at a lower rank; 1 must be most dep",
        ),
        (["E7,1,1,1,1"], "field code: no lsoa kept here is in it; is the index of other boundaries, or the kind?"),
        (["E1,1,1"], "has 3 cells where the header has 5"),
    ],
)
def test_refused_by_file_line_and_field(tmp_path: Path, lines: list[str], said: str) -> None:
    add_area("lsoa", "E1")
    add_area("lsoa", "E2")
    with pytest.raises(ImportRefused) as refused:
        index_of(tmp_path, *lines)
    assert any(said in str(problem) for problem in refused.value.problems), refused.value.problems
    assert not Deprivation.objects.exists()


def test_what_is_of_other_boundaries_is_passed_over_and_said(tmp_path: Path) -> None:
    for code in ("E1", "E2", "E3"):
        add_area("lsoa", code)
    lines = ("E1,1.0,3.0,750.0,630.0", "E2,8.0,7.0,26000.0,1.0", "E9,3,1,9000,1")
    assert index_of(tmp_path, *lines, dry_run=True).counts["areas' deprivation", "new"] == 2
    assert not Deprivation.objects.exists()
    report = index_of(tmp_path, *lines)
    assert report.notes == [
        "Passed over 1 that are not kept here as lsoa.",
        "1 of kind lsoa kept here have no row: E3. Is the index of other boundaries?",
    ]
    assert list(Deprivation.objects.order_by("rank").values_list("area__code", "rank", "decile")) == [
        ("E1", 750, 1), ("E2", 26000, 8),
    ]  # fmt: skip
    again = index_of(tmp_path, "E1,2,3,6000,630", "E2,8,7,26000,1")
    assert again.lines()[0] == "areas' deprivation: 0 new, 1 changed, 1 unchanged, 0 ended"


def test_tenths_of_ranks_where_there_are_no_deciles(tmp_path: Path) -> None:
    for at in range(1, 21):
        add_area("lsoa", f"E{at}")
    index_of(tmp_path, *(f"E{at},{at}" for at in range(1, 21)), header="LSOA code,WIMD 2025 overall rank")
    assert Deprivation.objects.get(area__code="E2").decile == 1
    assert Deprivation.objects.get(area__code="E3").decile == 2
    assert Deprivation.objects.get(area__code="E20").decile == 10


def test_the_newest_index_counts_by_point_then_by_postcode(tmp_path: Path) -> None:
    assert services.deprivation_of([services.Spot(53.05, -1.95)]) == [None]
    add_area("lsoa", "E1", west=-2.0)
    add_area("lsoa", "E2", west=-1.9)
    index_of(tmp_path, "E1,9,9,900,900", "E2,9,9,901,901", name="IMD 2019")
    index_of(tmp_path, "E1,1,9,1,900", "E2,7,9,700,901")
    add_postcode("ZZ1 1AA", -1.95, codes=("E2",))
    spots = [
        services.Spot(53.05, -1.95),
        services.Spot(postcode_key="ZZ11AA"),
        services.Spot(10.0, 10.0),
        services.Spot(),
    ]
    assert services.deprivation_of(spots) == [1, 7, None, None]
    found = services.deprivation_index()
    assert found is not None
    assert found.name == "IMD 2025"

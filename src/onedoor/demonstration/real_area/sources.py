"""Where each file of the open data lies in the folder, and the small tables made of them for the importers."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onedoor.foundation.errors import Invalid

__all__ = ["Sources", "write_table"]

LARGEST_TIERS, NEWEST_TIERS = "services/lgsl_providing_tier_largest.csv", "services/lgsl_providing_tier_2025.csv"
_NEEDED = (
    "geography/lad_subset.json",
    "geography/lookups/lad_to_county_2020-04.csv",
    "geography/lookups/lad_csp_policeforce_2019-12.csv",
    "geography/lookups/lad_fire_2019-12.csv",
    "geography/lookups/lsoa11_ccg_lad_2020-04.csv",
    "geography/lookups/lsoa11_ward_2015.csv",
    "geography/lookups/lsoa11_ward_2019.csv",
    "geography/lookups/ward_lad_county_region_2016-12.csv",
    "geography/lookups/ward_lad_county_region_2019-12.csv",
    "postcodes/derbys_notts_postcodes_2014.csv",
    "services/esd_services_v4.csv",
    LARGEST_TIERS,
    NEWEST_TIERS,
    "services/local-authorities.csv",
    "requests/la311_2018_first10k.csv",
)


class Sources:
    """The folder of open data. Raises Invalid, naming every file that is not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        lacking = [name for name in _NEEDED if not (folder / name).is_file()]
        if lacking:
            raise Invalid(f"{folder} lacks {', '.join(lacking)}. docs/operate/real-input.md says where to get them.")
        text = (folder / "geography/lad_subset.json").read_text(encoding="utf-8")
        # Code and name of every district and unitary city of the area.
        self.councils: dict[str, str] = json.loads(text)

    def path(self, name: str) -> Path:
        return self.folder / name

    def lookup(self, name: str) -> list[dict[str, str]]:
        """Rows of a lookup that are about this area, or about no council at all."""
        rows = self.rows(f"geography/lookups/{name}")
        column = next((key for key in rows[0] if key.startswith("LAD") and key.endswith("CD")), "")
        return [row for row in rows if not column or row[column] in self.councils]

    def rows(self, name: str) -> list[dict[str, str]]:
        with self.path(name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def wards(self) -> Iterator[tuple[str, Path]]:
        """Code of the council, and the file of its wards' boundaries."""
        for code in self.councils:
            yield code, self.path(f"geography/wards/{code}.json")

    def lsoas(self) -> list[Path]:
        return [self.path(f"geography/lsoa_topo/{code}.topo.json") for code in self.councils]

    def kind_of(self, council: str) -> str:
        """GSS codes tell: E06 is a unitary authority, E07 a district of a two-tier county."""
        return "unitary" if council.startswith("E06") else "district"


def write_table(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> Path:
    """A CSV file with those columns of the rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path

"""Whether who-provides answers as the tier files say, worked out here from the files alone.

The expectation is built without the directory's importer or rules: the tier a service has in the file, the council a
place is in by the name of the file its ward came in, and the county above that council in the authorities file.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.places import services as places
from onedoor.demonstration.real_area.sources import LARGEST_TIERS, NEWEST_TIERS, Sources

if TYPE_CHECKING:
    from onedoor.apps.places.data import Place

__all__ = ["Agreement", "check_postcodes", "check_tiers"]


@dataclass
class Agreement:
    """Answers asked for, those that agree, the doubts they came with by code, and the first that differ."""

    asked: int = 0
    agreed: int = 0
    doubts: Counter[str] = field(default_factory=Counter)
    different: list[str] = field(default_factory=list)

    def note(self, expected: set[str], found: str | None, what: str, doubts: Sequence[str]) -> None:
        self.asked += 1
        self.agreed += found in expected
        self.doubts.update(doubts)
        if found not in expected and len(self.different) < 20:
            self.different.append(f"{what}: {found} instead of {' or '.join(sorted(expected))}")


def check_tiers(sources: Sources) -> dict[str, Agreement]:
    """Every service of each tier file, asked for at a postcode well inside every council's area."""
    spots = _spots(sources)
    counties = _counties(sources)
    codes = {str(body.uuid): body.code for body in partners.organisations()}
    found = {}
    for name in (LARGEST_TIERS, NEWEST_TIERS):
        result = found[name] = Agreement()
        for row in sources.rows(name):
            service = directory.get_service(row["LGSL"])
            for council, place in spots.items():
                answer = directory.who_provides(service, place)
                expected = _expected(row["Providing Tier"], council, counties.get(council))
                what = f"LGSL {row['LGSL']} in {sources.councils[council]}"
                doubts = [doubt.code for doubt in answer.doubts]
                result.note(expected, codes.get(answer.accountable or ""), what, doubts)
    return found


def _expected(tier: str, council: str, county: str | None) -> set[str]:
    if county is None:
        return {council}
    if tier == "all":
        return {council, county}
    return {county} if tier.startswith("county") else {council}


def _counties(sources: Sources) -> dict[str, str]:
    rows = sources.rows("services/local-authorities.csv")
    by_id = {row["id"]: row["gss"] for row in rows}
    parents = {row["gss"]: row["parent_local_authority_id"] for row in rows if row["parent_local_authority_id"]}
    return {gss: by_id[parent] for gss, parent in parents.items()}


def _spots(sources: Sources) -> dict[str, "Place"]:
    """A place of each council's about which there is no doubt, from the postcode file."""
    spots: dict[str, Place] = {}
    for row in sources.rows("postcodes/derbys_notts_postcodes_2014.csv"):
        if row["district_gss"] not in spots:
            place = places.place_of_postcode(row["postcode"])
            if not place.doubtful:
                spots[row["district_gss"]] = place
    return spots


def check_postcodes(sources: Sources, *, every: int = 10) -> Agreement:
    """One district service at each tenth postcode: the council its publisher names must answer, or be in doubt."""
    service = directory.get_service("587")
    codes = {str(body.uuid): body.code for body in partners.organisations()}
    result = Agreement()
    for row in sources.rows("postcodes/derbys_notts_postcodes_2014.csv")[::every]:
        answer = directory.who_provides(service, places.place_of_postcode(row["postcode"]))
        doubts = [doubt.code for doubt in answer.doubts]
        result.note({row["district_gss"]}, codes.get(answer.accountable or ""), row["postcode"], doubts)
    return result

"""The bodies of the area: councils from the authorities file, police, fire and health from the lookups."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import OrganisationKind
from onedoor.apps.places import services as places
from onedoor.demonstration.real_area.sources import Sources
from onedoor.foundation.actors import SYSTEM

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["create_bodies"]

_TIERS = {"1": OrganisationKind.COUNTY, "2": OrganisationKind.DISTRICT, "3": OrganisationKind.UNITARY}
_OTHERS = (
    ("lad_csp_policeforce_2019-12.csv", "PFA19CD", "PFA19NM", OrganisationKind.POLICE, "police_force", "{} Police"),
    ("lad_fire_2019-12.csv", "FRA19CD", "FRA19NM", OrganisationKind.FIRE, "fire_authority", "{} Fire and Rescue"),
    ("lsoa11_ccg_lad_2020-04.csv", "CCG20CD", "CCG20NM", OrganisationKind.NHS, "nhs_commissioner", "{}"),
)


@dataclass(frozen=True, slots=True)
class _Body:
    kind: str
    code: str
    name: str
    slug: str = ""
    custodian: int | None = None
    homepage: str = ""
    area_type: str = ""


def create_bodies(sources: Sources) -> dict[str, int]:
    """Make those that are not here yet, and have each serve its area; how many of each kind there are."""
    wanted = [*_councils(sources), *_others(sources)]
    areas = {
        (kind, area.code): area.uuid
        for kind in {body.area_type for body in wanted}
        for area in places.areas_of_type(kind)
    }
    counts: dict[str, int] = {}
    for body in wanted:
        organisation = _make(body)
        partners.serve_area(by=SYSTEM, organisation=organisation, area_uuid=areas[body.area_type, body.code])
        counts[body.kind] = counts.get(body.kind, 0) + 1
    counts["succeeded"] = _succeed(areas)
    return counts


def _councils(sources: Sources) -> list[_Body]:
    rows = sources.rows("services/local-authorities.csv")
    here = [row for row in rows if row["gss"] in sources.councils]
    parents = {row["parent_local_authority_id"] for row in here}
    here += [row for row in rows if row["id"] in parents]
    return [
        _Body(
            kind=_TIERS[row["tier_id"]],
            code=row["gss"],
            name=row["name"],
            slug=row["slug"],
            custodian=int(row["local_custodian_code"]),
            homepage=row["homepage_url"],
            area_type=_TIERS[row["tier_id"]],
        )
        for row in here
    ]


def _others(sources: Sources) -> list[_Body]:
    found: dict[str, _Body] = {}
    for file, code, name, kind, area_type, pattern in _OTHERS:
        for row in sources.lookup(file):
            found.setdefault(row[code], _Body(kind, row[code], pattern.format(row[name]), area_type=area_type))
    return list(found.values())


def _make(body: _Body) -> "Organisation":
    known = partners.find_organisation(body.code)
    return known or partners.create_organisation(
        by=SYSTEM, kind=body.kind, name=body.name, slug=body.slug, code=body.code,
        custodian=body.custodian, homepage=body.homepage,
    )  # fmt: skip


def _succeed(areas: dict[tuple[str, str], str]) -> int:
    """Clinical commissioning groups ended; the boards that answer for them now serve their areas."""
    with (Path(__file__).parent / "health_successions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        day = date.fromisoformat(row["took_over_on"])
        successor = partners.find_organisation(row["successor"]) or partners.create_organisation(
            by=SYSTEM, kind=OrganisationKind.NHS, name=row["successor_name"], code=row["successor"], starts_on=day
        )
        predecessor = partners.find_organisation(row["predecessor"])
        assert predecessor is not None, "Made a moment ago from the lookup."
        area = areas["nhs_commissioner", row["predecessor"]]
        partners.serve_area(by=SYSTEM, organisation=successor, area_uuid=area, starts_on=day)
        partners.succeed_organisation(by=SYSTEM, predecessor=predecessor, successor=successor, took_over_on=day)
    return len(rows)

"""Importing services and who provides them: from broken files and from the real ones."""

import csv
from pathlib import Path

import pytest

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Provision, Service
from onedoor.apps.partners.models import Organisation
from onedoor.apps.places.models import Area
from onedoor.foundation.imports import ImportRefused
from tests.unit.directory.places import FakePlace, area_of, place_in

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
REAL = pytest.mark.skipif(not (DATA / "services").is_dir(), reason="the shared open data is not here")
TIER_FILES = ("lgsl_providing_tier_largest.csv", "lgsl_providing_tier_2025.csv")
HEADER = "Identifier,Label,Description,Type\n"

pytestmark = pytest.mark.django_db


def written(folder: Path, text: str, name: str = "services.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_wording_written_here_is_kept(tmp_path: Path) -> None:
    directory.install_defaults()
    path = written(tmp_path, HEADER + "587,Flytipping,Dumped waste.,Service\n9001,A  new   thing,What it is.,Service\n")
    report = directory.import_services([path])
    tipping = directory.get_service("587")
    assert (tipping.name, tipping.list_name, tipping.description) == ("Fly-tipping", "Flytipping", "Dumped waste.")
    assert directory.get_service("9001").name == "A new thing"
    assert (report.counts["services", "new"], report.counts["services", "changed"]) == (1, 1)
    assert directory.import_services([path]).counts["services", "unchanged"] == 2


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "9001,A thing,,Service\n")
    assert directory.import_services([path], dry_run=True).counts["services", "new"] == 1
    assert not Service.objects.exists()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("x,Thing,,Service\n", "line 2, field Identifier: 'x' is not a whole number"),
        ("1,Thing,,Service\n1,Thing,,Service\n", "line 3, field Identifier: 1 stands twice: first on line 2"),
        ("1,,,Service\n", "line 2, field Label: is empty"),
        ("1,Thing,,Function\n", "only services are imported"),
        ("1,Thing\n", "is the file cut short?"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, row: str, words: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        directory.import_services([written(tmp_path, HEADER + row)])
    assert words in str(refused.value.problems[0])
    assert not Service.objects.exists()


def test_an_unknown_tier_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "LGSL,Description,Providing Tier\n587,Fly-tipping,parish\n", "tiers.csv")
    with pytest.raises(ImportRefused) as refused:
        directory.import_provision([path])
    assert "'parish' is not one of county/unitary" in str(refused.value.problems[0])


def test_a_service_the_list_does_not_have_is_added(tmp_path: Path) -> None:
    path = written(tmp_path, "LGSL,Description,Providing Tier\n1788,Find out about a thing,all\n", "tiers.csv")
    report = directory.import_provision([path], source="A file, 2026")
    rule = Provision.objects.get(service=directory.get_service("1788"))
    assert (rule.kinds, rule.source) == (["district", "unitary", "county"], "A file, 2026")
    assert "LGSL 1788 is not in the list" in report.notes[0]


def authorities() -> dict[str, dict[str, str]]:
    with (DATA / "services" / "local-authorities.csv").open(encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def districts_with_places() -> dict[str, tuple[str, FakePlace]]:
    """The 17 districts and unitaries of Derbyshire and Nottinghamshire: their tier, and a place in each."""
    rows = authorities()
    counties = {key: row for key, row in rows.items() if row["slug"] in ("derbyshire", "nottinghamshire")}
    kinds = {"1": "county", "2": "district", "3": "unitary"}
    areas: dict[str, Area] = {}
    ours = [row for row in rows.values() if row["parent_local_authority_id"] in counties]
    ours += [row for row in rows.values() if row["slug"] in ("derby", "nottingham")]
    for row in [*counties.values(), *ours]:
        kind = kinds[row["tier_id"]]
        body = Organisation.objects.create(kind=kind, slug=row["slug"], name=row["name"], code=row["gss"])
        areas[row["id"]] = area_of(body, "county" if kind == "county" else "district")
    return {
        row["slug"]: (
            kinds[row["tier_id"]],
            place_in(*(areas[key] for key in (row["id"], row["parent_local_authority_id"]) if key in areas)),
        )
        for row in ours
    }


def expected_kind(tier: str, kind: str) -> str:
    """Who a tier file says provides it at a place whose lower authority is of that kind."""
    return "county" if kind == "district" and tier == "county/unitary" else kind


@REAL
@pytest.mark.realdata
def test_every_tier_answer_agrees_with_both_files() -> None:
    """1,519 services, 17 authorities, 385 rows of two tier files: 6,545 answers, all as the files say."""
    assert directory.import_services([DATA / "services" / "esd_services_v4.csv"]).counts["services", "new"] == 1519
    for name in TIER_FILES:
        directory.import_provision([DATA / "services" / name])
    places = districts_with_places()
    assert len(places) == 17
    kinds = {str(body.uuid): body.kind for body in Organisation.objects.all()}
    services = {service.lgsl: service for service in Service.objects.all()}
    answers = 0
    for name in TIER_FILES:
        with (DATA / "services" / name).open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                for kind, place in places.values():
                    answer = directory.who_provides(services[int(row["LGSL"])], place)
                    assert kinds[answer.accountable or ""] == expected_kind(row["Providing Tier"], kind)
                    several = row["Providing Tier"] == "all" and kind == "district"
                    assert [doubt.code for doubt in answer.doubts] == ["several_providers"] * several
                    answers += 1
    assert answers == 17 * (268 + 117)


@REAL
@pytest.mark.realdata
def test_a_service_without_a_rule_gives_a_doubt_not_a_guess() -> None:
    directory.import_services([DATA / "services" / "esd_services_v4.csv"])
    for name in TIER_FILES:
        directory.import_provision([DATA / "services" / name])
    place = districts_with_places()["high-peak"][1]
    unruled = Service.objects.filter(provisions=None)
    assert unruled.count() > 1200
    for service in unruled:
        answer = directory.who_provides(service, place)
        assert answer.accountable is None
        assert [doubt.code for doubt in answer.doubts] == ["no_rule"]
        assert answer.ask_instead

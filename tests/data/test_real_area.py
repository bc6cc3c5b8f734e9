"""The real area end to end: imported, checked against its sources, and worked with real requests over HTTP."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from onedoor.apps.directory import services as directory
from onedoor.apps.places import services as places
from onedoor.apps.requests.models import Request
from onedoor.demonstration.real_area.agreement import check_postcodes, check_tiers
from onedoor.demonstration.real_area.figures import Figures
from onedoor.demonstration.real_area.sources import Sources
from onedoor.demonstration.real_area.working import import_all, replay_into

FOLDER = Path(__file__).parents[3] / "shared" / "data"
REPLAYED = 500
pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="The open data does not lie beside the repository."),
    pytest.mark.django_db(transaction=True),
]

FLY_TIPPING, STREET_LIGHTS, ABANDONED_BICYCLES = "587", "564", "1512"
BEFORE_THE_BOARDS = date(2021, 6, 1)


def answer(service: str, postcode: str, on: date | None = None) -> tuple[str, set[str]]:
    """Name of the accountable body, and codes of the doubts."""
    found = directory.who_provides(directory.get_service(service), places.place_of_postcode(postcode), on=on)
    return found.accountable_name, {doubt.code for doubt in found.doubts}


def test_the_real_area_is_imported_answers_as_its_sources_and_takes_real_requests(live_server: LiveServer) -> None:
    sources, figures = Sources(FOLDER), Figures()
    import_all(sources, figures)
    assert figures.rows["postcodes"] == 51_238
    assert figures.rows["ward boundaries"] == 386
    assert figures.rows["services"] >= 1_519
    outward_codes_straddle_districts_and_counties(sources)
    unitary_cities_have_no_county()
    part_of_high_peak_is_under_another_health_body()
    ward_codes_change_and_districts_do_not()
    services_without_a_rule_say_so()
    every_answer_agrees_with_its_source(sources)
    real_requests_go_all_the_way(live_server, sources, figures)


def outward_codes_straddle_districts_and_counties(sources: Sources) -> None:
    districts: dict[str, dict[str, str]] = defaultdict(dict)
    for row in sources.rows("postcodes/derbys_notts_postcodes_2014.csv"):
        districts[row["postcode"].split()[0]].setdefault(row["district_gss"], row["postcode"])
    straddling = {outward: found for outward, found in districts.items() if len(found) > 1}
    assert len(straddling) == 47
    for found in list(straddling.values())[:10]:
        bodies = {answer(FLY_TIPPING, postcode)[0] for postcode in found.values()}
        assert len(bodies) == len(found)


def unitary_cities_have_no_county() -> None:
    assert answer(STREET_LIGHTS, "DE1 0AL") == ("Derby City", set())
    assert "county" not in {area.type for area in places.place_of_postcode("DE1 0AL").areas}
    assert answer(STREET_LIGHTS, "SK17 6AB")[0] == "Derbyshire County Council"


def part_of_high_peak_is_under_another_health_body() -> None:
    glossop, buxton = "SK13 8AB", "SK17 6AB"
    assert answer(FLY_TIPPING, glossop)[0] == answer(FLY_TIPPING, buxton)[0] == "High Peak Borough Council"
    assert answer("dentist", glossop, BEFORE_THE_BOARDS)[0] == "NHS Tameside and Glossop CCG"
    assert answer("dentist", buxton, BEFORE_THE_BOARDS)[0] == "NHS Derby and Derbyshire CCG"
    board = "NHS Derby and Derbyshire Integrated Care Board"
    assert answer("dentist", glossop)[0] == answer("dentist", buxton)[0] == board


def ward_codes_change_and_districts_do_not() -> None:
    days = (date(2014, 1, 1), date(2026, 1, 1))
    then, now = ({area.code for area in places.areas_of_type("ward", on=day)} for day in days)
    assert len(then - now) == 151
    # Redrawn in 2019 under its old name: St Ann's in Nottingham.
    before, after = (
        {area.type: area.code for area in places.place_of_postcode("NG1 1AA", on=day).areas} for day in days
    )
    assert before["ward"] == "E05001838"
    assert after["ward"] != before["ward"]
    assert after["unitary"] == before["unitary"] == "E06000018"


def services_without_a_rule_say_so() -> None:
    name, doubts = answer(ABANDONED_BICYCLES, "DE1 0AL")
    assert name == ""
    assert "no_rule" in doubts


def every_answer_agrees_with_its_source(sources: Sources) -> None:
    for agreement in check_tiers(sources).values():
        assert agreement.different == []
        assert agreement.agreed == agreement.asked > 1_000
    assert check_postcodes(sources, every=200).different == []


def real_requests_go_all_the_way(live_server: LiveServer, sources: Sources, figures: Figures) -> None:
    # The test's server has one connection to its database in memory, so one sender.
    endpoint = f"{live_server.url}/open311/v2/"
    replayed = replay_into(endpoint, sources, figures, limit=REPLAYED, senders=1)
    assert not replayed.refused
    assert (replayed.raised, replayed.updated) == (REPLAYED, REPLAYED)
    assert sum(figures.by_body.values()) == Request.objects.count() == REPLAYED
    # All were settled; a complaint is, once somebody here has answered it with an outcome.
    assert {request.is_open == (request.kind == "complaint") for request in Request.objects.all()} == {True}

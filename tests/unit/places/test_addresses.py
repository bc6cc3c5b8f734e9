"""From messy lines to addresses."""

import pytest

from onedoor.apps.places import services
from onedoor.apps.places.addresses.lines import normal_form, take_apart
from onedoor.foundation.errors import Invalid
from tests.unit.places.country import add_address, add_postcode, make_country


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("12 High St", ("", "", "12", "", "HIGH STREET")),
        ("flat 2, 14a Saint John's Rd zz11aa", ("ZZ1 1AA", "2", "14A", "", "SAINT JOHNS ROAD")),
        ("2/14 Mill Ln", ("", "2", "14", "", "MILL LANE")),
        ("14 - 16 St. Mary's Gdns, Thistleby", ("", "", "14", "16", "SAINT MARYS GARDENS THISTLEBY")),
        ("Apt B 7 Élan Ct", ("", "B", "7", "", "ELAN COURT")),
        ("The Elms, Mill Lane", ("", "", "", "", "THE ELMS MILL LANE")),
        ("", ("", "", "", "", "")),
    ],
)
def test_a_line_is_taken_apart(typed: str, parts: tuple[str, ...]) -> None:
    found = take_apart(typed)
    assert (found.postcode, found.flat, found.number, found.number_to, found.words) == parts


def test_saint_and_street_are_told_apart() -> None:
    assert normal_form("5 St Marks St") == "5 SAINT MARKS STREET"


@pytest.fixture
def village(db: None) -> None:
    make_country(accuracy=0)
    for uprn, pao, street, town, sao, postcode in (
        (1, "12", "High Street", "Thistleby", "", "ZZ1 1AA"),
        (2, "12", "High Street", "Carrowby", "", "ZZ2 2BB"),
        (3, "14-16", "High Street", "Thistleby", "", "ZZ1 1AA"),
        (4, "3", "Brackenbury Crescent", "Thistleby", "Flat 1", "ZZ1 1AB"),
        (5, "3", "Brackenbury Crescent", "Thistleby", "Flat 2", "ZZ1 1AB"),
        (6, "Rose Cottage", "Mill Lane", "Carrowby", "", "ZZ2 2BC"),
        (7, "3A", "Mill Lane", "Carrowby", "", "ZZ2 2BC"),
    ):
        add_address(uprn, pao, street, town=town, sao=sao, postcode=postcode)


@pytest.mark.usefixtures("village")
@pytest.mark.parametrize(
    ("typed", "uprn"),
    [
        ("12 high street thistleby", 1),
        ("12 high street carrowby", 2),
        ("12 hgih stret, thistelby", 1),
        ("12, zz22bb", 2),
        ("12 High St, ZZ1 1AA", 1),
        ("15 high st thistleby", 3),
        ("14-16 high street, thistleby", 3),
        ("flat 2, 3 brakenbury cres", 5),
        ("1/3 Brackenbury Crescent Thistleby", 4),
        ("rose cottage carrowby", 6),
        ("rose cotage, mill lane", 6),
        ("3a mill ln", 7),
        ("12 high street thistleby ZZ9 9ZZ", 1),
    ],
)
def test_a_messy_line_finds_its_address(typed: str, uprn: int) -> None:
    best = services.search_addresses(typed)[0]
    assert best.uprn == uprn, best
    assert best.reasons


@pytest.mark.usefixtures("village")
def test_nothing_alike_finds_nothing() -> None:
    assert services.search_addresses("qwx zzkj") == []
    assert services.search_addresses("   ") == []


@pytest.mark.usefixtures("village")
def test_addresses_of_a_postcode_stand_in_order_of_doors() -> None:
    assert [match.uprn for match in services.addresses_in_postcode("zz11ab")] == [4, 5]
    with pytest.raises(Invalid):
        services.addresses_in_postcode("high street")


@pytest.mark.usefixtures("village")
def test_a_place_is_given_where_the_text_says_which() -> None:
    add_postcode("ZZ1 1AA", -1.95)
    by_line = services.find_place("12 high street thistleby")
    assert isinstance(by_line, services.Place)
    assert (by_line.uprn, by_line.postcode, by_line.precision) == (1, "ZZ1 1AA", "address")
    by_postcode = services.find_place("zz1 1aa")
    assert isinstance(by_postcode, services.Place)
    assert by_postcode.precision == "postcode"
    by_point = services.find_place("53.05, -1.95")
    assert isinstance(by_point, services.Place)
    assert by_point.areas[0].code == "W1"


@pytest.mark.usefixtures("village")
def test_what_may_mean_two_addresses_gives_both() -> None:
    matches = services.find_place("12 high street")
    assert isinstance(matches, list)
    assert {match.uprn for match in matches} >= {1, 2}

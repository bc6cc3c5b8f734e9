"""A messy line is taken apart into what it says."""

from datetime import date

import pytest

from onedoor.apps.people.search.line import Line, read_line

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "births"),
    [
        ("4/3/1961", ["19610304"]),
        ("04-03-61", ["19610304"]),
        ("4.3.61", ["19610304"]),
        ("1961-03-04", ["19610304"]),
        ("4 March 1961", ["19610304"]),
        ("4th of mar 61", ["19610304"]),
        ("04031961", ["19610304"]),
        ("4/3/05", ["20050304"]),
        ("march 1961", ["196103"]),
        ("3/1961", ["196103"]),
        ("1961", ["1961"]),
        ("4 March", ["d0304"]),
        ("31/2/1961", ["196102"]),
    ],
)
def test_dates_as_people_say_them(text: str, births: list[str]) -> None:
    assert read_line(text, today=TODAY).births == births


def test_everything_on_one_line() -> None:
    line = read_line("O'Brien  mary, 4/3/61 sk13 8ab 07700 900123 Mary@Post.example", today=TODAY)
    assert line == Line(
        emails=["marypostexample"],
        phones=["07700900123"],
        births=["19610304"],
        postcodes=["sk138ab"],
        names=["obrien", "mary"],
    )


@pytest.mark.parametrize("text", ["07700900123", "+44 7700 900123", "0044 (0)7700 900 123", "(07700) 900-123"])
def test_a_phone_number_however_written(text: str) -> None:
    assert read_line(text, today=TODAY).phones == ["07700900123"]


def test_the_first_half_of_a_postcode() -> None:
    assert read_line("smith SK13", today=TODAY).postcodes == ["sk13"]


def test_double_barrelled_and_accented() -> None:
    assert read_line("Siân Ap-Rhys", today=TODAY).names == ["sian", "ap", "rhys"]


def test_nothing() -> None:
    assert read_line("   ", today=TODAY) == Line()

"""Values as linking compares them."""

import pytest

from onedoor.apps.people.linkage import values


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1961-03-04", "19610304"),
        ("04/03/1961", "19610304"),
        ("4.3.61", "19610304"),
        ("19610304", "19610304"),
        ("04031961", "19610304"),
        ("4 March 1961", "19610304"),
        ("1961-03-04 00:00:00", "19610304"),
        ("1961-03-04T12:00:00", "19610304"),
        ("March 1961", "19610300"),
        ("03/1961", "19610300"),
        ("1961", "19610000"),
        ("03/25/1961", "19610325"),
        ("19613302", "19613302"),
    ],
)
def test_birth_dates_in_the_usual_shapes(written: str, read: str) -> None:
    assert values.birth(written) == read


@pytest.mark.parametrize(
    "written", ["", "UNKNOWN", "01/01/1900", "31/12/9999", "1899-12-30", "n/a", "soon", "2199-01-01"]
)
def test_no_birth_date(written: str) -> None:
    assert values.birth(written) == ""


def test_month_first_where_the_file_writes_so() -> None:
    assert values.birth("03/04/1961", month_first=True) == "19610304"


@pytest.mark.parametrize(
    "written", ["UNKNOWN", "N/A", " - ", "Baby", "Baby of Smith", "Infant male", "Test", "?", "Mr"]
)
def test_no_name(written: str) -> None:
    assert values.name(written) == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("  O’Brien ", "obrien"),
        ("Mrs Zoë", "zoe"),
        ("Smith-Jones", "smith jones"),
        ("Аnnа", "anna"),  # the first and last letters are Cyrillic
        ("Анна", "анна"),
        ("李", "李"),
    ],
)
def test_names(written: str, read: str) -> None:
    assert values.name(written) == read


def test_numbers_of_ones_own() -> None:
    assert values.phone("+44 (0)7700 900123") == values.phone("07700 900 123") == "07700900123"
    assert values.phone("00000000000") == ""
    assert values.number("QQ 12 34 56 C") == "QQ123456C"
    assert values.number("9999999999") == ""
    assert values.postcode("sk13 8ab") == "SK138AB"
    assert values.area("SK138AB") == "SK13"
    assert values.area("4011") == "40"
    assert values.email(" Jo@Post.example ") == "jo@post.example"


def test_a_swapped_date_meets_itself() -> None:
    assert values.birth_key("19610304") == values.birth_key("19610403")

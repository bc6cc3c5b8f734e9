"""Whatever is typed, reading it does not fail, and what is kept can be found in every database."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onedoor.apps.people.search.keys import keys_for
from onedoor.apps.people.search.line import read_line
from onedoor.apps.people.search.sounds import sound_of

TODAY = date(2026, 3, 4)


@given(st.text(max_size=120))
def test_any_line_can_be_read(text: str) -> None:
    line = read_line(text, today=TODAY)
    assert all(name.isascii() and name.isalnum() for name in line.names)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=9), st.text(max_size=20))
def test_keys_are_lower_case_letters_and_digits(given_names: str, family_name: str, postcode: str, phone: str) -> None:
    keys = keys_for(
        names=[given_names, family_name],
        birth_date=TODAY,
        postcode=postcode,
        phones=[phone],
        emails=["ö@post.example"],
        reference="7K3M-9PQX",
    )
    assert all(value.isascii() and value.isalnum() and value == value.lower() for _, value in keys)


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_birth_date_is_read_back(born: date) -> None:
    for text in (f"{born:%d/%m/%Y}", f"{born:%-d %B %Y}", f"{born:%Y-%m-%d}"):
        assert read_line(text, today=TODAY).births == [f"{born:%Y%m%d}"]


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_a_sound_is_letters_only(word: str) -> None:
    assert all("a" <= letter <= "z" for letter in sound_of(word))

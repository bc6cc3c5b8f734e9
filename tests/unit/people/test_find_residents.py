"""Whoever an adviser is speaking with is found by whatever they say."""

from datetime import date

import pytest

from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.foundation.actors import Actor
from tests.conftest import Cast


@pytest.fixture
def adviser(cast: Cast) -> Actor:
    return cast.actor(cast.district, Role.ADVISER)


@pytest.fixture
def mary(adviser: Actor) -> Resident:
    people.create_resident(by=adviser, given_names="John", family_name="Brown", postcode="SK13 8AC")
    return people.create_resident(
        by=adviser,
        given_names="Catherine Mary",
        family_name="Smith-O’Brien",
        birth_date=date(1961, 3, 4),
        postcode="SK13 8AB",
        phones=["01632 960001"],
        emails=["Cath@Post.example"],
    )


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("smith", "Name Smith"),
        ("obrien mary", "Name Obrien"),
        ("cath smi", "Name begins Cath"),
        ("Kathryn Smyth", "Catherine sounds like Kathryn"),
        ("spith", "Smith is one letter from Spith"),
        ("cathrine spith", "Smith is one letter from Spith"),
        ("4/3/61", "Born 4 March 1961"),
        ("smith 1961", "Year of birth agrees"),
        ("smith 4 march", "Day and month of birth agree"),
        ("sk13 8ab", "Postcode agrees"),
        ("smith sk13", "Postcode begins so"),
        ("+44 1632 960001", "Phone agrees"),
        ("01632 96", "Phone begins so"),
        ("cath@post.example", "E-mail agrees"),
        ("jones 01632 960001", "Phone agrees"),
    ],
)
def test_found_with_the_reason(mary: Resident, adviser: Actor, words: str, reason: str) -> None:
    found = people.find_residents(words, by=adviser)
    assert [match.uuid for match in found] == [str(mary.uuid)]
    assert reason in found[0].reasons


def test_found_by_reference(mary: Resident, adviser: Actor) -> None:
    assert people.find_residents(mary.reference.lower(), by=adviser)[0].reasons == ("Reference agrees",)


def test_those_with_whom_all_agrees_come_first(mary: Resident, adviser: Actor) -> None:
    people.create_resident(by=adviser, given_names="Catherine", family_name="Smythe")
    assert [match.name for match in people.find_residents("catherine smythe", by=adviser)] == [
        "Catherine Smythe",
        "Catherine Mary Smith-O’Brien",
    ]


def test_keys_follow_a_change(mary: Resident, adviser: Actor) -> None:
    people.update_resident(by=adviser, resident=mary, family_name="Jones", phones=["01632 960002"])
    assert people.find_residents("smith", by=adviser) == []
    assert people.find_residents("01632 960001", by=adviser) == []
    assert [match.uuid for match in people.residents_with_phone("01632960002", by=adviser)] == [str(mary.uuid)]


@pytest.mark.parametrize("words", ["", "  ", "?", "%", "zz"])
def test_nobody(mary: Resident, adviser: Actor, words: str) -> None:
    assert people.find_residents(words, by=adviser) == []


def test_a_withheld_number_is_nobody(adviser: Actor) -> None:
    assert people.residents_with_phone("withheld", by=adviser) == []


@pytest.mark.parametrize("words", ["bar barl", "barl bar", "barnaby barlow", "bar 1969", "barlow 14 march"])
def test_two_words_that_begin_alike_and_a_part_of_a_birth_date(adviser: Actor, words: str) -> None:
    barnaby = people.create_resident(
        by=adviser, given_names="Barnaby", family_name="Barlow", birth_date=date(1969, 3, 14)
    )
    people.create_resident(by=adviser, given_names="Barbara", family_name="Barton", birth_date=date(1970, 3, 15))
    first, *_ = people.find_residents(words, by=adviser)
    assert first.uuid == str(barnaby.uuid)

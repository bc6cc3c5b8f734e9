"""Who somebody may be, among records in a database."""

from datetime import date
from typing import Any

import pytest

from onedoor.apps.people import services
from onedoor.apps.people.data import Given, Match
from onedoor.apps.people.matching.match import match, match_between, match_record
from onedoor.apps.people.models import MatchKey, MatchRecord, Resident
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Invalid

pytestmark = pytest.mark.django_db

WILLIAM: dict[str, Any] = {
    "given_names": "William",
    "family_name": "Thornberry",
    "birth_date": date(1961, 3, 4),
    "address_text": "14 Mill Lane, Glossop",
    "postcode": "ZA1 2AB",
    "phones": ["01632 960001"],
    "emails": ["will@post.example"],
}
ASKED = Given(
    given_names="William", family_name="Thornberry", birth_date="1961-03-04", address_text="14 Mill Lane, Glossop",
    postcode="ZA1 2AB", phones=("01632 960001",), emails=("will@post.example",),
)  # fmt: skip


def add(**changes: Any) -> Resident:
    return services.create_resident(by=SYSTEM, **{**WILLIAM, **changes})


def asked(**changes: Any) -> Given:
    return Given(**{name: getattr(ASKED, name) for name in ASKED.__slots__} | changes)


def best(given: Given) -> Match | None:
    return next(iter(match(given)), None)


def test_nothing_known_is_nobody() -> None:
    add()
    assert match(Given()) == []
    assert match(Given(given_names="UNKNOWN", family_name="test", birth_date="01/01/1900", postcode="ZZ99 3VZ")) == []
    assert match(Given(given_names="Baby", phones=("0000000000",), emails=("none@none.example",))) == []


def test_the_same_person_is_found_surely_and_said_why() -> None:
    william = add()
    found = best(ASKED)
    assert found
    assert (found.resident_id, found.uuid, found.is_sure) == (william.pk, str(william.uuid), True)
    assert found.probability > 0.999
    assert {"same birth date", "same phone", "same surname", "same given name", "same address"} <= set(found.reasons)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"given_names": "Bill"}, "known as Bill for William"),
        ({"known_as": "Bill"}, "same given name"),
        ({"given_names": "Thornberry", "family_name": "William"}, "given name and surname changed places"),
        ({"family_name": "Thornbery"}, "surname differs by one letter"),
        ({"family_name": "Thornberry-Jones"}, "one surname is part of the other"),
        ({"family_name": "Thörnberry"}, "same surname"),
        ({"given_names": "Willi\u0430m"}, "same given name"),  # the a is Cyrillic
        ({"given_names": "W"}, "given name is part of the other, or its initial"),
        ({"birth_date": "1961-04-03"}, "day and month of birth changed over"),
        ({"birth_date": "1961"}, "birth year only"),
        ({"birth_date": "March 1961"}, "same month and year of birth"),
        ({"address_text": "99 Other Road, Elsewhere", "postcode": "ZB9 9ZZ"}, "another address"),
        ({"phones": ("01632 960002",)}, "phone differs by one figure"),
    ],
)
def test_one_thing_otherwise_is_still_the_person(changes: dict[str, Any], reason: str) -> None:
    add()
    found = best(asked(**changes))
    assert found
    assert found.is_sure
    assert reason in found.reasons


def test_twins_are_not_one() -> None:
    add()
    found = best(asked(given_names="Edward", emails=()))
    assert found is None or not found.is_sure


def test_father_and_son_of_one_name_at_one_address_are_not_one() -> None:
    add()
    found = best(asked(birth_date="1990-11-23", emails=()))
    assert found is None or not found.is_sure


def test_a_stranger_of_the_same_name_is_not_sure() -> None:
    add()
    found = best(Given(given_names="William", family_name="Thornberry", birth_date="1988-07-09"))
    assert found is None or not found.is_sure


def test_numbers_and_references_find_alone() -> None:
    william = add(nhs_number="943 476 5919", ni_number="QQ 12 34 56 C")
    for given in (
        Given(nhs_number="9434765919"),
        Given(ni_number="qq123456c"),
        Given(reference=william.reference.lower()),
    ):
        found = best(given)
        assert found
        assert found.resident_id == william.pk
    assert match(Given(nhs_number="9434765918")) == []


def test_ni_numbers_are_kept_by_keyed_hash_only(settings: Any) -> None:
    william = add(ni_number="QQ 12 34 56 C")
    assert len(william.ni_hash) == 64
    assert "123456" not in MatchRecord.objects.get(resident=william).evidence
    settings.NI_KEY = "another key, of more than 32 letters"
    assert match(Given(ni_number="QQ123456C")) == []
    with pytest.raises(Invalid):
        add(nhs_number="943 476 5918")


def test_what_leads_to_a_record_follows_its_changes() -> None:
    william = add()
    services.update_resident(by=SYSTEM, resident=william, phones=["01632 960777"], family_name="Zebedee")
    found = best(Given(given_names="William", family_name="Zebedee", phones=("01632 960777",)))
    assert found
    assert match(Given(phones=("01632 960001",))) == []
    keys = MatchKey.objects.filter(resident=william).count()
    services.update_resident(by=SYSTEM, resident=william, language="cy")
    assert MatchKey.objects.filter(resident=william).count() == keys
    william.contact_points.all().delete()
    Resident.objects.get(pk=william.pk).delete()
    assert not MatchKey.objects.exists()


def test_records_are_compared_with_one_another() -> None:
    one, other = add(), add(given_names="Bill", phones=[])
    between = match_between(one.pk, other.pk)
    assert between
    assert between.resident_id == other.pk
    assert "known as Bill for William" in between.reasons
    assert [found.resident_id for found in match_record(one.pk)] == [other.pk]
    assert match_between(one.pk, other.pk + 1) is None

"""What a person asks about their information, and each body's answer to it. The refusals first."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction

from onedoor.apps.accounts.models import ResidentAccount
from onedoor.apps.contacts import services as contacts
from onedoor.apps.messages.models import Message
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Request
from onedoor.apps.rights import services as rights
from onedoor.apps.rights.counting import months_after
from onedoor.apps.rights.events import OthersTold
from onedoor.apps.rights.models import Part
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import SYSTEM, Actor, resident
from onedoor.foundation.errors import Conflict, Denied, Invalid, Missing
from onedoor.foundation.forgetting import Why
from onedoor.foundation.models import Event
from onedoor.foundation.retained import get_class
from tests.conftest import NOON
from tests.everything import tables_with
from tests.raising import raise_one
from tests.rights import ADDRESS, Person, person

__all__ = ["person"]
pytestmark = pytest.mark.usefixtures("noon")
AGREED = rights.Answer("agreed")
REFUSED = rights.Answer("refused", reason="We must keep it for seven years.", ground="legal-duty")


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 3, 4), 1, date(2026, 4, 4)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_are_calendar_months(day: date, months: int, due: date) -> None:
    assert months_after(day, months) == due


ACTS: list[Callable[[Actor, str], object]] = [
    lambda by, part: rights.get_part_for(by, part),
    lambda by, part: rights.take_part(by=by, part=part),
    lambda by, part: rights.ask_identity(by=by, part=part),
    lambda by, part: rights.note_identity(by=by, part=part, assurance="document"),
    lambda by, part: rights.extend(by=by, part=part, reason="There is very much of it."),
    lambda by, part: rights.decide(by=by, part=part, answer=AGREED),
    lambda by, part: rights.withhold(by=by, part=part, row="x:1", field="y", is_hidden=True, reason="Why not"),
    lambda by, part: rights.erase(by=by, part=part, typed="x"),
]


@pytest.mark.parametrize("act", ACTS)
def test_a_part_is_its_own_bodys_officers_alone(person: Person, act: Callable[[Actor, str], object]) -> None:
    case, cast = person.asks("access"), person.cast
    part = str(person.part(case, cast.county).uuid)
    others = [cast.actor(cast.county, role) for role in Role.values if role != Role.GOVERNANCE]
    for actor in (resident(), resident(str(person.account.uuid)), person.officer(cast.district), *others):
        with pytest.raises(Missing):
            act(actor, part)
        assert not rights.parts_for(actor, "due").filter(uuid=part).exists()
    assert not Event.objects.filter(type__startswith="rights.").exclude(type="rights.case_opened.v1").exists()


def test_whoever_has_not_shown_who_they_are_asks_nothing(person: Person) -> None:
    case = person.asks("access")
    person.account.record = None
    person.account.save()
    with pytest.raises(Missing):
        person.asks("access")
    other = type(person.account).objects.create(email="somebody@else.example")
    assert rights.cases_of(other) == []
    with pytest.raises(Missing):
        rights.case_of(other, str(case.uuid))
    with pytest.raises(Missing):
        rights.fetch_copy(account=other, case=str(case.uuid))


def test_everybody_who_holds_anything_answers_within_a_month(person: Person) -> None:
    case = person.asks("access", words="All of it, please")
    parts = {part.organisation: part for part in case.parts.all()}
    assert parts.keys() == {person.cast.district, person.cast.county}
    # 4 April 2026 is a Saturday, and 6 April is Easter Monday.
    assert {part.due_on for part in parts.values()} == {date(2026, 4, 7)}
    assert people.is_held([person.ours.pk, person.theirs.pk]) == {person.ours.pk, person.theirs.pk}
    assert "by 7 April 2026" in Message.objects.get(template_code="rights-received", to=ADDRESS).body
    assert Message.objects.filter(template_code="staff-rights").count() == 2
    with pytest.raises(Conflict):
        person.asks("access")
    assert "Parry" not in str(list(Event.objects.values_list("data", flat=True)))


def test_where_it_is_not_sure_who_asks_no_time_runs(person: Person) -> None:
    adviser = person.cast.actor(person.cast.district, Role.ADVISER)
    contact = contacts.open_contact(by=adviser, channel="phone")
    with pytest.raises(Missing):
        rights.ask_at_desk(by=adviser, contact=str(contact.uuid), asked=rights.Asked("erasure"))
    contacts.set_resident(by=adviser, contact=contact, resident=person.ours)
    case = rights.ask_at_desk(by=adviser, contact=str(contact.uuid), asked=rights.Asked("erasure"))
    part = person.part(case, person.cast.district)
    assert (case.is_paused, part.due_on) == (True, None)
    officer = person.officer(person.cast.district)
    with pytest.raises(Conflict):
        rights.decide(by=officer, part=str(part.uuid), answer=REFUSED)
    contacts.vouch(by=adviser, contact=contact, assurance="document")
    with time_machine.travel(NOON + timedelta(days=20), tick=False):
        rights.note_identity_at_desk(by=adviser, contact=str(contact.uuid), case=case.reference)
        assert person.part(case, person.cast.county).due_on == date(2026, 4, 24)
    with pytest.raises(Conflict):
        rights.note_identity(by=officer, part=str(part.uuid), assurance="document")


def test_more_time_is_taken_once_within_the_month_and_with_a_reason(person: Person) -> None:
    case = person.asks("access")
    officer, part = person.officer(person.cast.county), str(person.part(case, person.cast.county).uuid)
    with pytest.raises(Invalid):
        rights.extend(by=officer, part=part, reason="Busy")
    with time_machine.travel(NOON + timedelta(days=40)), pytest.raises(Conflict):
        rights.extend(by=officer, part=part, reason="There is very much of it.")
    assert rights.extend(by=officer, part=part, reason="There is very much of it.").due_on == date(2026, 6, 4)
    told = Message.objects.filter(template_code="rights-news").latest("pk").body
    assert "until 4 June 2026. Why: There is very much of it." in told
    assert person.part(case, person.cast.district).due_on == date(2026, 4, 7)
    with pytest.raises(Conflict):
        rights.extend(by=officer, part=part, reason="There is very much of it.")


@pytest.mark.parametrize(
    "answer",
    [
        rights.Answer("perhaps"),
        rights.Answer("refused", reason="We must keep it."),
        rights.Answer("refused", ground="legal-duty"),
        rights.Answer("partly", reason="We must keep it.", ground="privilege"),
        rights.Answer("refused", reason="We must keep it.", ground="no-such"),
    ],
)
def test_a_refusal_says_why_and_by_what_right(person: Person, answer: "rights.Answer") -> None:
    case = person.asks("erasure")
    with pytest.raises(Invalid):
        rights.decide(
            by=person.officer(person.cast.county), part=str(person.part(case, person.cast.county).uuid), answer=answer
        )


def test_a_correction_goes_to_the_body_whose_record_it_is_and_others_hear_of_it(person: Person) -> None:
    person.looked_at("identity.name", "address.home")
    case = person.asks(
        "correction", words="I moved", record=str(person.theirs.uuid), item="address_text", should_be="9 Nettle Row"
    )
    part, county = case.parts.get(), person.cast.county
    assert part.organisation == county
    with pytest.raises(Invalid):
        rights.decide(by=person.officer(county), part=str(part.uuid), answer=AGREED)
    answer = rights.Answer("agreed", changes={"address_text": "9 Nettle Row"})
    rights.decide(by=person.officer(county), part=str(part.uuid), answer=answer)
    person.theirs.refresh_from_db()
    person.ours.refresh_from_db()
    assert (person.theirs.address_text, person.ours.address_text) == ("9 Nettle Row", "7 Nettle Row")
    assert part.told.get().organisation == person.cast.district
    text = Message.objects.filter(template_code="staff-rights", to__endswith="teasel-vale.example").latest("pk").body
    assert "What you saw was put right (home address)" in text
    case.refresh_from_db()
    assert case.closed_at
    assert people.is_held([person.theirs.pk]) == set()


def ask_outside(person: Person, request: Request, name: str, *, is_body: bool) -> None:
    by = person.cast.actor(person.cast.county, Role.SERVICE_OFFICER)
    email = f"{name.split()[0].lower()}@outside.example"
    requests.ask_outside(by=by, request=request, name=name, email=email, text="When?", is_body=is_body)


def told_outside() -> dict[str, str]:
    return dict(Message.objects.filter(template_code="outside-changed").values_list("to", "body"))


def test_a_correction_is_told_to_whoever_outside_was_told_anything_once_and_without_what_it_is(person: Person) -> None:
    theirs = raise_one(person.cast.county, resident=person.theirs)
    nobodys = raise_one(person.cast.county)
    for request, name, is_body in ((person.request, "Kerbside Ltd", True), (theirs, "Tegid Moss", False)):
        ask_outside(person, request, name, is_body=is_body)
    ask_outside(person, nobodys, "Stranger Ltd", is_body=True)
    case = person.asks(
        "correction", words="I moved", record=str(person.theirs.uuid), item="address_text", should_be="9 Nettle Row"
    )
    part, county = case.parts.get(), person.cast.county
    answer = rights.Answer("agreed", changes={"address_text": "9 Nettle Row"})
    rights.decide(by=person.officer(county), part=str(part.uuid), answer=answer)
    told = told_outside()
    assert set(told) == {"kerbside@outside.example", "tegid@outside.example"}
    assert person.request.reference in told["kerbside@outside.example"]
    assert "Something that is known of the person was put right." in told["kerbside@outside.example"]
    for words in ("Nettle", "Olwen", "Parry", "address"):
        assert not any(words in body for body in told.values())
    assert [one.shown for one in part.told_outside.all()] == ["Kerbside Ltd", ""]
    assert Event.objects.get(type=OthersTold.type).data["outside"] == 2


def test_an_answer_that_is_no_tells_nobody_outside(person: Person) -> None:
    ask_outside(person, person.request, "Kerbside Ltd", is_body=True)
    case = person.asks(
        "correction", words="I moved", record=str(person.theirs.uuid), item="address_text", should_be="9 Nettle Row"
    )
    person.answered(case, "refused", ground="is-accurate", reason="It is as you told us.")
    assert told_outside() == {}


def test_an_erasure_is_told_outside_when_it_is_done_and_outlives_what_was_erased(person: Person) -> None:
    ask_outside(person, person.request, "Kerbside Ltd", is_body=True)
    Request.objects.filter(pk=person.request.pk).update(is_open=False, status="fixed", closed_at=NOON)
    case, officer = person.answered(person.asks("erasure")), person.officer(person.cast.county)
    assert told_outside() == {}
    part = person.part(case, person.cast.county)
    rights.erase(by=officer, part=str(part.uuid), typed=case.reference)
    assert "Erase what we told you as well" in told_outside()["kerbside@outside.example"]
    assert [(one.name, one.reference) for one in part.told_outside.all()] == [
        ("Kerbside Ltd", person.request.reference)
    ]


def test_a_correction_of_somebody_elses_record_is_not_taken(person: Person) -> None:
    other = people.create_resident(by=SYSTEM, family_name="Moss", held_by=person.cast.county)
    with pytest.raises(Missing):
        person.asks("correction", words="Not so", record=str(other.uuid), item="family_name", should_be="X")


def test_restriction_is_each_bodys_own(person: Person) -> None:
    case = person.asks("restriction", words="It is all wrong")
    for body, answer in (
        (person.cast.county, rights.Answer("agreed", why="accuracy")),
        (person.cast.district, REFUSED),
    ):
        rights.decide(by=person.officer(body), part=str(person.part(case, body).uuid), answer=answer)
    assert people.is_restricted([person.ours.pk, person.theirs.pk]) == {person.theirs.pk}


def test_an_objection_stops_the_sharing_until_it_is_refused(person: Person) -> None:
    cast = person.cast
    case = person.asks("objection", words="Not them", recipient=cast.district, purpose="care-at-home")
    with pytest.raises(Denied):
        person.looked_at("identity.name")
    for body in (cast.county, cast.district):
        rights.decide(by=person.officer(body), part=str(person.part(case, body).uuid), answer=REFUSED)
    person.looked_at("identity.name")


def test_a_permission_taken_back_stops_at_once_and_is_followed_up(person: Person) -> None:
    cast = person.cast
    with transaction.atomic():
        given = sharing.note_permission(
            by=SYSTEM, resident=person.theirs, kind="refer", purpose="care-at-home", recipient=cast.district,
            is_given=True, words="May we pass you on to them?", channel="phone",
        )  # fmt: skip
    other = type(person.account).objects.create(email="somebody@else.example")
    with pytest.raises(Missing):
        rights.withdraw(account=other, permission=str(given.uuid))
    case = rights.withdraw(account=person.account, permission=str(given.uuid))
    given.refresh_from_db()
    assert (given.holds, given.is_withdrawn) == (False, True)
    assert {part.organisation for part in case.parts.all()} == {cast.county, cast.district}
    with pytest.raises(Conflict):
        rights.withdraw(account=person.account, permission=str(given.uuid))


def test_erasing_takes_two_people_and_the_reference(person: Person) -> None:
    cast, case = person.cast, person.asks("erasure")
    Request.objects.filter(pk=person.request.pk).update(is_open=False, status="fixed", closed_at=NOON)
    part = person.part(case, cast.county)
    decider = person.officer(cast.county)
    rights.decide(by=decider, part=str(part.uuid), answer=AGREED)
    second = cast.account(cast.county, Role.ADVISER)
    second.memberships.create(organisation=cast.county, role=Role.GOVERNANCE)
    with pytest.raises(Denied):
        rights.erase(by=decider, part=str(part.uuid), typed=case.reference)
    by = partners.actor_for(second)
    with pytest.raises(Invalid):
        rights.erase(by=by, part=str(part.uuid), typed="7K3M-9PQX")
    done = rights.erase(by=by, part=str(part.uuid), typed=case.reference.lower())
    assert done.counts == {"requests": 1, "records": 1}
    kept = Resident.objects.get(pk=person.theirs.pk)
    assert (kept.family_name, Request.objects.get(pk=person.request.pk).description) == ("", "")
    person.ours.refresh_from_db()
    assert person.ours.family_name == "Parry"
    person.account.refresh_from_db()
    assert person.account.record == person.ours, "They go on reading the answers by the record that is left."
    event = Event.objects.get(type="rights.erasure_carried_out.v1")
    assert event.data["counts"] == {"requests": 1, "records": 1}
    # The other body's part goes on, although the records are not joined any more.
    district = person.part(case, cast.district)
    rights.decide(by=person.officer(cast.district), part=str(district.uuid), answer=REFUSED)
    case.refresh_from_db()
    assert case.closed_at
    assert Part.objects.filter(case=case, decision="").count() == 0


def test_with_the_last_record_goes_how_they_sign_in(person: Person) -> None:
    """And an account joined to nothing that has the same address; somebody else's stays."""
    case, other = person.asks("erasure"), ResidentAccount.objects.create(email="tegid@moss.example")
    Request.objects.filter(pk=person.request.pk).update(is_open=False, status="fixed", closed_at=NOON)
    for body in (person.cast.district, person.cast.county):
        part = person.part(case, body)
        rights.decide(by=person.officer(body), part=str(part.uuid), answer=AGREED)
        rights.erase(by=person.officer(body), part=str(part.uuid), typed=case.reference)
    assert list(ResidentAccount.objects.all()) == [other]
    assert Event.objects.filter(type="accounts.account_forgotten.v1", subject=str(person.account.uuid)).count() == 1
    case.refresh_from_db()
    assert case.closed_at


def test_a_case_is_forgotten_when_its_time_is_over_and_that_it_was_answered_stays(person: Person) -> None:
    case = person.asks("access", words="About my marigolds")
    with transaction.atomic(), pytest.raises(Conflict):
        rights.forget_case(by=SYSTEM, case=case, why=Why.RETENTION)
    refused = rights.Answer("refused", reason="Kept for seven years.", ground=rights.grounds_for("access")[0].code)
    for body, answer in ((person.cast.district, AGREED), (person.cast.county, refused)):
        rights.decide(by=person.officer(body), part=str(person.part(case, body).uuid), answer=answer)
    rights.make_copies()
    adviser, data_class = person.cast.actor(person.cast.district, Role.ADVISER), get_class("rights")
    with transaction.atomic(), pytest.raises(Missing):
        rights.forget_case(by=adviser, case=case, why=Why.RETENTION)
    assert not data_class.due(None, NOON), "It is not over yet."
    (due,) = data_class.due(None, NOON + timedelta(days=1))
    with transaction.atomic():
        data_class.forget(due, SYSTEM)
        data_class.forget(due, SYSTEM)
    assert tables_with("marigolds", "seven years") == set()
    case.refresh_from_db()
    assert (case.resident, case.email, case.records) == (None, "", [])
    assert set(case.parts.values_list("decision", flat=True)) == {"agreed", "refused"}
    assert Event.objects.filter(type="rights.case_forgotten.v1").count() == 1
    assert not data_class.due(None, NOON + timedelta(days=1))

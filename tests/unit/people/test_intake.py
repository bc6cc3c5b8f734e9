"""An organisation's own records come from its system, whole or not at all, and are joined to whom they are of."""

from collections.abc import Callable, Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.intake.cleaning import clean_record
from onedoor.apps.people.models import Link, Pair, Resident
from onedoor.foundation.actors import SYSTEM, Actor, Grant
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.imports import ImportRefused, Report
from onedoor.foundation.models import Event
from tests.conftest import Cast

HEADER = "Tenant Ref,Forename,Surname,DOB,Address 1,Town,Postcode,Mobile,Email"
MARGARET = "T1,Margaret,Hargreaves,04/03/1961,14 Mill Lane,Upper Teasel,SK13 8AB,07700 900123,m.hargreaves@mail.example"
IDRIS = "T2,Idris,Pritchard,12/11/1949,3 Heron Row,Upper Teasel,SK13 8AD,,idris@mail.example"
Take = Callable[..., Report]


@pytest.fixture
def take(cast: Cast, tmp_path: Path) -> Take:
    def take_in(*lines: str, header: str = HEADER, organisation: Any = None, **how: Any) -> Report:
        path = tmp_path / "tenants.csv"
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        how = {"key": "Tenant Ref", **how}
        return people.import_own_records(path, by=SYSTEM, organisation=organisation or cast.district, **how)

    return take_in


def refusal(take: Take, *lines: str, **how: Any) -> str:
    with pytest.raises(ImportRefused) as refused:
        take(*lines, **how)
    assert not Resident.objects.exists()
    return "\n".join(map(str, refused.value.problems))


def key_of(cast: Cast, body: Any) -> Actor:
    grant = Grant(organisation=str(body.uuid), role=Role.SERVICE_OFFICER)
    return Actor(kind="partner_system", id="key", name="Key", grants=frozenset({grant}))


@pytest.mark.parametrize("role", Role.values)
def test_staff_do_not_import(cast: Cast, tmp_path: Path, role: str) -> None:
    with pytest.raises(Missing):
        people.import_own_records(tmp_path / "any.csv", by=cast.actor(cast.county, role), organisation=cast.county)


def test_a_system_brings_only_its_own_bodys_records(cast: Cast) -> None:
    with pytest.raises(Missing):
        people.receive_record(
            by=key_of(cast, cast.county), organisation=cast.district, system="", key="1", given={"family_name": "Brown"}
        )


def test_columns_are_found_by_themselves(cast: Cast, take: Take) -> None:
    report = take(MARGARET, system="housing")
    kept = Resident.objects.get()
    assert (kept.held_by, kept.source_system, kept.source_key) == (cast.district, "housing", "T1")
    assert (kept.given_names, kept.family_name, kept.birth_date) == ("Margaret", "Hargreaves", date(1961, 3, 4))
    assert (kept.address_text, kept.postcode_key) == ("14 Mill Lane, Upper Teasel", "SK138AB")
    assert {point.normalised for point in kept.contact_points.all()} == {"+447700900123", "m.hargreaves@mail.example"}
    assert report.lines()[0] == "records: 1 new, 0 changed, 0 unchanged, 0 ended"


def test_a_second_import_updates(take: Take) -> None:
    take(MARGARET, IDRIS)
    report = take(MARGARET, IDRIS.replace("3 Heron Row", "9 Church Street"))
    assert report.lines()[0] == "records: 0 new, 1 changed, 1 unchanged, 0 ended"
    assert Resident.objects.get(source_key="T2").address_text.startswith("9 Church Street")


def test_the_same_key_of_another_body_is_another_record(cast: Cast, take: Take) -> None:
    take(MARGARET)
    take(IDRIS.replace("T2", "T1"), organisation=cast.county)
    assert Resident.objects.count() == 2


def test_a_dry_run_changes_nothing(take: Take) -> None:
    assert "Dry run: nothing was changed." in take(MARGARET, dry_run=True).lines()
    assert not Resident.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((MARGARET, "T2,Idris"), "line 3, field Forename: the line has 2 cells"),
        ((MARGARET, IDRIS.replace("T2", "")), "line 3, field Tenant Ref: is empty"),
        ((MARGARET, IDRIS.replace("T2", "T1")), "line 3, field Tenant Ref: 'T1' stands on line 2 already"),
        ((MARGARET, "T2,Idris,Pritchard,SK13 8AD,12/11/1949,,,,"), "line 3, field DOB"),
        ((MARGARET, f"T2,{'Idris' * 30},Pritchard,,,,,,"), "line 3, field given_names: is longer than 120 characters"),
    ],
)
def test_what_is_wrong_is_named_by_file_line_and_field(take: Take, lines: tuple[str, ...], said: str) -> None:
    found = refusal(take, *lines)
    assert f"tenants.csv, {said}" in found


def test_a_key_column_must_be_named_where_none_is_seen(take: Take) -> None:
    header = "Forename,Surname,Colour"
    assert "no column holds the key" in refusal(take, "Ann,Brown,red", "Ann,Browne,red", header=header, key="")


def test_a_column_mostly_not_what_it_is_called_is_refused(take: Take) -> None:
    lines = [f"T{at},Ann,Brown,not a day,{at} Mill Lane,,,," for at in range(20)]
    assert "20 of 20 values cannot be read" in refusal(take, *lines)


def test_a_value_that_cannot_be_kept_is_left_out_and_said(take: Take) -> None:
    report = take(MARGARET.replace("07700 900123", "ask at no 16"), IDRIS.replace("12/11/1949", "31/02/1949"))
    assert not Resident.objects.get(source_key="T1").contact_points.filter(kind="phone").exists()
    assert Resident.objects.get(source_key="T2").birth_date is None
    told = "\n".join(report.lines())
    assert "line 2, field Mobile: 'ask at no 16' is not a phone number; the value was left out." in told
    assert "line 3, field DOB: '31/02/1949' is no day there was" in told


def test_records_that_say_nothing_are_left_out(take: Take) -> None:
    report = take(MARGARET, "T2,UNKNOWN,UNKNOWN,01/01/1900,,,,,", "T3,,,,,,,,")
    assert Resident.objects.count() == 1
    assert "2 records say nothing of a person and were left out." in report.lines()


def test_someone_known_elsewhere_is_joined_with_reasons(cast: Cast, take: Take) -> None:
    take(MARGARET)
    report = take(MARGARET.replace("Margaret", "Margret").replace("T1", "P9"), organisation=cast.county)
    assert "1 were joined to a record known already." in report.lines()
    assert len({record.person_id for record in Resident.objects.all()}) == 1
    link = Link.objects.filter(record__held_by=cast.county).get()
    assert link.reasons
    assert link.confidence
    assert link.confidence > 0.99


def test_twins_are_not_joined(cast: Cast, take: Take) -> None:
    take(MARGARET)
    take(MARGARET.replace("Margaret", "Deborah").replace("T1", "P9"), organisation=cast.county)
    assert not Link.objects.exists()


def test_in_doubt_a_pair_waits_for_reviewers(cast: Cast, take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    take(MARGARET)
    take("P9,Margaret,Hargreaves,04/03/1961,,,,,", organisation=cast.county)
    assert Pair.objects.filter(treatment="doubted").count() + Link.objects.count() // 2 == 1


def test_events_tell_counts_and_no_names(take: Take) -> None:
    take(MARGARET, IDRIS, system="housing")
    (told,) = Event.objects.filter(type="people.records_imported.v1")
    assert told.data["new"] == 2
    assert not Event.objects.filter(data__icontains="Hargreaves").exists()


def test_the_command_says_what_it_did(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "tenants.csv"
    path.write_text(f"{HEADER}\n{MARGARET}\n", encoding="utf-8")
    out = StringIO()
    call_command("people", "import", str(path), "--organisation", "teasel-vale", "--key", "Tenant Ref", stdout=out)
    assert "1 new" in out.getvalue()
    with pytest.raises(CommandError, match="no organisation nobody"):
        call_command("people", "import", str(path), "--organisation", "nobody")
    path.write_text("", encoding="utf-8")
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("people", "import", str(path), "--organisation", "teasel-vale")


def receive(cast: Cast, **given: Any) -> Any:
    return people.receive_record(
        by=key_of(cast, cast.district), organisation=cast.district, system="housing", key="T1", given=given
    )


def test_one_record_comes_and_comes_again(cast: Cast) -> None:
    first = receive(cast, given_names="Margaret", family_name="Hargreaves", phones=["07700 900123"])
    assert first.change == "new"
    again = receive(cast, given_names="Margaret", family_name="Hargreaves", phones=["07700 900123"])
    assert (again.uuid, again.change) == (first.uuid, "unchanged")
    assert receive(cast, given_names="Margaret", family_name="Jones").change == "changed"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "family_name"),
        ({"family_name": "Brown", "colour": "red"}, "colour"),
        ({"family_name": {"a": 1}}, "family_name"),
        ({"family_name": "Brown", "birth_date": "1961-02-31"}, "birth_date"),
        ({"family_name": "Brown", "emails": ["nobody"]}, "emails"),
        ({"family_name": "Brown", "ni_number": "12"}, "ni_number"),
        ({"family_name": "B" * 121}, "family_name"),
    ],
)
def test_one_record_that_is_wrong_is_refused_by_field(cast: Cast, given: Mapping[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        receive(cast, **given)
    assert field in refused.value.fields
    assert not Resident.objects.exists()


@pytest.mark.parametrize(
    ("raw", "field", "kept"),
    [
        ({"name": ["Hargreaves, Margaret"]}, "given_names", "Margaret"),
        ({"name": ["Margaret Ann Hargreaves"]}, "family_name", "Hargreaves"),
        ({"given": ["Margaret", "n/a", "Ann"]}, "given_names", "Margaret Ann"),
        ({"house": ["14"], "street": ["Mill Lane"], "town": ["Teasel"]}, "address_text", "14 Mill Lane, Teasel"),
        ({"birth": ["01/01/1900"]}, "birth_date", None),
        ({"uprn": ["100010000001"]}, "uprn", 100010000001),
        ({"sex": ["Female"]}, "sex", "f"),
    ],
)
def test_how_a_record_is_read(raw: dict[str, list[str]], field: str, kept: object) -> None:
    cleaned = clean_record(raw)
    assert cleaned.fields[field] == kept
    assert not cleaned.wrong


def test_numbers_are_told_apart_and_several_in_a_cell_too() -> None:
    cleaned = clean_record({"number": ["943 476 5919", "QQ 12 34 56 C"], "phone": ["01632 960001 / 07700 900123"]})
    assert (cleaned.nhs_number, cleaned.ni_number) == ("9434765919", "QQ123456C")
    assert cleaned.phones == ("01632 960001", "07700 900123")

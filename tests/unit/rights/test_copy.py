"""The copy of everything: whose it is, what is held back, how it is made and fetched."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee
from onedoor.apps.requests.models import Attachment, RequestUpdate
from onedoor.apps.rights import services as rights
from onedoor.apps.rights.models import Case, Copy
from onedoor.apps.rights.packing import SCHEMA
from onedoor.foundation import clock
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.models import Event
from tests.raising import raise_one
from tests.rights import ADDRESS, Person, person

__all__ = ["person"]
NOTE = "Her neighbour Tegid Moss is difficult"


def everything(person: Person, case: Case) -> tuple[str, dict[str, object], zipfile.ZipFile]:
    _, content = rights.fetch_copy(account=person.account, case=str(case.uuid))
    archive = zipfile.ZipFile(io.BytesIO(content))
    return archive.read("index.html").decode(), json.loads(archive.read("data.json")), archive


def test_a_preview_holds_ones_own_body_alone(person: Person) -> None:
    case = person.asks("access")
    county, district = (
        str(rights.preview(person.part(case, body))) for body in (person.cast.county, person.cast.district)
    )
    assert "The lamp outside my door" in county
    assert "The lamp outside my door" not in district
    assert "Sounded tired" in district
    assert "Sounded tired" not in county


def test_what_names_others_is_hidden_unless_an_officer_says_otherwise_and_why(person: Person) -> None:
    case = person.asks("access")
    officer, part = person.officer(person.cast.county), person.part(case, person.cast.county)
    note = f"requests.RequestUpdate:{RequestUpdate.objects.get(visibility='private').pk}"
    record = f"people.Resident:{person.theirs.pk}"
    for row, field, is_hidden, reason in (
        (note, "text", False, ""),
        (note, "no_such", False, "She knows of it"),
        (f"people.Resident:{person.ours.pk}", "given_names", True, "Not ours to hide"),
    ):
        with pytest.raises((Invalid, Missing)):
            rights.withhold(by=officer, part=str(part.uuid), row=row, field=field, is_hidden=is_hidden, reason=reason)
    rights.withhold(
        by=officer, part=str(part.uuid), row=record, field="address_text", is_hidden=True, reason="A refuge"
    )
    shown = {(row.key, one.name): one for held in rights.preview(part) for row in held.rows for one in row.fields}
    assert shown[note, "text"].is_hidden
    assert shown[note, "actor_name"].is_hidden
    assert (shown[record, "address_text"].is_hidden, shown[record, "address_text"].why) == (True, "A refuge")
    assert not shown[record, "given_names"].is_hidden
    rights.withhold(by=officer, part=str(part.uuid), row=note, field="text", is_hidden=False, reason="She knows of it")
    person.answered(case)
    assert rights.make_copies() == 1
    page, data, _ = everything(person, case)
    assert NOTE in page
    assert "Ianto Officer" not in page + json.dumps(data)
    # The district holds the address as well, and did not hide it.
    assert page.count("7 Nettle Row") == 1
    with pytest.raises(Conflict):
        rights.withhold(by=officer, part=str(part.uuid), row=note, field="text", is_hidden=True, reason="Too late")


def test_it_is_everything_of_every_body_and_said_once(person: Person) -> None:
    Attachment.objects.create(
        request=person.request, file=ContentFile(b"a lamp", "lamp.png"), original_name="lamp.png",
        content_type="image/png", size_bytes=6, sha256="x", added_by="resident:anonymous",
    )  # fmt: skip
    person.looked_at("identity.name")
    case = person.answered(person.asks("access"))
    assert rights.make_copies() == 1
    assert rights.make_copies() == 0
    page, data, archive = everything(person, case)
    for said in ("Olwen", "The lamp outside my door", "olwen@parry.example", "Care together", "Advice given"):
        assert said.lower() in page.lower(), said
    assert NOTE not in page + json.dumps(data)
    assert "Sounded tired" not in page
    rows = [row for section in data["sections"] for row in section["rows"]]  # type: ignore[attr-defined]
    assert all(row.keys() <= SCHEMA["$defs"]["row"]["properties"].keys() for row in rows)
    (file,) = (row["file"] for row in rows if "file" in row)
    assert archive.read(file) == b"a lamp"
    assert {"index.html", "data.json", "schema.json", file} == set(archive.namelist())


def test_what_somebody_outside_was_told_is_in_it_with_a_record_and_without(person: Person) -> None:
    officer = person.cast.actor(person.cast.county, "service_officer")
    unknown = raise_one(person.cast.county, contactee=Contactee(email=ADDRESS))
    for request, name, is_body in ((person.request, "Kerbside Ltd", True), (unknown, "Tegid Moss", False)):
        asked: dict[str, Any] = {
            "name": name,
            "email": f"{name[:5]}@outside.example",
            "text": "When?",
            "is_body": is_body,
        }
        requests.ask_outside(by=officer, request=request, **asked)
    case = person.answered(person.asks("access"))
    rights.make_copies()
    page, _, _ = everything(person, case)
    assert page.count("They needed to ask, to deal with what you asked for") == 2
    assert "Kerbside Ltd" in page
    assert "Tegid Moss" not in page


def test_a_body_that_refuses_gives_nothing(person: Person) -> None:
    case = person.asks("access")
    refuse = rights.Answer("refused", reason="An inquiry is under way.", ground="crime-and-tax")
    for body, answer in ((person.cast.county, refuse), (person.cast.district, rights.Answer("agreed"))):
        rights.decide(by=person.officer(body), part=str(person.part(case, body).uuid), answer=answer)
    rights.make_copies()
    page, _, _ = everything(person, case)
    assert "The lamp outside my door" not in page
    assert "An inquiry is under way." in page
    assert "Information Commissioner’s Office" in page


def test_fetching_is_the_persons_alone_for_thirty_days_and_written_down(person: Person) -> None:
    case = person.answered(person.asks("access"))
    with pytest.raises(Missing):
        rights.fetch_copy(account=person.account, case=str(case.uuid))
    rights.make_copies()
    rights.fetch_copy(account=person.account, case=str(case.uuid))
    assert Event.objects.filter(type="rights.copy_fetched.v1").count() == 1
    with time_machine.travel(clock.now() + timedelta(days=31)):
        with pytest.raises(Missing):
            rights.fetch_copy(account=person.account, case=str(case.uuid))
        assert rights.clear_old_copies() == 1
    copy = Copy.objects.get()
    assert (copy.status, copy.file.name) == ("gone", "")
    person.account.record = None
    person.account.save()
    with pytest.raises(Missing):
        rights.fetch_copy(account=person.account, case=str(case.uuid))

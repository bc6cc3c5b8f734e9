"""Rows written past the models are the rows the models would have written, and the tables are left as they were."""

from datetime import UTC, datetime, timedelta, timezone
from unittest.mock import patch

import pytest
from django.db import IntegrityError, connection, transaction

from onedoor.apps.people.models import ContactPoint, Resident
from onedoor.apps.requests.models import Request
from onedoor.demonstration.load.indexes import indexes_built_after
from onedoor.demonstration.load.rows import Table
from onedoor.foundation import ids

pytestmark = pytest.mark.django_db
MADE = {"uuid", "reference", "created_at", "updated_at", "raised_at", "id"}


def _indexes(table: str) -> set[str]:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    return {name for name, what in found.items() if what["index"] or what["unique"]}


def test_what_is_not_given_is_as_the_model_has_it() -> None:
    residents = Table(Resident)
    residents.add(family_name="Marples")
    residents.write()
    row, model = Resident.objects.get(), Resident(family_name="Marples")
    for field in Resident._meta.concrete_fields:
        if field.name not in MADE:
            assert getattr(row, field.name) == getattr(model, field.name), field.name
    assert ids.is_reference(row.reference)


def test_lists_and_moments_come_back_as_they_went_in() -> None:
    row = Table(Request).add(area_codes=["D05000001"])
    assert row["area_codes"] == ["D05000001"]
    assert row["responsibility_doubts"] == []
    moment = datetime(2026, 11, 23, 9, 30, 0, 5, tzinfo=timezone(timedelta(hours=1)))
    residents = Table(Resident)
    residents.add(created_at=moment)
    residents.write()
    assert Resident.objects.get().created_at == moment.astimezone(UTC)


def test_a_name_that_is_no_field_is_refused() -> None:
    with pytest.raises(TypeError, match="Resident has no surname"):
        Table(Resident).add(surname="Marples")


def test_two_rows_never_share_a_reference() -> None:
    residents = Table(Resident)
    with patch.object(ids, "new_reference", side_effect=["7K3M-9PQX"]):
        first, second = residents.add(reference="2222-2222"), residents.add(reference="2222-2222")
    assert (first["reference"], second["reference"]) == ("2222-2222", "7K3M-9PQX")


def test_indexes_come_back_and_hold_again() -> None:
    before = _indexes("people_contactpoint")
    residents, points = Table(Resident), Table(ContactPoint)
    resident = residents.add()
    points.add(resident_id=resident["id"], kind="email", value="a@mail.example", normalised="a@mail.example")
    residents.write()
    points.write()
    assert _indexes("people_contactpoint") == before
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactPoint.objects.create(
            resident_id=resident["id"], kind="email", value="a@mail.example", normalised="a@mail.example"
        )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="Other databases keep their indexes throughout.")
def test_indexes_are_away_meanwhile() -> None:
    before = _indexes("people_contactpoint")
    with indexes_built_after(ContactPoint):
        assert _indexes("people_contactpoint") < before
    assert _indexes("people_contactpoint") == before

"""A row inserted by hand is the row that `save()` would have written."""

import pytest

from onedoor.foundation import ids
from onedoor.foundation.models import Event
from onedoor.foundation.rows import insert

pytestmark = pytest.mark.django_db


def test_every_kind_of_value_comes_back_as_it_was() -> None:
    event = Event(type="tests.tested.v1", actor="system:tests", data={"a": [1, "é"]}, subject=str(ids.new_uuid()))
    insert(event)
    found = Event.objects.get(pk=event.pk)
    for field in Event._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(event, field.attname), field.name


def test_a_row_that_was_inserted_is_saved_as_a_change() -> None:
    event = Event(type="tests.tested.v1", actor="system:tests")
    insert(event)
    event.subject = "changed"
    event.save()
    assert Event.objects.get().subject == "changed"

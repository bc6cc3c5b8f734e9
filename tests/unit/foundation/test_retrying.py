"""A reference that was taken already is made anew, unseen by whoever asked."""

import pytest
from django.db import IntegrityError, transaction

from onedoor.apps.people.models import Resident
from onedoor.apps.people.services import create_resident
from onedoor.foundation import ids
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.retrying import retried_when_reference_is_taken


@pytest.mark.django_db(transaction=True)
def test_a_taken_reference_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = create_resident(by=SYSTEM, given_names="Ada").reference
    field = Resident._meta.get_field("reference")
    offered = iter([taken, taken, "7K3M-9PQX"])
    monkeypatch.setattr(field, "_get_default", lambda: next(offered))
    assert create_resident(by=SYSTEM, given_names="Bea").reference == "7K3M-9PQX"
    assert Resident.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_other_clashes_are_not_hidden() -> None:
    calls = []

    @retried_when_reference_is_taken
    def clash() -> None:
        calls.append(1)
        with transaction.atomic():
            uuid = ids.new_uuid()
            Resident.objects.create(uuid=uuid)
            Resident.objects.create(uuid=uuid)

    with pytest.raises(IntegrityError):
        clash()
    assert len(calls) == 1

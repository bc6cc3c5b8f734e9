"""Photos of drafts that were never sent."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import override_settings

from onedoor.foundation import clock
from onedoor.web.portal.sending.photos import clear_forgotten_photos

IN_MEMORY = {
    **settings.STORAGES,
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}


@pytest.fixture
def store() -> Iterator[None]:
    with override_settings(STORAGES=IN_MEMORY):
        yield


@pytest.mark.usefixtures("store")
def test_nothing_to_clear() -> None:
    assert clear_forgotten_photos() == 0


@pytest.mark.usefixtures("store")
@pytest.mark.django_db
def test_photos_outlive_their_session_by_an_hour_at_most() -> None:
    key = default_storage.save("drafts/one", ContentFile(b"picture"))
    with time_machine.travel(clock.now() + timedelta(hours=10, minutes=30)):
        assert (clear_forgotten_photos(), default_storage.exists(key)) == (0, True)
    with time_machine.travel(clock.now() + timedelta(hours=11, minutes=30)):
        assert (clear_forgotten_photos(), default_storage.exists(key)) == (1, False)

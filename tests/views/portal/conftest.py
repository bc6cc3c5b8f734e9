"""A neighbourhood, and a resident who has said where they live."""

import pytest
from django.core.cache import cache
from django.test import Client

from onedoor.apps.partners.models import Organisation
from tests.neighbourhood import HOME, make_neighbourhood


@pytest.fixture
def bodies(db: None) -> dict[str, Organisation]:
    cache.clear()
    return make_neighbourhood()


@pytest.fixture
def at_home(bodies: dict[str, Organisation], client: Client) -> Client:
    client.get("/your-area/find/", {"q": HOME})
    return client

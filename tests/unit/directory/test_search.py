"""Finding the service people mean by what they say."""

import pytest

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Service
from tests.unit.directory.phrases import PHRASES
from tests.unit.directory.test_imports import DATA, REAL

pytestmark = pytest.mark.django_db


def hits() -> tuple[list[str], list[str]]:
    """Phrases whose service does not come first, and those where it is not even among the first three."""
    not_first, not_near = [], []
    for phrase, slug in PHRASES.items():
        found = [match.slug for match in directory.search_services(phrase, limit=5)]
        if found[:1] != [slug]:
            not_first.append(f"{phrase}: {found[:3]} instead of {slug}")
        if slug not in found[:3]:
            not_near.append(phrase)
    return not_first, not_near


def test_everyday_phrases_find_their_service_among_the_defaults() -> None:
    directory.install_defaults()
    not_first, not_near = hits()
    assert len(not_first) <= len(PHRASES) * 0.05, not_first
    assert not_near == []


@REAL
@pytest.mark.realdata
def test_everyday_phrases_find_their_service_among_the_real_list() -> None:
    """Over 1,519 real services and the defaults."""
    directory.install_defaults()
    directory.import_services([DATA / "services" / "esd_services_v4.csv"])
    assert Service.objects.count() > 1519
    not_first, not_near = hits()
    assert len(not_first) <= len(PHRASES) * 0.08, not_first
    assert len(not_near) <= 1, not_near

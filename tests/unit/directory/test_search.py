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


@pytest.mark.parametrize(
    ("words", "most"),
    [
        ("pothole", 1),
        ("bins", 7),
        ("can't pay rent", 5),
        ("cant pay rent", 5),
        ("hole in the road", 2),
        ("street light out", 2),
        ("dumped sofa", 3),
        ("rats in garden", 3),
        ("dead cat", 1),
        ("blue badge", 1),
        ("dog poo", 2),
        ("got evicted", 3),
        ("register a baby", 2),
        ("neighbour plays noisy music", 3),
        ("need help with my mum she keeps falling", 2),
        ("get rid of old fridge", 2),
    ],
)
def test_good_answers_are_not_buried_under_poor_ones(words: str, most: int) -> None:
    directory.install_defaults()
    assert 1 <= len(directory.search_services(words)) <= most


def test_those_who_cannot_pay_their_rent_read_of_help_and_not_of_food_hygiene() -> None:
    directory.install_defaults()
    found = [match.slug for match in directory.search_services("cant pay rent")]
    assert found[:3] == ["rent-help", "housing-benefit", "private-renting"]
    assert set(found[3:]) == {"council-tax-discount", "debt-advice"}


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

"""Names that sound alike share a key."""

import pytest

from onedoor.apps.people.search.sounds import sound_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("smith", "smyth"),
        ("phillips", "philips"),
        ("catherine", "kathryn"),
        ("clark", "clarke"),
        ("stephen", "steven"),
        ("reid", "reed"),
        ("thompson", "tompson"),
        ("macdonald", "mcdonald"),
        ("geoffrey", "jeffrey"),
        ("wright", "right"),
        ("lloyd", "loyd"),
        ("smtih", "smith"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


@pytest.mark.parametrize(("one", "other"), [("smith", "jones"), ("brown", "green"), ("khan", "patel")])
def test_unlike(one: str, other: str) -> None:
    assert sound_of(one) != sound_of(other)

"""Telephone numbers as people read them out."""

import pytest

from onedoor.web.components.templatetags.phones import spoken


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("+441174960772", "0117 496 0772"),
        ("07700 900123", "07700 900123"),
        ("+33142685300", "+33 1 42 68 53 00"),
        ("withheld", "withheld"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_as_people_read_them_out(given: str, read: str) -> None:
    assert spoken(given) == read

"""An address as it is shown: with its postcode, once."""

import pytest

from onedoor.apps.people.data import whole_address


@pytest.mark.parametrize(
    ("address", "postcode", "shown"),
    [
        ("1 Mill Lane, Carrow", "CX12AB", "1 Mill Lane, Carrow CX1 2AB"),
        ("1 Mill Lane, Carrow, cx1 2ab", "CX12AB", "1 Mill Lane, Carrow, cx1 2ab"),
        ("", "CX12AB", "CX1 2AB"),
        ("No fixed address", "", "No fixed address"),
    ],
)
def test_the_postcode_stands_once(address: str, postcode: str, shown: str) -> None:
    assert whole_address(address, postcode) == shown

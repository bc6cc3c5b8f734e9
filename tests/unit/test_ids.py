"""References survive being read out over the phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.foundation import ids


def test_a_new_reference_is_well_formed() -> None:
    assert ids.is_reference(ids.new_reference())


def test_case_spaces_and_hyphens_do_not_matter() -> None:
    reference = ids.new_reference()
    assert ids.normalise_reference(reference.lower().replace("-", "  ")) == reference


@given(st.integers(0, 7), st.sampled_from(ids.REFERENCE_ALPHABET))
def test_one_wrong_letter_is_noticed(position: int, letter: str) -> None:
    letters = ids.new_reference().replace("-", "")
    wrong = letters[:position] + letter + letters[position + 1 :]
    assert ids.is_reference(wrong) == (wrong == letters)


@pytest.mark.parametrize("text", ["", "7K3M", "0000-0000", "7K3M-9PQX-2"])
def test_other_text_is_not_a_reference(text: str) -> None:
    assert not ids.is_reference(text)


def test_uuids_sort_by_time() -> None:
    first = ids.new_uuid()
    assert first.version == 7
    assert str(first)[:8] <= str(ids.new_uuid())[:8]

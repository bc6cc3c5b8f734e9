"""What is remembered of small reads, and for how long."""

import time
from typing import Any

import pytest

from onedoor.foundation.remembering import forget_all, remembered, remembered_where


def test_an_answer_holds_for_a_while_and_by_its_arguments(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEMORY_SECONDS = 5
    asked: list[int] = []
    read = remembered(lambda number: asked.append(number) or number * 2)  # type: ignore[func-returns-value]
    assert (read(1), read(1), read(2)) == (2, 2, 4)
    at = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: at + 6)
    assert read(1) == 2
    assert asked == [1, 2, 1]


def test_whoever_changes_what_was_read_has_it_forgotten(settings: Any) -> None:
    settings.MEMORY_SECONDS = 5
    asked: list[int] = []
    read = remembered(lambda: asked.append(1))
    read()
    forget_all()
    read()
    assert asked == [1, 1]


def test_nothing_is_remembered_for_no_time(settings: Any) -> None:
    settings.MEMORY_SECONDS = 0
    asked: list[int] = []
    read = remembered(lambda: asked.append(1))
    read()
    read()
    assert asked == [1, 1]


def test_only_what_is_worth_it_is_remembered(settings: Any) -> None:
    settings.MEMORY_SECONDS = 5
    asked: list[int] = []

    @remembered_where(lambda size: size > 10)
    def read(size: int) -> int:
        asked.append(size)
        return size

    assert (read(10), read(11), read(10), read(11)) == (10, 11, 10, 11)
    assert asked == [10, 11, 10]

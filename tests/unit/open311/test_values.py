"""What callers write, as values."""

from datetime import UTC, datetime

import pytest

from onedoor.api.open311.body import Parameters
from onedoor.api.open311.problems import Problem
from onedoor.api.open311.reading import read_request_query, read_window
from onedoor.api.open311.statuses import SENT, extended_status, status_taken
from onedoor.apps.requests.data import Status

READ_BY_COUNCILS = {
    "open", "in_progress", "action_scheduled", "investigating", "planned", "fixed", "duplicate",
    "not_councils_responsibility", "no_further_action", "internal_referral", "closed",
}  # fmt: skip


def parameters(**given: str) -> Parameters:
    return Parameters({name: [value] for name, value in given.items()})


def test_every_status_of_ours_is_said_in_a_word_councils_read() -> None:
    assert set(SENT) <= READ_BY_COUNCILS
    assert {extended_status(status) for status in Status} == set(SENT)


def test_both_cases_are_understood() -> None:
    assert status_taken("IN_PROGRESS") == status_taken("in_progress") == status_taken("In progress")
    assert status_taken("waiting") is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-04T12:00:00Z",
        "2026-03-04T12:00:00+00:00",
        "2026-03-04T13:00:00+0100",
        "2026-03-04T12:00:00.123456789Z",
        "2026-03-04T13:00:00 01:00",
        "2026-03-04T12:00Z",
    ],
)
def test_date_times_with_a_zone_are_read(text: str) -> None:
    start, _ = read_window(parameters(start_date=text, end_date="2026-03-05T00:00:00Z"))
    assert start.replace(microsecond=0) == datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-03-04", "2026-03-04T12:00:00", "2026-02-30T12:00:00Z", "now", "1772625600"])
def test_others_are_refused(text: str) -> None:
    with pytest.raises(Problem):
        read_window(parameters(start_date=text))


def test_a_window_never_spans_more_than_ninety_days() -> None:
    query = read_request_query(parameters(start_date="2020-01-01T00:00:00Z", end_date="2026-01-01T00:00:00Z"))
    assert query.from_at == datetime(2025, 10, 3, tzinfo=UTC)


def test_pages_are_cut_at_a_thousand_rows() -> None:
    query = read_request_query(parameters(page_size="5000", page="3"))
    assert (query.offset, query.limit) == (2000, 1000)

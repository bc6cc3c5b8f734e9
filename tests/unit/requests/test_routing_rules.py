"""Which rule fits, and what other rules would have done: pure."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from onedoor.apps.requests.replaying import PastRequest, replay
from onedoor.apps.requests.routing import Case, Rule, Table, read_rule, write_rule

# A Wednesday, half past ten at night.
CASE = Case(
    service="lights", kind="report", channel="phone", areas=("E05001", "E07001"),
    text="The lamp is sparking, live\n wires hang down", at=datetime(2026, 3, 4, 22, 30),
)  # fmt: skip


def fits(open_now: int = 0, **conditions: Any) -> bool:
    rule = Rule(code="1", name="One", team="night", **conditions)
    return Table((rule,)).first_for(CASE, lambda _team: open_now) is not None


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, True),
        ({"services": ("lights", "signs")}, True),
        ({"services": ("signs",)}, False),
        ({"areas": ("E05001",)}, True),
        ({"areas": ("E05002",)}, False),
        ({"words": ("spark",)}, True),
        ({"words": ("LIVE wires",)}, True),
        # Words from their beginning: “arking” is no word of theirs.
        ({"words": ("arking",)}, False),
        ({"words": ("(",)}, False),
        ({"kinds": ("complaint",)}, False),
        ({"channels": ("web", "phone")}, True),
        ({"weekdays": (2,)}, True),
        ({"weekdays": (5, 6)}, False),
        ({"since": time(17), "until": time(9)}, True),
        ({"since": time(9), "until": time(17)}, False),
        ({"until": time(9)}, False),
        ({"since": time(22, 30)}, True),
        ({"words": ("spark",), "areas": ("E05002",)}, False),
    ],
)
def test_every_condition_that_is_named_must_hold(conditions: dict[str, Any], expected: bool) -> None:
    assert fits(**conditions) is expected


def test_a_full_team_leaves_it_to_the_next_rule() -> None:
    assert fits(open_now=4, most_open=5)
    assert not fits(open_now=5, most_open=5)
    first, second = Rule("1", "One", team="a", most_open=1), Rule("2", "Two", team="b")
    table = Table((first, second))
    assert table.first_for(CASE, lambda team: {"a": 1}.get(team, 0)) == second
    assert table.first_for(CASE, lambda team: 0) == first


def test_a_rule_is_read_as_it_was_written() -> None:
    rule = Rule(
        code="1", name="One", services=("lights",), words=("live wires",), weekdays=(5, 6), since=time(17),
        until=time(8, 30), most_open=5, team="night", priority="urgent", give="duty",
    )  # fmt: skip
    assert read_rule(write_rule(rule)) == rule
    assert write_rule(Rule("1", "One")) == {"code": "1", "name": "One"}


def past(number: int, hours: float, *, open_for: float | None = None, service: str = "lights") -> PastRequest:
    at = CASE.at + timedelta(hours=hours)
    closed_at = None if open_for is None else at + timedelta(hours=open_for)
    return PastRequest(str(number), f"R{number}", replace(CASE, at=at, service=service), closed_at, "usual")


def test_a_replay_plays_the_workload_too() -> None:
    instead = Table((Rule("1", "One", services=("lights",), team="small", most_open=2),))
    came_in = [
        past(1, 0, open_for=3), past(2, 1), past(3, 2), past(4, 2.5, service="signs"),
        # The first was closed three hours after it came.
        past(5, 4), past(6, 5),
    ]  # fmt: skip
    found = replay(came_in, Table(()), instead, open_at_first={"usual": 3})
    assert (found.total, found.moved) == (6, 3)
    assert found.hits == {"1": 3}
    assert (found.before["usual"], found.after["usual"], found.after["small"]) == (6, 3, 3)
    ((flow, count),) = found.flows.items()
    assert (flow, count) == ((("usual", "normal", ""), ("small", "normal", "")), 3)
    assert [reference for _, reference in found.examples[flow]] == ["R1", "R2", "R5"]


def test_what_was_open_before_counts_until_it_closed() -> None:
    instead = Table((Rule("1", "One", team="small", most_open=1),))
    closings = [(CASE.at + timedelta(hours=2), "small")]
    found = replay([past(1, 1), past(2, 3)], Table(()), instead, open_at_first={"small": 1}, old_closings=closings)
    assert (found.total, found.moved) == (2, 1)


def test_the_same_rules_move_nothing() -> None:
    table = Table((Rule("1", "One", words=("spark",), team="night", priority="urgent"),))
    assert replay([past(1, 1)], table, table, open_at_first={}).moved == 0

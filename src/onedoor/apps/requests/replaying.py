"""What other rules would have done: last month's requests come in once more, in their order. Pure calculation."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from onedoor.apps.requests.routing import Case, Table

__all__ = ["Outcome", "PastRequest", "Replay", "replay"]

_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class PastRequest:
    """One that came in. `team` is whom it goes to where no rule fits."""

    uuid: str
    reference: str
    case: Case
    closed_at: datetime | None
    team: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a request goes: the team's uuid (empty: none), how urgent, how it is given to somebody, by which rule."""

    team: str
    priority: str = "normal"
    give: str = ""
    rule: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        """What a person would notice of it."""
        return self.team, self.priority, self.give


@dataclass(slots=True)
class Replay:
    """How often each rule would fit, what would move from where to where, and how much each team would get."""

    total: int = 0
    moved: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    flows: Counter[tuple[tuple[str, str, str], tuple[str, str, str]]] = field(default_factory=Counter)
    examples: dict[tuple[tuple[str, str, str], tuple[str, str, str]], list[tuple[str, str]]] = field(
        default_factory=dict
    )
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)

    def note(self, request: PastRequest, old: Outcome, new: Outcome) -> None:
        """One more request, under the rules of today and under the others."""
        self.total += 1
        self.before[old.team] += 1
        self.after[new.team] += 1
        if new.rule:
            self.hits[new.rule] += 1
        if old.place == new.place:
            return
        self.moved += 1
        flow = (old.place, new.place)
        self.flows[flow] += 1
        shown = self.examples.setdefault(flow, [])
        if len(shown) < _MOST_SHOWN:
            shown.append((request.uuid, request.reference))


class _Office:
    """The teams under one set of rules: who has how much open, from one request to the next."""

    def __init__(self, table: Table, open_at_first: Mapping[str, int]) -> None:
        self.table, self.open = table, Counter(open_at_first)
        self.closings: list[tuple[datetime, str]] = []

    def take(self, request: PastRequest) -> Outcome:
        while self.closings and self.closings[0][0] <= request.case.at:
            self.open[heapq.heappop(self.closings)[1]] -= 1
        rule = self.table.first_for(request.case, self.open.__getitem__)
        team = (rule.team if rule else "") or request.team
        self.open[team] += 1
        if request.closed_at is not None:
            heapq.heappush(self.closings, (request.closed_at, team))
        if rule is None:
            return Outcome(team)
        return Outcome(team, rule.priority or "normal", rule.give, rule.code)


def replay(
    requests: Iterable[PastRequest],
    today: Table,
    instead: Table,
    *,
    open_at_first: Mapping[str, int],
    old_closings: Iterable[tuple[datetime, str]] = (),
) -> Replay:
    """Oldest first. `open_at_first` and `old_closings` are of what had come in before; moments are local."""
    found, closings = Replay(), sorted(old_closings)
    offices = [_Office(table, open_at_first) for table in (today, instead)]
    for office in offices:
        office.closings = list(closings)
    for request in requests:
        old, new = (office.take(request) for office in offices)
        found.note(request, old, new)
    return found

"""What trying a draft showed, in words and numbers."""

from dataclasses import dataclass

from onedoor.apps.requests.data import Replay
from onedoor.web.office.routing.reading import Names, Rules, outcome_text

__all__ = ["Flow", "Load", "Tried", "shown"]

_MOST_FLOWS = 30


@dataclass(frozen=True, slots=True)
class Flow:
    """So many would go there instead of here; some of them by uuid and reference."""

    old: list[str]
    new: list[str]
    count: int
    examples: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Load:
    """What a team got, and would have got."""

    team: str
    before: int
    after: int

    @property
    def change(self) -> int:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Tried:
    """The whole of it; `hits` are of every rule of the draft, those that never fitted too."""

    total: int
    moved: int
    flows: list[Flow]
    loads: list[Load]
    hits: list[tuple[str, int]]

    @property
    def share(self) -> float:
        return 100 * self.moved / self.total if self.total else 0


def shown(tried: Replay, found: Rules, names: Names) -> Tried:
    """Most first."""
    flows = [
        Flow(outcome_text(names, *old), outcome_text(names, *new), count, tried.examples[old, new])
        for (old, new), count in tried.flows.most_common(_MOST_FLOWS)
    ]
    teams = sorted({*tried.before, *tried.after}, key=lambda team: -tried.after[team])
    loads = [Load(names.teams.get(team, "No team"), tried.before[team], tried.after[team]) for team in teams]
    hits = [(rule.name, tried.hits[rule.code]) for rule in found.rules]
    return Tried(tried.total, tried.moved, flows, loads, hits)

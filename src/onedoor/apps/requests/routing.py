"""Which team gets a new request, how urgent it is and who takes it: the first rule that fits. Pure calculation."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

__all__ = ["Case", "Rule", "Table", "read_rule", "write_rule"]

_LISTS = ("services", "areas", "kinds", "channels", "words")


@dataclass(frozen=True, slots=True)
class Case:
    """What rules look at. `at` is in local time; uuids and codes are text."""

    service: str
    kind: str
    channel: str
    areas: Sequence[str]
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rule:
    """Every condition that is named must hold; of a list, one entry is enough. What is empty changes nothing.

    `weekdays` count from 0 for Monday; `since` and `until` are times of the day, over midnight where the first is
    later. `most_open`: only while the team has fewer open requests. `give` says who takes it: `duty` (who is on the
    team's rota that day), `least` (who in the team has least to do) or nobody.
    """

    code: str
    name: str
    services: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = ()
    since: time | None = None
    until: time | None = None
    most_open: int | None = None
    team: str = ""
    priority: str = ""
    give: str = ""


def read_rule(kept: dict[str, Any]) -> Rule:
    """A rule as it is kept; raises ValueError for what is none."""
    lists = {name: tuple(map(str, kept.get(name, ()))) for name in _LISTS}
    return Rule(
        code=str(kept["code"]), name=str(kept["name"]), weekdays=tuple(map(int, kept.get("weekdays", ()))),
        since=_time(kept.get("since")), until=_time(kept.get("until")), most_open=kept.get("most_open"),
        team=str(kept.get("team", "")), priority=str(kept.get("priority", "")), give=str(kept.get("give", "")), **lists,
    )  # fmt: skip


def write_rule(rule: Rule) -> dict[str, Any]:
    """The inverse of `read_rule`: what is empty is left out."""
    given: dict[str, Any] = {"code": rule.code, "name": rule.name}
    given |= {name: list(getattr(rule, name)) for name in (*_LISTS, "weekdays")}
    given |= {name: f"{at:%H:%M}" for name in ("since", "until") if (at := getattr(rule, name)) is not None}
    given |= {"most_open": rule.most_open, "team": rule.team, "priority": rule.priority, "give": rule.give}
    return {name: value for name, value in given.items() if value not in ("", None, [])}


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class _Ready:
    """A rule made ready to be asked a hundred thousand times."""

    rule: Rule
    areas: frozenset[str]
    words: re.Pattern[str] | None

    def fits(self, case: Case) -> bool:
        """All but workload, which may cost a look at the database. What is told fastest goes first."""
        rule = self.rule
        if self.areas and self.areas.isdisjoint(case.areas):
            return False
        if (rule.kinds and case.kind not in rule.kinds) or (rule.channels and case.channel not in rule.channels):
            return False
        if rule.weekdays and case.at.weekday() not in rule.weekdays:
            return False
        if (rule.since or rule.until) and not _is_within(case.at.time(), rule):
            return False
        return self.words is None or self.words.search(case.text) is not None


def _is_within(at: time, rule: Rule) -> bool:
    since, until = rule.since or time.min, rule.until or time.max
    return since <= at < until if since <= until else at >= since or at < until


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Words from their beginning, so that “spark” finds “sparking”; phrases whatever the spaces between."""
    found = [r"\s+".join(map(re.escape, words_.split())) for words_ in words if words_.strip()]
    return re.compile(rf"\b(?:{'|'.join(found)})", re.IGNORECASE) if found else None


@dataclass(slots=True)
class Table:
    """Rules in their order, those for other services never asked."""

    rules: tuple[Rule, ...]
    _ready: list[_Ready] = field(init=False)
    _by_service: dict[str, list[_Ready]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._ready = [_Ready(rule, frozenset(rule.areas), _pattern(rule.words)) for rule in self.rules]

    def first_for(self, case: Case, open_in: Callable[[str], int]) -> Rule | None:
        """The rule that fits, or None; `open_in` says how many requests a team has open."""
        for ready in self._for_service(case.service):
            rule = ready.rule
            if ready.fits(case) and (rule.most_open is None or open_in(rule.team) < rule.most_open):
                return rule
        return None

    def _for_service(self, service: str) -> list[_Ready]:
        if service not in self._by_service:
            self._by_service[service] = [
                ready for ready in self._ready if not ready.rule.services or service in ready.rule.services
            ]
        return self._by_service[service]

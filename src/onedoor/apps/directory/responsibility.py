"""Who answers for a service at a place on a day: the calculation alone, without Django or a database.

The strongest rule that fits the place answers. Stronger first:

1. a rule for this interaction (applying, paying, reporting) over one for any;
2. a rule that names a body, or says that nobody provides it, over one that names kinds of body;
3. a rule for an area over one for everywhere, and a smaller area over a larger.

A rule without an area holds wherever the body serves. Kinds are asked in the order the rule gives them; a place in a
unitary area has no county council, because no county council serves it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

__all__ = ["Area", "Body", "Candidate", "Register", "Rule", "Served", "candidates_at", "standing_in_for"]

COUNCIL_KINDS = ("district", "unitary", "county", "parish")


class Area(Protocol):
    """What is needed of an area; `places.data.AreaRef` is one."""

    @property
    def uuid(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...


def _holds(starts_on: date | None, ends_on: date | None, day: date) -> bool:
    return not (starts_on and day < starts_on) and not (ends_on and day > ends_on)


@dataclass(frozen=True, slots=True)
class Served:
    """A body serves an area, from and to days that both count."""

    area: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation. `successors` are pairs of a body's uuid and the day it took over."""

    uuid: str
    name: str
    kind: str
    starts_on: date | None = None
    ends_on: date | None = None
    is_partner: bool = True
    contact: str = ""
    serves: tuple[Served, ...] = ()
    successors: tuple[tuple[str, date], ...] = ()

    def exists_on(self, day: date) -> bool:
        """Whether it still answers for itself: it has begun, not ended, and nobody has taken over."""
        return _holds(self.starts_on, self.ends_on, day) and not any(took <= day for _, took in self.successors)


@dataclass(frozen=True, slots=True)
class Rule:
    """This service is provided by these kinds of body, or by this body; everywhere it serves, or in this area."""

    kinds: tuple[str, ...] = ()
    body: str | None = None
    area: str | None = None
    area_name: str = ""
    interaction: int | None = None
    delivering: str | None = None
    is_provided: bool = True
    ask_instead: str = ""
    source: str = ""
    starts_on: date | None = None
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        return _holds(self.starts_on, self.ends_on, day)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that a rule points to. `predecessor` is set where it answers for a body that has ended."""

    body: Body
    rule: Rule
    area_name: str = ""
    predecessor: Body | None = None


@dataclass(frozen=True)
class Register:
    """All bodies, and which of them serve an area."""

    bodies: Mapping[str, Body] = field(default_factory=dict)

    @cached_property
    def by_area(self) -> Mapping[str, tuple[tuple[Body, Served], ...]]:
        found: dict[str, list[tuple[Body, Served]]] = {}
        for body in self.bodies.values():
            for served in body.serves:
                found.setdefault(served.area, []).append((body, served))
        return {area: tuple(pairs) for area, pairs in found.items()}

    def serving(self, areas: Sequence[Area], day: date) -> list[tuple[Body, Area]]:
        """Bodies that served one of the areas on the day, or did until they ended; the smallest area of each."""
        found: dict[str, tuple[Body, Area]] = {}
        for area in areas:
            for body, served in self.by_area.get(area.uuid, ()):
                if body.uuid not in found and self._reaches(body, served, day):
                    found[body.uuid] = (body, area)
        return list(found.values())

    def _reaches(self, body: Body, served: Served, day: date) -> bool:
        if _holds(served.starts_on, served.ends_on, day):
            return True
        # An area given up on the body's own last day went to its successor with everything else.
        ended = [took for _, took in body.successors if took <= day] + ([body.ends_on] if body.ends_on else [])
        return bool(served.ends_on and ended and served.ends_on >= min(ended) and day > served.ends_on)

    def covers(self, areas: Sequence[Area], day: date) -> bool:
        """Whether any partner serves any of the areas. A partnership that names no areas is everywhere."""
        if not any(body.serves for body in self.bodies.values() if body.is_partner):
            return True
        return any(body.is_partner for body, _ in self.serving(areas, day))


def standing_in_for(register: Register, body: Body, areas: Sequence[Area], day: date) -> list[Body]:
    """Who answers for the body on that day: itself, or the ends of its chain of successions.

    Where it was split, the parts that serve the place; all parts, where no part says which areas it serves here.
    """
    if body.exists_on(day):
        return [body]
    ends: dict[str, Body] = {}
    seen, waiting = {body.uuid}, [body]
    while waiting:
        for uuid, took_over_on in waiting.pop().successors:
            successor = register.bodies.get(uuid)
            if successor is None or took_over_on > day or uuid in seen:
                continue
            seen.add(uuid)
            if successor.exists_on(day):
                ends[uuid] = successor
            else:
                waiting.append(successor)
    if len(ends) > 1:
        here = {served.uuid for served, _ in register.serving(areas, day)}
        return [successor for uuid, successor in ends.items() if uuid in here] or list(ends.values())
    return list(ends.values())


def _strength(rule: Rule, position: int | None) -> tuple[bool, bool, int]:
    """Greater is stronger. `position` is where the rule's area stands among the place's, smallest first."""
    is_named = rule.body is not None or not rule.is_provided
    return (rule.interaction is not None, is_named, -1000 if position is None else -position)


def _rules_by_strength(
    rules: Iterable[Rule], positions: Mapping[str, int], day: date, interaction: int | None
) -> list[list[Rule]]:
    """Rules that hold on the day and may fit the place, in groups of equal strength, the strongest first."""
    groups: dict[tuple[bool, bool, int], list[Rule]] = {}
    for rule in rules:
        if not rule.holds_on(day) or (rule.interaction is not None and rule.interaction != interaction):
            continue
        if rule.area is not None and rule.area not in positions:
            continue
        position = None if rule.area is None else positions[rule.area]
        groups.setdefault(_strength(rule, position), []).append(rule)
    return [groups[strength] for strength in sorted(groups, reverse=True)]


def _from_named(rule: Rule, register: Register, areas: Sequence[Area], day: date) -> list[Candidate]:
    body = register.bodies.get(rule.body or "")
    if body is None:
        return []
    area_name = rule.area_name
    if rule.area is None and body.serves:
        # Without an area the rule holds where the body serves; a body that names no areas serves everywhere.
        here = next((area for served, area in register.serving(areas, day) if served.uuid == body.uuid), None)
        if here is None:
            return []
        area_name = here.name
    return _with_successors(body, rule, area_name, register, areas, day)


def _from_kinds(rule: Rule, register: Register, areas: Sequence[Area], day: date) -> list[Candidate]:
    found = []
    serving = register.serving(areas, day)
    for kind in rule.kinds:
        for body, area in serving:
            if body.kind == kind:
                found += _with_successors(body, rule, area.name, register, areas, day)
    return found


def _with_successors(
    body: Body, rule: Rule, area_name: str, register: Register, areas: Sequence[Area], day: date
) -> list[Candidate]:
    return [
        Candidate(answering, rule, area_name, None if answering is body else body)
        for answering in standing_in_for(register, body, areas, day)
    ]


def candidates_at(
    rules: Iterable[Rule], register: Register, areas: Sequence[Area], *, day: date, interaction: int | None = None
) -> tuple[list[Candidate], Rule | None]:
    """Every body the strongest fitting rules point to, the first to be asked first; or the rule that says nobody.

    `areas` are all areas the place is in, the smallest first.
    """
    positions = {area.uuid: position for position, area in enumerate(areas)}
    for group in _rules_by_strength(rules, positions, day, interaction):
        nobody = next((rule for rule in group if not rule.is_provided), None)
        if nobody is not None:
            return [], nobody
        found: dict[str, Candidate] = {}
        for rule in group:
            take = _from_named if rule.body is not None else _from_kinds
            for candidate in take(rule, register, areas, day):
                known = found.get(candidate.body.uuid)
                # A body found in its own right needs no mention of whom it succeeded.
                if known is None or (known.predecessor is not None and candidate.predecessor is None):
                    found[candidate.body.uuid] = candidate
        if found:
            return list(found.values()), None
    return [], None

"""A body's rules as pages need them: the draft where there is one, else what holds; and in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from onedoor.apps.directory.data import Priority, RequestKind
from onedoor.apps.partners import services as partners
from onedoor.apps.places import services as places
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Given, Rule, RulesState, read_rule
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from onedoor.web.office.offering import services_of

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.places.data import AreaRef

__all__ = ["DAYS", "Names", "Rules", "get_body", "names_for", "outcome_text", "rules_for"]

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Rules:
    """What would be changed. `version` is the draft's, 0 where there is none."""

    organisation: "Organisation"
    rules: tuple[Rule, ...]
    version: int
    is_draft: bool
    said: str

    def get(self, code: str) -> Rule:
        """Raises Missing."""
        for rule in self.rules:
            if rule.code == code:
                return rule
        raise Missing("There is no such rule.")


def get_body(actor: Actor, uuid: UUID) -> "Organisation":
    """One whose work the actor manages; raises Missing."""
    found = requests.bodies_managed(actor).filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such organisation.")
    return found


def rules_for(organisation: "Organisation") -> Rules:
    """The draft, or what holds today, or nothing yet."""
    draft = requests.rules_of(organisation, RulesState.DRAFT)
    kept = draft or requests.rules_of(organisation, RulesState.PUBLISHED)
    rules = tuple(map(read_rule, kept.rules)) if kept else ()
    said = f"{kept.changed_by}, {kept.changed_at:%-d %B %Y}" if kept else ""
    return Rules(organisation, rules, draft.version if draft else 0, draft is not None, said)


@dataclass(frozen=True, slots=True)
class Names:
    """What stands in rules as uuids and codes, by name."""

    services: Mapping[str, str]
    teams: Mapping[str, str]
    areas: Mapping[str, "AreaRef"]

    def conditions(self, rule: Rule) -> list[str]:
        """In words, one a line; empty for a rule that fits everything."""
        return list(self._conditions(rule))

    def _conditions(self, rule: Rule) -> Iterator[str]:
        if rule.services:
            yield _any(self.services.get(uuid, "a service that is gone") for uuid in rule.services)
        if rule.kinds:
            yield "Kind: " + _any(str(RequestKind(kind).label).lower() for kind in rule.kinds)
        if rule.areas:
            yield "In " + _any(self.areas[code].name if code in self.areas else code for code in rule.areas)
        if rule.words:
            yield "Says " + _any(f"“{words}”" for words in rule.words)
        if rule.channels:
            yield "By " + _any(rule.channels)
        if rule.weekdays:
            yield "On " + _any(DAYS[day] for day in rule.weekdays)
        if rule.since or rule.until:
            times = [f"{at:%H:%M}" if at else "midnight" for at in (rule.since, rule.until)]
            yield f"From {times[0]} to {times[1]}"
        if rule.most_open is not None:
            yield f"While the team has fewer than {rule.most_open} open"

    def result(self, rule: Rule) -> list[str]:
        """What the rule does, one a line."""
        return outcome_text(self, rule.team, rule.priority, rule.give)


def outcome_text(names: Names, team: str, priority: str, give: str) -> list[str]:
    """Where a request goes, in words."""
    found = [names.teams.get(team, "a team that is gone")] if team else []
    if priority and priority != Priority.NORMAL:
        found.append(str(Priority(priority).label))
    if give:
        found.append(f"given to {Given(give).label[0].lower()}{Given(give).label[1:]}")
    return found or ["No team"]


def names_for(actor: Actor, organisation: "Organisation") -> Names:
    """Services this body provides or has had requests for, areas it has had some from, and its teams."""
    areas = places.areas_with_codes(requests.areas_of_past(organisation))
    return Names(
        services=services_of(actor, [organisation]),
        teams={str(team.uuid): team.name for team in partners.teams_of(organisation)},
        areas={area.code: area for area in areas},
    )


def _any(words: Any) -> str:
    *first, last = list(words)
    return f"{', '.join(first)} or {last}" if first else str(last)

"""The answer in words: who answers, why, how sure that is and what would settle it. Without Django or a database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from onedoor.apps.directory.answers import Doubt, Responsibility
from onedoor.apps.directory.responsibility import (
    COUNCIL_KINDS,
    Area,
    Body,
    Candidate,
    Register,
    Rule,
    candidates_at,
    standing_in_for,
)

__all__ = ["PlaceLike", "resolve"]

KIND_NAMES = {
    "county": "county council",
    "district": "district council",
    "unitary": "unitary council",
    "parish": "parish council",
    "nhs": "NHS body",
    "police": "police force",
    "fire": "fire and rescue service",
    "charity": "voluntary organisation",
    "housing": "housing association",
    "national": "national body",
    "company": "company",
}


class PlaceLike(Protocol):
    """What is needed of a place; `places.data.Place` is one."""

    @property
    def areas(self) -> Sequence[Area]: ...
    @property
    def doubtful(self) -> Sequence[Area]: ...
    @property
    def precision(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, kept together while it is answered."""

    service: str
    rules: tuple[Rule, ...]
    register: Register
    day: date
    interaction: int | None

    def at(self, areas: Sequence[Area]) -> tuple[list[Candidate], Rule | None]:
        return candidates_at(self.rules, self.register, areas, day=self.day, interaction=self.interaction)


def resolve(
    *,
    service: str,
    rules: Iterable[Rule],
    register: Register,
    place: PlaceLike | None,
    day: date,
    interaction: int | None = None,
) -> Responsibility:
    """Who answers for the service there on that day. `rules` are the service's own, of any date."""
    question = _Question(service, tuple(rules), register, day, interaction)
    if not any(_may_apply(rule, question) for rule in question.rules):
        return _no_rule(question, place)
    if place is None:
        return _without_place(question)
    found, nobody = question.at(place.areas)
    if not found and not register.covers(place.areas, day):
        return _with_border(_outside(question, place), question, place, found)
    answer = _answer(found, question) if found else _nobody(question, place, nobody)
    return _with_border(answer, question, place, found)


def _may_apply(rule: Rule, question: _Question) -> bool:
    return rule.holds_on(question.day) and rule.interaction in (None, question.interaction)


def _list(names: Sequence[str], word: str = "and") -> str:
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _none(reason: str, doubt: Doubt, ask_instead: Sequence[str]) -> Responsibility:
    return Responsibility(None, "", None, "", reason, (doubt,), ask_instead=tuple(ask_instead))


def _ask(body: Body) -> str:
    return f"{body.name} ({body.contact})" if body.contact else body.name


def _councils(question: _Question, place: PlaceLike | None) -> list[str]:
    serving = [body for body, _ in question.register.serving(place.areas, question.day)] if place else []
    here = [body for body in serving if body.kind in COUNCIL_KINDS[:3] and body.exists_on(question.day)]
    return [_ask(body) for body in sorted(here, key=lambda body: COUNCIL_KINDS.index(body.kind))]


def _no_rule(question: _Question, place: PlaceLike | None) -> Responsibility:
    when = f" on {_day(question.day)}" if question.rules else ""
    message = f"The directory does not say who provides “{question.service}”{when}."
    return _none(message, Doubt("no_rule", f"{message} Ask before sending anything."), _councils(question, place))


def _nobody(question: _Question, place: PlaceLike, nobody: Rule | None) -> Responsibility:
    where = (nobody.area_name if nobody else "") or (place.areas[0].name if place.areas else "this place")
    message = f"Nobody in the partnership provides “{question.service}” in {where}."
    source = f" Source: {nobody.source}." if nobody and nobody.source else ""
    told = [nobody.ask_instead] if nobody and nobody.ask_instead else _told_elsewhere(question)
    return _none(message + source, Doubt("nobody_provides", message), told or _councils(question, place))


def _told_elsewhere(question: _Question) -> list[str]:
    return [rule.ask_instead for rule in question.rules if rule.ask_instead and _may_apply(rule, question)]


def _outside(question: _Question, place: PlaceLike) -> Responsibility:
    where = f"{place.areas[0].name} is" if place.areas else "This place is"
    message = f"{where} outside the area of this partnership."
    neighbours = [_ask(body) for body, _ in question.register.serving(place.areas, question.day)]
    return _none(message, Doubt("outside_area", message), neighbours or ["The council for that place"])


def _without_place(question: _Question) -> Responsibility:
    """Where only one body could be meant anywhere, it is named; otherwise the place must be asked."""
    everywhere = [_Everywhere(area) for area in question.register.by_area]
    found, _ = question.at(everywhere)
    if not found:
        found = [candidate for rule in question.rules for candidate in _alone(rule, question)]
    bodies = list({candidate.body.uuid: candidate.body for candidate in found}.values())
    message = f"Who looks after “{question.service}” depends on where it is."
    if len(bodies) == 1:
        message = f"The place is not known; anywhere in the partnership it would be {bodies[0].name}."
    doubt = Doubt("unknown_place", f"{message} A postcode or address settles it.")
    alternatives = tuple((body.uuid, body.name) for body in bodies)
    if len(bodies) != 1:
        return Responsibility(None, "", None, "", message, (doubt,), alternatives, needs_address=True)
    answer = _answer(found[:1], question)
    return _changed(answer, doubts=(*answer.doubts, doubt), needs_address=True)


def _alone(rule: Rule, question: _Question) -> list[Candidate]:
    body = question.register.bodies.get(rule.body or "")
    fits = body and _may_apply(rule, question) and body.exists_on(question.day)
    return [Candidate(body, rule, rule.area_name)] if body and fits else []


@dataclass(frozen=True, slots=True)
class _Everywhere:
    """Stands for an area of which only the id is known."""

    uuid: str
    name: str = ""
    type: str = ""


def _answer(found: Sequence[Candidate], question: _Question) -> Responsibility:
    chosen, others = found[0], found[1:]
    body = chosen.body
    delivering = _delivering(chosen, question)
    doubts = []
    if chosen.predecessor:
        doubts.append(Doubt("succeeded", f"{body.name} took over from {chosen.predecessor.name} and answers for it."))
    if others:
        names = _list([candidate.body.name for candidate in found])
        doubts.append(Doubt("several_providers", f"{names} each provide this here; {body.name} is asked first."))
    if not body.is_partner:
        doubts.append(
            Doubt("not_partner", f"{body.name} does not take requests through this partnership. Ask it directly.")
        )
    return Responsibility(
        accountable=body.uuid,
        accountable_name=body.name,
        delivering=delivering.uuid,
        delivering_name=delivering.name,
        reason=_reason(chosen, delivering, question),
        doubts=tuple(doubts),
        alternatives=tuple((candidate.body.uuid, candidate.body.name) for candidate in others),
        ask_instead=() if body.is_partner else (_ask(body),),
    )


def _delivering(chosen: Candidate, question: _Question) -> Body:
    """Who does the work: the body the rule names or its successor; the accountable body itself where it has none."""
    named = question.register.bodies.get(chosen.rule.delivering or "")
    standing = standing_in_for(question.register, named, (), question.day) if named else []
    return standing[0] if len(standing) == 1 else chosen.body


def _reason(chosen: Candidate, delivering: Body, question: _Question) -> str:
    """The rule, the area and the source, in plain words."""
    rule, body = chosen.rule, chosen.body
    where = f" in {rule.area_name}" if rule.area_name else ""
    if rule.body:
        sentences = [f"“{question.service}”{where} is the job of {(chosen.predecessor or body).name}."]
    else:
        kinds = _list([f"the {KIND_NAMES.get(kind, kind)}" for kind in rule.kinds], "or")
        sentences = [f"“{question.service}”{where} is the job of {kinds} of the place."]
    if chosen.area_name and not (rule.body and rule.area):
        sentences.append(f"The place is in {chosen.area_name}, which {(chosen.predecessor or body).name} serves.")
    if chosen.predecessor:
        sentences.append(f"{body.name} took over from {chosen.predecessor.name}.")
    if delivering.uuid != body.uuid:
        sentences.append(f"{delivering.name} does the work for it.")
    if rule.source:
        sentences.append(f"Source: {rule.source}.")
    return " ".join(sentences)


def _with_border(
    answer: Responsibility, question: _Question, place: PlaceLike, found: Sequence[Candidate]
) -> Responsibility:
    """Whether the place may lie across a border at which the answer changes; then the address is asked for."""
    ours = {candidate.body.uuid for candidate in found}
    others: dict[str, str] = {}
    for areas in _variants(place):
        for candidate in question.at(areas)[0]:
            if candidate.body.uuid not in ours:
                others[candidate.body.uuid] = candidate.body.name
    if not others:
        return answer
    edges = _list([area.name for area in place.doubtful])
    names = _list(([answer.accountable_name] if answer.accountable else []) + list(others.values()), "or")
    settles = "The edges of areas are not drawn sharply enough to say; ask which council bills the address."
    if place.precision != "address":
        settles = "The full address settles it."
    doubt = Doubt("border", f"This is on the border of {edges}: it may be {names}. {settles}")
    if not answer.accountable and not {area.type for area in place.doubtful} <= {area.type for area in place.areas}:
        # Which district it lies in is open, so that nobody was found says nothing of the place.
        answer = _changed(answer, reason=doubt.message, doubts=(), ask_instead=())
    return _changed(
        answer,
        doubts=(doubt, *answer.doubts),
        alternatives=tuple(dict([*answer.alternatives, *others.items()]).items()),
        needs_address=place.precision != "address",
    )


def _variants(place: PlaceLike) -> list[list[Area]]:
    """The sets of areas the place may be in instead: each doubtful area in place of its like, and all at once."""
    choices: list[list[Area]] = [[area] for area in place.doubtful]
    if len(place.doubtful) > 1:
        choices.append(list(place.doubtful))
    variants = []
    for instead in choices:
        types = {area.type for area in instead}
        variants.append([*instead, *(area for area in place.areas if area.type not in types)])
    return variants


def _changed(answer: Responsibility, **changes: object) -> Responsibility:
    return replace(answer, **changes)  # type: ignore[arg-type]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

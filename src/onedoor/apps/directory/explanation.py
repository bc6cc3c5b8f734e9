"""The answer: who answers, how sure that is and what would settle it. Without Django or a database.

Why it is theirs, and how lists of names read, stands in `reasons.py`.

Whoever asks hands over the translator; without one the words are English.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from onedoor.apps.directory.answers import Doubt, Responsibility
from onedoor.apps.directory.reasons import Question, Translator, either, every, in_words, reason_of
from onedoor.apps.directory.responsibility import (
    COUNCIL_KINDS,
    Area,
    Body,
    Candidate,
    Register,
    Rule,
    standing_in_for,
)

__all__ = ["PlaceLike", "resolve"]


class PlaceLike(Protocol):
    """What is needed of a place; `places.data.Place` is one."""

    @property
    def areas(self) -> Sequence[Area]: ...
    @property
    def doubtful(self) -> Sequence[Area]: ...
    @property
    def precision(self) -> str: ...


def resolve(
    *,
    service: str,
    rules: Iterable[Rule],
    register: Register,
    place: PlaceLike | None,
    day: date,
    interaction: int | None = None,
    translate: Translator = str,
) -> Responsibility:
    """Who answers for the service there on that day. `rules` are the service's own, of any date."""
    question = Question(service, tuple(rules), register, day, interaction, translate)
    if not any(_may_apply(rule, question) for rule in question.rules):
        return _no_rule(question, place)
    if place is None:
        return _without_place(question)
    found, nobody = question.at(place.areas)
    if not found and not register.covers(place.areas, day):
        return _with_border(_outside(question, place), question, place, found)
    answer = _answer(found, question) if found else _nobody(question, place, nobody)
    return _with_border(answer, question, place, found)


def _may_apply(rule: Rule, question: Question) -> bool:
    return rule.holds_on(question.day) and rule.interaction in (None, question.interaction)


def _none(reason: str, doubt: Doubt, ask_instead: Sequence[str]) -> Responsibility:
    return Responsibility(None, "", None, "", reason, (doubt,), ask_instead=tuple(ask_instead))


def _ask(body: Body) -> str:
    return f"{body.name} ({body.contact})" if body.contact else body.name


def _councils(question: Question, place: PlaceLike | None) -> list[str]:
    serving = [body for body, _ in question.register.serving(place.areas, question.day)] if place else []
    here = [body for body in serving if body.kind in COUNCIL_KINDS[:3] and body.exists_on(question.day)]
    return [_ask(body) for body in sorted(here, key=lambda body: COUNCIL_KINDS.index(body.kind))]


def _no_rule(question: Question, place: PlaceLike | None) -> Responsibility:
    if question.rules:
        day = in_words(question.day)
        message = question.say(
            "The directory does not say who provides “%(service)s” on %(day)s.", service=question.service, day=day
        )
    else:
        message = question.say("The directory does not say who provides “%(service)s”.", service=question.service)
    ask = question.say("Ask before sending anything.")
    return _none(message, Doubt("no_rule", f"{message} {ask}"), _councils(question, place))


def _nobody(question: Question, place: PlaceLike, nobody: Rule | None) -> Responsibility:
    where = (nobody.area_name if nobody else "") or (place.areas[0].name if place.areas else "")
    message = question.say("Nobody in the partnership provides “%(service)s” here.", service=question.service)
    if where:
        message = question.say(
            "Nobody in the partnership provides “%(service)s” in %(area)s.", service=question.service, area=where
        )
    source = " " + question.say("Source: %(source)s.", source=nobody.source) if nobody and nobody.source else ""
    told = [nobody.ask_instead] if nobody and nobody.ask_instead else _told_elsewhere(question)
    return _none(message + source, Doubt("nobody_provides", message), told or _councils(question, place))


def _told_elsewhere(question: Question) -> list[str]:
    return [rule.ask_instead for rule in question.rules if rule.ask_instead and _may_apply(rule, question)]


def _outside(question: Question, place: PlaceLike) -> Responsibility:
    message = question.say("This place is outside the area of this partnership.")
    if place.areas:
        message = question.say("%(area)s is outside the area of this partnership.", area=place.areas[0].name)
    neighbours = [_ask(body) for body, _ in question.register.serving(place.areas, question.day)]
    return _none(message, Doubt("outside_area", message), neighbours or [question.say("The council for that place")])


def _without_place(question: Question) -> Responsibility:
    """Where only one body could be meant anywhere, it is named; otherwise the place must be asked."""
    everywhere = [_Everywhere(area) for area in question.register.by_area]
    found, _ = question.at(everywhere)
    if not found:
        found = [candidate for rule in question.rules for candidate in _alone(rule, question)]
    bodies = list({candidate.body.uuid: candidate.body for candidate in found}.values())
    message = question.say("Who looks after “%(service)s” depends on where it is.", service=question.service)
    if len(bodies) == 1:
        message = question.say(
            "The place is not known; anywhere in the partnership it would be %(body)s.", body=bodies[0].name
        )
    settles = question.say("A postcode or address settles it.")
    doubt = Doubt("unknown_place", f"{message} {settles}")
    alternatives = tuple((body.uuid, body.name) for body in bodies)
    if len(bodies) != 1:
        return Responsibility(None, "", None, "", message, (doubt,), alternatives, needs_address=True)
    answer = _answer(found[:1], question)
    return _changed(answer, doubts=(*answer.doubts, doubt), needs_address=True)


def _alone(rule: Rule, question: Question) -> list[Candidate]:
    body = question.register.bodies.get(rule.body or "")
    fits = body and _may_apply(rule, question) and body.exists_on(question.day)
    return [Candidate(body, rule, rule.area_name)] if body and fits else []


@dataclass(frozen=True, slots=True)
class _Everywhere:
    """Stands for an area of which only the id is known."""

    uuid: str
    name: str = ""
    type: str = ""


def _answer(found: Sequence[Candidate], question: Question) -> Responsibility:
    chosen, others = found[0], found[1:]
    body = chosen.body
    delivering = _delivering(chosen, question)
    doubts = []
    if chosen.predecessor:
        taken = question.say(
            "%(body)s took over from %(before)s and answers for it.", body=body.name, before=chosen.predecessor.name
        )
        doubts.append(Doubt("succeeded", taken))
    if others:
        names = every([candidate.body.name for candidate in found], question)
        several = question.say(
            "%(bodies)s each provide this here; %(body)s is asked first.", bodies=names, body=body.name
        )
        doubts.append(Doubt("several_providers", several))
    if not body.is_partner:
        apart = question.say(
            "%(body)s does not take requests through this partnership. Ask it directly.", body=body.name
        )
        doubts.append(Doubt("not_partner", apart))
    return Responsibility(
        accountable=body.uuid,
        accountable_name=body.name,
        delivering=delivering.uuid,
        delivering_name=delivering.name,
        reason=reason_of(chosen, delivering, question),
        doubts=tuple(doubts),
        alternatives=tuple((candidate.body.uuid, candidate.body.name) for candidate in others),
        ask_instead=() if body.is_partner else (_ask(body),),
    )


def _delivering(chosen: Candidate, question: Question) -> Body:
    """Who does the work: the body the rule names or its successor; the accountable body itself where it has none."""
    named = question.register.bodies.get(chosen.rule.delivering or "")
    standing = standing_in_for(question.register, named, (), question.day) if named else []
    return standing[0] if len(standing) == 1 else chosen.body


def _with_border(
    answer: Responsibility, question: Question, place: PlaceLike, found: Sequence[Candidate]
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
    edges = every([area.name for area in place.doubtful], question)
    names = either(([answer.accountable_name] if answer.accountable else []) + list(others.values()), question)
    settles = question.say(
        "The edges of areas are not drawn sharply enough to say; ask which council bills the address."
    )
    if place.precision != "address":
        settles = question.say("The full address settles it.")
    told = question.say("This is on the border of %(areas)s: it may be %(bodies)s.", areas=edges, bodies=names)
    doubt = Doubt("border", f"{told} {settles}")
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

"""The words of an answer: why a body answers for something, lists of names, in the reader's language. Pure.

Whoever asks hands over the translator; without one the words are English.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from onedoor.apps.directory.responsibility import Area, Body, Candidate, Register, Rule, candidates_at

__all__ = ["Question", "Translator", "either", "every", "in_words", "reason_of"]

Translator = Callable[[str], str]


def gettext_noop(text: str) -> str:
    """Marks a text as one to be translated where it is used."""
    return text


KIND_NAMES = {
    "county": gettext_noop("county council"),
    "district": gettext_noop("district council"),
    "unitary": gettext_noop("unitary council"),
    "parish": gettext_noop("parish council"),
    "nhs": gettext_noop("NHS body"),
    "police": gettext_noop("police force"),
    "fire": gettext_noop("fire and rescue service"),
    "charity": gettext_noop("voluntary organisation"),
    "housing": gettext_noop("housing association"),
    "national": gettext_noop("national body"),
    "company": gettext_noop("company"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, kept together while it is answered."""

    service: str
    rules: tuple[Rule, ...]
    register: Register
    day: date
    interaction: int | None
    translate: Translator = str

    def say(self, text: str, **values: str) -> str:
        return self.translate(text) % values

    def at(self, areas: Sequence[Area]) -> tuple[list[Candidate], Rule | None]:
        return candidates_at(self.rules, self.register, areas, day=self.day, interaction=self.interaction)


def _list(names: Sequence[str], last: str) -> str:
    """As in "a, b and c"; `last` is the pattern that joins the last two."""
    return last % {"before": ", ".join(names[:-1]), "after": names[-1]} if len(names) > 1 else "".join(names)


def every(names: Sequence[str], question: Question) -> str:
    return _list(names, question.translate(gettext_noop("%(before)s and %(after)s")))


def either(names: Sequence[str], question: Question) -> str:
    return _list(names, question.translate(gettext_noop("%(before)s or %(after)s")))


def reason_of(chosen: Candidate, delivering: Body, question: Question) -> str:
    """The rule, the area and the source, in plain words."""
    rule, body, say = chosen.rule, chosen.body, question.say
    service, first = question.service, (chosen.predecessor or body).name
    whose = (
        first
        if rule.body
        else either([say("the %(kind)s", kind=_kind(kind, question)) for kind in rule.kinds], question)
    )
    if rule.body and rule.area_name:
        sentences = [
            say("“%(service)s” in %(area)s is the job of %(body)s.", service=service, area=rule.area_name, body=whose)
        ]
    elif rule.body:
        sentences = [say("“%(service)s” is the job of %(body)s.", service=service, body=whose)]
    elif rule.area_name:
        sentences = [
            say(
                "“%(service)s” in %(area)s is the job of %(kinds)s of the place.",
                service=service,
                area=rule.area_name,
                kinds=whose,
            )
        ]
    else:
        sentences = [say("“%(service)s” is the job of %(kinds)s of the place.", service=service, kinds=whose)]
    if chosen.area_name and not (rule.body and rule.area):
        sentences.append(say("The place is in %(area)s, which %(body)s serves.", area=chosen.area_name, body=first))
    if chosen.predecessor:
        sentences.append(say("%(body)s took over from %(before)s.", body=body.name, before=chosen.predecessor.name))
    if delivering.uuid != body.uuid:
        sentences.append(say("%(body)s does the work for it.", body=delivering.name))
    if rule.source:
        sentences.append(say("Source: %(source)s.", source=rule.source))
    return " ".join(sentences)


def _kind(kind: str, question: Question) -> str:
    return question.translate(KIND_NAMES.get(kind, kind))


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

"""The figures there are: what each is, how it may be split, and how its table reads."""

from collections.abc import Callable
from dataclasses import dataclass

from onedoor.apps.insight import services as insight
from onedoor.apps.insight.data import Breakdown, Figure, Scope
from onedoor.foundation.errors import Missing

__all__ = ["TOPICS", "Column", "Topic", "get_topic"]

Compute = Callable[[Scope, Breakdown], list[Figure]]


@dataclass(frozen=True)
class Column:
    """A column of the table: a heading, how to read it from a figure, and how it is written.

    A count opens the records that were counted: `part` names those of the figure's that are meant, "all" all of them.
    """

    heading: str
    read: Callable[[Figure], float | int | str | None]
    kind: str = "number"  # number, share, score, money, text
    part: str = ""


@dataclass(frozen=True)
class Topic:
    """One page of figures. `unit` is what the chart's axis says; `records` is the kind of record behind a row."""

    slug: str
    title: str
    explanation: str
    unit: str
    kind: str
    breakdowns: tuple[Breakdown, ...]
    compute: Compute
    columns: tuple[Column, ...]
    records: str

    def heading(self, by: Breakdown) -> str:
        """What a table of it is called: its title, and by what it is split where the title does not say so."""
        split = f"by {by.label.lower()}"
        return self.title if self.title.endswith(split) else f"{self.title} {split}"


def _value(kind: str, heading: str) -> tuple[Column, ...]:
    return (
        Column(heading, lambda figure: figure.value.value, kind),
        Column("95% interval from", lambda figure: figure.value.low, kind),
        Column("to", lambda figure: figure.value.high, kind),
    )


def _extra(name: str) -> Callable[[Figure], float | int | str | None]:
    return lambda figure: figure.extra.get(name)


def _count(figure: Figure) -> int:
    return figure.count


def _avoidable(scope: Scope, by: Breakdown) -> list[Figure]:
    return insight.causes(scope) if by == Breakdown.CAUSE else insight.avoidable_contact(scope, by)


TOPICS = (
    Topic(
        "avoidable",
        "Avoidable contact",
        "Of the contacts that were judged, the share that need never have happened: someone chased, was sent to the "
        "wrong place, could not follow a letter, or had to say it all again. Lower is better. A contact counts for the "
        "body its matter is for.",
        "Share of contacts",
        "share",
        (Breakdown.MONTH, Breakdown.SERVICE, Breakdown.CHANNEL, Breakdown.ORGANISATION, Breakdown.CAUSE),
        _avoidable,
        (
            Column("Contacts", _count, part="all"),
            Column("Avoidable", _extra("avoidable"), part="avoidable"),
            *_value("share", "Share"),
        ),
        "contacts",
    ),
    Topic(
        "cost",
        "Cost of contact by channel",
        "How many contacts there were, times what one costs. Costs differ widely between bodies: read the range, not "
        "only the figure, and remember that a saving is real only where fixed cost goes too.",
        "Pounds",
        "money",
        (Breakdown.CHANNEL,),
        lambda scope, by: insight.cost_by_channel(scope),
        (
            Column("Contacts", _count, part="all"),
            Column("Each", _extra("each"), "money"),
            Column("Cost", lambda figure: figure.value.value, "money"),
            Column("Range from", lambda figure: figure.value.low, "money"),
            Column("to", lambda figure: figure.value.high, "money"),
            Column("Of it avoidable", _extra("avoidable_cost"), "money"),
            Column("Source", _extra("source"), "text"),
        ),
        "contacts",
    ),
    Topic(
        "in-time",
        "Requests closed in time",
        "Of the requests closed in the period, the share closed by the day the person was told. Higher is better.",
        "Share closed in time",
        "share",
        (Breakdown.MONTH, Breakdown.SERVICE, Breakdown.ORGANISATION),
        lambda scope, by: insight.in_time(scope, by),
        (
            Column("Closed", _count, part="all"),
            Column("Late", _extra("late"), part="late"),
            *_value("share", "In time"),
        ),
        "requests",
    ),
    Topic(
        "held",
        "Each organisation’s own time",
        "Every organisation that holds a request has its own date for it. Of the times it held one and closed it or "
        "passed it on, the share that ended by that date; days waiting for the person do not count. Higher is better.",
        "Share in time",
        "share",
        (Breakdown.ORGANISATION, Breakdown.MONTH, Breakdown.SERVICE),
        lambda scope, by: insight.held_in_time(scope, by),
        (
            Column("Held", _count, part="all"),
            Column("Passed on", _extra("passed_on"), part="passed_on"),
            Column("Late", _extra("late"), part="late"),
            *_value("share", "In time"),
        ),
        "clocks",
    ),
    Topic(
        "satisfaction",
        "Satisfaction",
        "The mean of the three faces: good is +1, average 0, poor −1. Only some people answer, and those who do choose "
        "to, so read it beside the response rate: answers for each request closed in the same time.",
        "Net satisfaction",
        "score",
        (Breakdown.MONTH, Breakdown.SERVICE, Breakdown.ORGANISATION),
        lambda scope, by: insight.satisfaction(scope, by),
        (
            Column("Answers", _count, part="all"),
            Column("Good", _extra("good"), part="good"),
            Column("Average", _extra("average"), part="average"),
            Column("Poor", _extra("poor"), part="poor"),
            Column("Requests closed", _extra("closed")),
            Column("Response rate", _extra("rate"), "share"),
            *_value("score", "Net"),
        ),
        "feedback",
    ),
    Topic(
        "sent-on",
        "Sent on, and whether it worked",
        "People who were sent to somebody else for help. Who agreed to it is asked a week later whether they could "
        "help; the share is of those who said yes or no. Only some answer, and those who do choose to.",
        "Share for whom it worked",
        "share",
        (Breakdown.MONTH, Breakdown.SERVICE, Breakdown.ORGANISATION),
        lambda scope, by: insight.sending_on(scope, by),
        (
            Column("Sent on", _extra("sent")),
            Column("Asked", _extra("asked")),
            Column("Answered", _count),
            Column("It worked", _extra("worked")),
            *_value("share", "Share"),
        ),
        "contacts",
    ),
)


def get_topic(slug: str) -> Topic:
    """The topic of that name; raises Missing."""
    for topic in TOPICS:
        if topic.slug == slug:
            return topic
    raise Missing("There is no such figure.")

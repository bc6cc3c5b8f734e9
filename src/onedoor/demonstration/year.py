"""A year of contacts and requests, simulated day by day from the story. Pure: no Django, no database."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

from onedoor.demonstration.population import Person
from onedoor.demonstration.story import CHANNEL_SHARES, HOURS, NEEDS, Need, Trouble

__all__ = ["Conversation", "Matter", "make_year"]

_CAUSES = ("chase", "unclear", "signpost", "repeat_info", "closed_early", "not_online", "missed_appointment")
_CAUSE_SHARES = (0.36, 0.16, 0.14, 0.13, 0.09, 0.08, 0.04)


@dataclass(slots=True)
class Matter:
    """A request that came of a contact."""

    need: Need
    person: Person
    raised_at: datetime
    channel: str
    description: str
    days_taken: float
    due_in_days: float
    closed_at: datetime | None
    closing: str = "done"
    face: int | None = None
    reopened: bool = False
    conversations: "list[Conversation]" = field(default_factory=list)


@dataclass(slots=True)
class Conversation:
    """A contact."""

    need: Need
    person: Person
    at: datetime
    channel: str
    words: str
    seconds: int
    outcome: str
    is_avoidable: bool
    cause: str = ""
    proposed: str = ""
    letter: str = ""
    matter: Matter | None = None
    is_chase: bool = False


def make_year(people: list[Person], contacts: int, until: datetime, rng: random.Random) -> list[Conversation]:
    """About `contacts` conversations in the 365 days before `until`, in order of time."""
    simulation = _Year(people, until, rng)
    days = [until.date() - timedelta(days=back) for back in range(364, -1, -1)]
    weights = [_day_weight(day) for day in days]
    # Chases come on top of first contacts: about one in twelve.
    for day, weight in zip(days, weights, strict=True):
        simulation.play(day, round(contacts * 0.92 * weight / sum(weights) * rng.uniform(0.93, 1.07)))
    return sorted((item for item in simulation.conversations if item.at < until), key=lambda item: item.at)


def _day_weight(day: date) -> float:
    """Mondays are busiest; weekends are web only; the week of Christmas is quiet and the one after is not."""
    weekday = (1.25, 1.08, 1.0, 0.97, 0.92, 0.16, 0.11)[day.weekday()]
    if (day.month, day.day) in {(12, 25), (12, 26), (1, 1)}:
        return 0.08
    if day.month == 12 and day.day > 21:
        return weekday * 0.6
    return weekday * (1.2 if day.month in (1, 3, 4) else 0.92 if day.month == 8 else 1.0)


class _Year:
    def __init__(self, people: list[Person], until: datetime, rng: random.Random) -> None:
        self.rng, self.until = rng, until
        self.conversations: list[Conversation] = []
        self.by_age = {
            age: [person for person in people if person.age_on(until.date()) >= age]
            for age in {need.age_from for need in NEEDS}
        }
        self.channels = list(CHANNEL_SHARES)
        self.channel_weights = list(accumulate(CHANNEL_SHARES.values()))

    def play(self, day: date, count: int) -> None:
        shares = [need.share * _season(need, day.month) for need in NEEDS]
        for need in self.rng.choices(NEEDS, weights=shares, k=count):
            self._contact(need, day)

    def _contact(self, need: Need, day: date) -> None:
        pool = self.by_age[need.age_from]
        person = self.rng.choice(pool)
        trouble = _trouble(need, day.month, person)
        is_avoidable = self.rng.random() < need.avoidable * (trouble.times if trouble else 1) * 0.62
        channel = self._channel(day, person)
        conversation = Conversation(
            need, person, self._moment(day, channel), channel, self.rng.choice(need.words),
            self._seconds(need, channel), "advised", is_avoidable,
        )  # fmt: skip
        if is_avoidable:
            self._judge(conversation, trouble)
        elif self.rng.random() < need.request_share * 0.78:
            conversation.outcome = "request_raised"
            conversation.matter = self._matter(conversation)
        elif self.rng.random() < 0.12:
            conversation.outcome = "signposted"
        elif self.rng.random() < 0.4:
            conversation.outcome = "resolved"
        self.conversations.append(conversation)

    def _judge(self, conversation: Conversation, trouble: Trouble | None) -> None:
        """An avoidable contact's cause; what the system would have proposed agrees four times in five."""
        conversation.cause = (
            trouble.cause if trouble and self.rng.random() < 0.75 else self.rng.choices(_CAUSES, _CAUSE_SHARES)[0]
        )
        conversation.letter = trouble.letter if trouble and conversation.cause == trouble.cause else ""
        conversation.outcome = "signposted" if conversation.cause == "signpost" else "advised"
        conversation.proposed = conversation.cause if self.rng.random() < 0.8 else ""
        conversation.seconds = int(conversation.seconds * 0.7)

    def _matter(self, conversation: Conversation) -> Matter:
        need, rng = conversation.need, self.rng
        late = rng.random() < need.late_share
        taken = need.days * rng.lognormvariate(0.4 if late else -0.6, 0.5) + 0.2
        closed_at = conversation.at + timedelta(days=taken)
        described = rng.choice(need.descriptions) if need.descriptions else ""
        matter = Matter(
            need, conversation.person, conversation.at, conversation.channel, described, taken, need.days,
            closed_at if closed_at < self.until else None, _closing(rng),
        )  # fmt: skip
        matter.conversations.append(conversation)
        if matter.closed_at and rng.random() < 0.21:
            matter.face = rng.choices((1, 0, -1), (34, 20, 46) if late else (68, 19, 13))[0]
            matter.reopened = matter.face == -1 and rng.random() < 0.2
        if late or matter.closed_at is None:
            self._chases(matter)
        return matter

    def _chases(self, matter: Matter) -> None:
        """People ring again, sooner when it matters more, until it is done."""
        when = matter.raised_at
        for _ in range(self.rng.choices((0, 1, 2, 3), (33, 37, 20, 10))[0]):
            when += timedelta(days=self.rng.uniform(0.35, 0.9) * max(matter.days_taken, 2))
            if when >= self.until:
                return
            day = when.date()
            channel = self._channel(day, matter.person)
            words = f"I rang before: {matter.need.words[0]}. What is happening?"
            still_open = matter.closed_at is None or when < matter.closed_at
            cause = "chase" if still_open else "closed_early"
            chase = Conversation(
                matter.need, matter.person, self._moment(day, channel), channel, words,
                int(self._seconds(matter.need, channel) * 0.6), "request_updated", True, cause, cause,
                matter=matter, is_chase=True,
            )  # fmt: skip
            if chase.at > matter.raised_at:
                matter.conversations.append(chase)
                self.conversations.append(chase)

    def _channel(self, day: date, person: Person) -> str:
        if day.weekday() >= 5:
            return "web" if person.email else "phone"
        if person.preferred_channel and self.rng.random() < 0.7:
            return person.preferred_channel
        channel = self.rng.choices(self.channels, cum_weights=self.channel_weights)[0]
        return "phone" if channel in {"web", "email"} and not person.email else channel

    def _moment(self, day: date, channel: str) -> datetime:
        hour = 8 + self.rng.choices(range(len(HOURS)), HOURS)[0]
        if channel == "web" and self.rng.random() < 0.4:
            hour = self.rng.randrange(6, 23)
        seconds = self.rng.randrange(3600)
        return datetime(day.year, day.month, day.day, hour, tzinfo=UTC) + timedelta(seconds=seconds)

    def _seconds(self, need: Need, channel: str) -> int:
        factor = {"web": 0.0, "email": 0.8, "post": 1.4, "counter": 1.3, "outreach": 2.2}.get(channel, 1.0)
        return int(need.handling * factor * math.exp(self.rng.gauss(-0.1, 0.45)))


def _season(need: Need, month: int) -> float:
    if month in (12, 1, 2):
        return need.winter
    if month in (6, 7, 8):
        return 1 / need.winter
    return 1.0


def _trouble(need: Need, month: int, person: Person) -> Trouble | None:
    district = person.home.street.ward.district
    fitting: Iterator[Trouble] = (
        trouble
        for trouble in need.troubles
        if month in trouble.months and (not trouble.districts or district in trouble.districts)
    )
    return next(fitting, None)


def _closing(rng: random.Random) -> str:
    return rng.choices(("done", "not-found", "no-action-needed", "cannot-do"), (84, 8, 5, 3))[0]

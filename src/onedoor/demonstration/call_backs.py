"""Lines people are rung back on, and calls in every state: to make, due now, overdue, made, missed, taken back.

Written as rows, as the rest of the year is: most of these promises lie in the past, where no action makes one.
"""

import random
from datetime import date, datetime, timedelta

from onedoor.apps.callbacks.models import Attempt, Callback, Line
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation, Team
from onedoor.apps.people.models import Resident
from onedoor.apps.requests import services as requests
from onedoor.foundation import clock

__all__ = ["make_call_backs"]

_HOURS = [["09:00", "11:00"], ["11:00", "13:00"], ["14:00", "16:00"]]
_LONG = timedelta(hours=2)
# Body, a word of the team's name, line and its Welsh, what it is for and its Welsh, whether people book it, questions.
_LINES = (
    ("carrowshire", "social", "Help at home", "Cymorth gartref", "Talk to someone about help for you or a relative.",
     "Siarad â rhywun am gymorth i chi neu berthynas.", True,
     [["who", "Who needs the help?", "Pwy sydd angen y cymorth?", True],
      ["best", "Is there anything we should know before we ring?", "A oes unrhyw beth y dylem ei wybod cyn ffonio?",
       False]]),
    ("teasel-vale", "", "Council tax and money", "Treth gyngor ac arian", "Bills, discounts and paying what you owe.",
     "Biliau, gostyngiadau a thalu'r hyn sy'n ddyledus.", True,
     [["account", "Council tax account number, if you have it", "Rhif cyfrif treth gyngor, os oes gennych un", False]]),
    ("ashenford", "", "Planning duty officer", "Swyddog cynllunio ar ddyletswydd", "Rung by a planner the same day.",
     "Galwad gan gynllunydd yr un diwrnod.", False, [["site", "Which address is it about?", "Pa gyfeiriad?", True]]),
)  # fmt: skip
_ABOUT = (
    "Her mother fell again and cannot manage the stairs.", "Wants to spread what is left to pay over the year.",
    "Does the extension next door need permission?", "Whether a carer's break can be paid for.",
    "Moved out in May and still gets the bill.", "The discount for living alone has stopped.",
    "Is leaving hospital on Friday and lives alone.", "Wants to put solar panels on a listed house.",
)  # fmt: skip
# From now: hours until the window begins, tries and their results, how it ended.
_STATES: tuple[tuple[float, tuple[str, ...], str, str], ...] = (
    (-4, ("no_answer",), "waiting", ""), (-3, (), "waiting", ""), (-1.75, (), "waiting", ""), (-0.5, (), "waiting", ""),
    (-0.25, ("engaged",), "waiting", ""), (2, (), "waiting", ""), (3, (), "waiting", ""), (20, (), "waiting", ""),
    (22, (), "waiting", ""), (26, (), "waiting", ""), (-28, ("spoke",), "done", "sorted"),
    (-30, ("no_answer", "spoke"), "done", "advised"), (-52, ("spoke",), "done", "request"),
    (-54, ("no_answer", "voicemail", "no_answer"), "missed", ""), (-76, (), "cancelled", ""),
)  # fmt: skip


def make_call_backs(seed: int) -> int:
    """How many there are."""
    chance = random.Random(seed)
    lines = [_line(*given) for given in _LINES]
    people = list(
        Resident.objects.filter(contact_points__kind="phone", is_safe_to_contact=True, birth_date__isnull=False)
        .exclude(held_by=None).order_by("pk").prefetch_related("contact_points")[: len(_STATES) * 40 : 40]
    )  # fmt: skip
    now = clock.now().replace(minute=0, second=0, microsecond=0)
    made = [
        _callback(lines[at % len(lines)], person, state, now, _ABOUT[at % len(_ABOUT)], chance)
        for at, (state, person) in enumerate(zip(_STATES, people, strict=False))
    ]
    return len(made)


def _line(
    slug: str,
    team: str,
    name: str,
    name_cy: str,
    summary: str,
    summary_cy: str,
    is_public: bool,
    asked: list[list[object]],
) -> Line:
    body = Organisation.objects.get(slug=slug)
    teams = (
        Team.objects.filter(organisation=body, name__icontains=team) if team else Team.objects.filter(organisation=body)
    )
    return Line.objects.create(
        organisation=body, team=teams.order_by("pk").first(), name=name, name_cy=name_cy, summary=summary,
        summary_cy=summary_cy, is_public=is_public, windows=_HOURS, questions=asked,
    )  # fmt: skip


def _promised(line: Line, now: datetime, hours: float, chance: random.Random) -> datetime:
    """When the window of the line opens that lies so many hours from now: nobody is promised a call at night.

    What is under way now is under way next, where nobody is at work yet; what is over is over.
    """
    if hours > 0:
        day = requests.working_days_after(now + timedelta(hours=hours), 0, line.organisation).date()
        start = _opens(day, line.windows[chance.randrange(len(line.windows))][0])
        return start if start > now else start + timedelta(days=1)
    around = [now.date() + timedelta(days=days) for days in range(-9, 5)]
    starts = [_opens(day, window[0]) for day in around if day.weekday() < 5 for window in line.windows]
    if hours > -2:
        return next(start for start in starts if start + _LONG > now)
    return [start for start in starts if start + _LONG < now + timedelta(hours=hours + 3)][-1]


def _opens(day: date, at: str) -> datetime:
    return datetime.combine(day, datetime.strptime(at, "%H:%M").time(), clock.local_zone())


def _callback(
    line: Line,
    person: Resident,
    state: tuple[float, tuple[str, ...], str, str],
    now: datetime,
    about: str,
    chance: random.Random,
) -> Callback:
    hours, tries, status, outcome = state
    start = _promised(line, now, hours, chance)
    tries = tries if start < now else ()
    phone = next(point for point in person.contact_points.all() if point.kind == "phone")
    ringers = Account.objects.filter(
        memberships__organisation=line.organisation, memberships__role__in=(Role.ADVISER, Role.SERVICE_OFFICER)
    ).distinct().order_by("pk")  # fmt: skip
    ringer = ringers.first() if tries else None
    end = start + _LONG
    made = Callback.objects.create(
        line=line, organisation=line.organisation, team=line.team, account=ringer, door=line.organisation,
        resident=person, name=person.full_name, phone=phone.normalised, language=person.language, reason=about,
        answers=f"{line.questions[0][1]}: {person.full_name}" if line.questions[0][0] == "who" else "",
        window_from=start, window_to=end, status=status, outcome=outcome,
        booked_at=min(start - timedelta(hours=20), now - timedelta(hours=1)),
        closed_at=None if status == "waiting" else start + timedelta(minutes=40),
        soon_told_at=end if end < now else None, overdue_told_at=end if end < now else None,
    )  # fmt: skip
    Attempt.objects.bulk_create(
        Attempt(callback=made, result=result, account=ringer, at=min(start + timedelta(minutes=12 * (number + 1)), now))
        for number, result in enumerate(tries)
    )
    return made

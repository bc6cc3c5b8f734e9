"""Reads of call-backs."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from onedoor.apps.callbacks.access import callbacks_worked_by
from onedoor.apps.callbacks.data import CallbackStatus, LineQuestion
from onedoor.apps.callbacks.models import Callback, Line
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account, Organisation, Team

__all__ = [
    "Counts",
    "callback_counts",
    "callbacks_of",
    "get_public_line",
    "line_that_asks",
    "lines_of",
    "public_lines",
    "questions_of",
    "waiting_callbacks",
]

_RELATED = ("line", "organisation", "team", "account")


@dataclass(frozen=True, slots=True)
class Counts:
    """Of those the actor may ring."""

    waiting: int
    overdue: int
    mine: int
    done_today: int


def waiting_callbacks(actor: Actor, *, mine: bool = False, line: str = "", words: str = "") -> QuerySet[Callback]:
    """Those to ring, the one whose window ends first on top."""
    found = callbacks_worked_by(actor).filter(status=CallbackStatus.WAITING)
    if mine:
        found = found.filter(account__uuid=actor.id)
    if line:
        found = found.filter(line__uuid=line)
    if words:
        digits = "".join(letter for letter in words if letter.isdigit()).lstrip("0")
        by_phone = Q(phone__endswith=digits) if len(digits) > 3 else Q(pk=None)
        found = found.filter(Q(name__icontains=words) | Q(reference__iexact=words) | by_phone)
    return found.select_related(*_RELATED).order_by("window_to", "window_from", "pk")


def callbacks_of(actor: Actor, *, ended: bool = True) -> QuerySet[Callback]:
    """Those that are over, the last first."""
    found = callbacks_worked_by(actor).exclude(status=CallbackStatus.WAITING)
    return found.select_related(*_RELATED).order_by("-closed_at")


def callback_counts(actor: Actor) -> Counts:
    worked = callbacks_worked_by(actor)
    waiting = worked.filter(status=CallbackStatus.WAITING)
    midnight = datetime.combine(clock.today(), time.min, clock.local_zone())
    return Counts(
        waiting.count(),
        waiting.filter(window_to__lt=clock.now()).count(),
        waiting.filter(account__uuid=actor.id).count() if actor.kind == "staff" else 0,
        worked.filter(status=CallbackStatus.DONE, closed_at__gte=midnight).count(),
    )


def lines_of(organisation: "Organisation | None" = None) -> QuerySet[Line]:
    """Those in use, of one body or of all."""
    found = Line.objects.filter(is_active=True).select_related("organisation", "team")
    return found.filter(organisation=organisation) if organisation else found.order_by("organisation__name", "name")


def public_lines() -> QuerySet[Line]:
    """Those people book by themselves."""
    return lines_of().filter(is_public=True)


def get_public_line(uuid: str) -> Line:
    """Raises Missing."""
    found = public_lines().filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such call to book.")
    return found


def line_that_asks(
    organisation: "Organisation", team: "Team | None" = None, account: "Account | None" = None
) -> Line | None:
    """Whose questions are asked where no line was chosen: those of the one line which the team, the person's teams or
    else the body ring for. None where there are several, for nobody knows then which call it will be."""
    found = lines_of(organisation)
    if team is not None:
        found = found.filter(team=team)
    elif account is not None:
        found = found.filter(team__in=account.team_memberships.values("team"))
    first = list(found[:2])
    return first[0] if len(first) == 1 else None


def questions_of(line: Line, language: str = "en-gb") -> list[LineQuestion]:
    """What is asked beforehand, in that language where it was translated."""
    return [
        LineQuestion(code, (label_cy or label) if language == "cy" else label, is_required)
        for code, label, label_cy, is_required in line.questions
    ]

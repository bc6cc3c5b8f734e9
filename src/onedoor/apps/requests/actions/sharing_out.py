"""A new request goes where its body's rules say. Building blocks of raising it and of passing it on."""

from typing import TYPE_CHECKING

from django.db.models import Count, Q

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import Priority
from onedoor.apps.partners import services as partners
from onedoor.apps.requests.actions.changing import enter
from onedoor.apps.requests.data import Given, RulesState, UpdateKind, Visibility
from onedoor.apps.requests.events import RequestRouted
from onedoor.apps.requests.models import Request, RotaShift, RoutingRules
from onedoor.apps.requests.routing import Case, Rule, Table, read_rule
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events.log import record
from onedoor.foundation.remembering import remembered

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account, Team

__all__ = ["note_routing", "route", "rules_that_hold"]


@remembered
def rules_that_hold(organisation_id: int) -> Table:
    """The rules of the body that hold today; some seconds old."""
    found = RoutingRules.objects.filter(organisation=organisation_id, state=RulesState.PUBLISHED).first()
    return Table(tuple(map(read_rule, found.rules)) if found else ())


def route(request: Request) -> Rule | None:
    """Give it the team, priority and person that the first fitting rule of the delivering body names. Not saved."""
    request.team = directory.team_for(request.service, request.delivering)
    request.assigned_to = None
    table = rules_that_hold(request.delivering_id)
    rule = table.first_for(_case_of(request), _open_in) if table.rules else None
    if rule is None:
        return None
    if rule.team:
        request.team = _team(request, rule.team) or request.team
    if rule.priority:
        request.priority = Priority(rule.priority)
    if rule.give and request.team is not None:
        request.assigned_to = _on_duty(request.team) if rule.give == Given.DUTY else _least_busy(request.team)
    return rule


def note_routing(request: Request, rule: Rule | None) -> None:
    """Write down which rule it was; nothing where none was."""
    if rule is None:
        return
    named = [str(each) for each in (request.team, request.assigned_to) if each]
    text = f"By the rule “{rule.name}”: {', '.join([*named, Priority(request.priority).label.lower()])}."
    enter(
        request, UpdateKind.ASSIGNED, by=SYSTEM, text=text, visibility=Visibility.PRIVATE,
        organisation=request.delivering,
    )  # fmt: skip
    happening = RequestRouted(
        rule=rule.code, team=str(request.team.uuid) if request.team else "", priority=request.priority,
        account=str(request.assigned_to.uuid) if request.assigned_to else "",
    )  # fmt: skip
    record(happening, by=SYSTEM, subject=str(request.uuid), organisation=str(request.delivering.uuid))


def _case_of(request: Request) -> Case:
    return Case(
        service=str(request.service.uuid), kind=request.kind, channel=request.channel, areas=request.area_codes,
        text=request.description, at=clock.now().astimezone(clock.local_zone()),
    )  # fmt: skip


def _open_in(team: str) -> int:
    return Request.objects.filter(team__uuid=team, is_open=True).count()


def _team(request: Request, uuid: str) -> "Team | None":
    """A team that was closed since the rule was written takes nothing more."""
    return next((team for team in partners.teams_of(request.delivering) if str(team.uuid) == uuid), None)


def _on_duty(team: "Team") -> "Account | None":
    today = clock.today()
    shifts = RotaShift.objects.filter(team=team, starts_on__lte=today, ends_on__gte=today, account__is_active=True)
    # Who stands in for somebody is entered later.
    shift = shifts.select_related("account").order_by("-id").first()
    return shift.account if shift else None


def _least_busy(team: "Team") -> "Account | None":
    has = Count("requests", filter=Q(requests__is_open=True))
    members = partners.staff_of(team.organisation).filter(uuid__in=partners.members_of(team))
    return members.prefetch_related(None).annotate(has=has).order_by("has", "name", "pk").first()

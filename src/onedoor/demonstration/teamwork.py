"""How teams share out and watch their work: targets by the hour, routing, rotas, who is told of what is late."""

from datetime import time, timedelta

from onedoor.apps.directory.models import Service, ServiceTarget
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation, Team
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import STOPPED_STATUSES, RulesState
from onedoor.apps.requests.models import EscalationStep, Request, RotaShift, RoutingRules
from onedoor.apps.requests.routing import Rule, write_rule
from onedoor.demonstration.takers import SERVICES_OF_TEAM
from onedoor.foundation import clock
from onedoor.foundation.events.models import Subscription
from onedoor.foundation.events.webhooks import new_secret

__all__ = ["make_teamwork"]

# Whose, hours after it is due, who is told, whether it becomes urgent.
_STEPS = (
    ("carrowshire", -24, "holder", False), ("carrowshire", 24, "managers", True), ("teasel-vale", 0, "team", False),
    ("teasel-vale", 72, "managers", True), ("ashenford", 24, "managers", False),
)  # fmt: skip
# Service, priority, how long.
_TARGETS = (
    ("pothole", "urgent", 2, "hours"), ("street-light", "urgent", 4, "working_hours"),
    ("new-bin", "urgent", 1, "working_days"), ("pothole", "low", 60, "days"),
)  # fmt: skip
_PARTS = (
    "Take away what was left beside the road there.", "Cut back the hedge that hides the sign.",
    "Sweep the path once the road is mended.",
)  # fmt: skip
# Who is told of events: name, how, of what, where, whether it is on.
_SYSTEMS = (
    ("Front office lead: passed on to others", Subscription.Kind.EMAIL, ["requests.request_passed_on"],
     "lead@carrowshire.example", True),
    ("Works system of Highways (being set up)", Subscription.Kind.WEBHOOK,
     ["requests.request_raised", "requests.request_closed"], "https://works.carrowshire.example/onedoor", False),
)  # fmt: skip


def make_teamwork() -> int:
    """Rules, and what they would have done by now; how many steps and targets there are."""
    bodies = {body.slug: body for body in Organisation.objects.filter(slug__in={slug for slug, *_ in _STEPS})}
    steps = EscalationStep.objects.bulk_create(
        EscalationStep(organisation=bodies[slug], hours=hours, tell=tell, makes_urgent=is_urgent)
        for slug, hours, tell, is_urgent in _STEPS
        if slug in bodies
    )
    services = {one.slug: one for one in Service.objects.filter(slug__in={slug for slug, *_ in _TARGETS})}
    targets = ServiceTarget.objects.bulk_create(
        ServiceTarget(service=services[slug], priority=priority, amount=amount, unit=unit)
        for slug, priority, amount, unit in _TARGETS
        if slug in services
    )
    _escalate([step for step in steps if step.hours > 0])
    rules = _route(bodies["carrowshire"], services) + sum(map(_route_to_teams, Organisation.objects.all()))
    return len(steps) + len(targets) + rules + _split(bodies) + _tell_systems(bodies["carrowshire"])


def _tell_systems(body: Organisation) -> int:
    """A mailbox hears of what is passed on; a system of the body's own is still being set up."""
    made = Subscription.objects.bulk_create(
        Subscription(organisation=str(body.uuid), name=name, kind=kind, types=types, address=address, is_active=is_on,
                     secret=new_secret() if kind == Subscription.Kind.WEBHOOK else "")
        for name, kind, types, address, is_on in _SYSTEMS
    )  # fmt: skip
    return len(made)


def _split(bodies: dict[str, Organisation]) -> int:
    """Some of the county's open requests have a part that the district does."""
    by = partners.actor_for(
        Account.objects.filter(memberships__organisation=bodies["carrowshire"], memberships__role=Role.ADMINISTRATOR)[0]
    )
    outdoors = Request.objects.filter(
        is_open=True, accountable=bodies["carrowshire"], delivering=bodies["carrowshire"], service__needs_place=True
    )
    for whole in outdoors.order_by("-raised_at")[: len(_PARTS)]:
        requests.split_off(
            by=by, request=whole, organisation=bodies["teasel-vale"], text=_PARTS[whole.pk % len(_PARTS)]
        )
    return len(_PARTS)


def _rules_of_teams(body: Organisation) -> list[Rule]:
    """What comes in goes to the team whose work it is."""
    uuids = {service.slug: str(service.uuid) for service in Service.objects.exclude(topic="").exclude(kind="none")}
    return [
        Rule(
            f"team-{number}",
            team.name,
            services=tuple(uuids[slug] for slug in taken if slug in uuids),
            team=str(team.uuid),
        )
        for number, team in enumerate(Team.objects.filter(organisation=body, is_active=True).order_by("pk"))
        if (taken := SERVICES_OF_TEAM.get(team.name, ()))
    ]


def _route_to_teams(body: Organisation) -> int:
    """Of a body that has no rules yet."""
    rules = _rules_of_teams(body)
    if not rules or RoutingRules.objects.filter(organisation=body).exists():
        return 0
    RoutingRules.objects.create(
        organisation=body, state=RulesState.PUBLISHED, rules=[write_rule(rule) for rule in rules],
        changed_by="Farah Ahmed",
    )  # fmt: skip
    return len(rules)


def _route(body: Organisation, services: dict[str, Service]) -> int:
    """Rules that hold, a draft to try, and a rota for the first team."""
    teams = list(Team.objects.filter(organisation=body, is_active=True).order_by("pk")[:2])
    if len(teams) < 2 or "pothole" not in services:
        return 0
    first, second = (str(team.uuid) for team in teams)
    hole = (str(services["pothole"].uuid),)
    holds = [
        Rule("danger", "Danger, at once", words=("accident", "injur", "live wire", "danger"), team=first,
             priority="urgent", give="duty"),
        Rule("evenings", "Evenings and weekends", services=hole, since=time(17), until=time(8), team=first),
        *_rules_of_teams(body),
    ]  # fmt: skip
    draft = [
        *holds[:2],
        Rule("full", "When the first team is full", services=hole, team=second, give="least"),
        *holds[2:],
    ]
    for state, rules in ((RulesState.PUBLISHED, holds), (RulesState.DRAFT, draft)):
        RoutingRules.objects.create(
            organisation=body, state=state, rules=[write_rule(rule) for rule in rules], changed_by="Glyn Probert"
        )
    monday = clock.today() - timedelta(days=clock.today().weekday())
    members = list(Account.objects.filter(team_memberships__team=teams[0]).order_by("pk")[:3])
    shifts = RotaShift.objects.bulk_create(
        RotaShift(
            team=teams[0], account=members[week % len(members)], starts_on=monday + timedelta(weeks=week),
            ends_on=monday + timedelta(weeks=week, days=6),
        )
        for week in range(6 if members else 0)
    )  # fmt: skip
    return len(draft) + len(shifts)


def _escalate(steps: list[EscalationStep]) -> None:
    """What was late before anybody was told of it by a rule shows as told, so that the watch list is not empty."""
    for step in steps:
        late_since = clock.now() - timedelta(hours=step.hours)
        late = Request.objects.filter(is_open=True, accountable=step.organisation, due_at__lt=late_since)
        late.exclude(status__in=STOPPED_STATUSES).update(escalated_at=clock.now() - timedelta(hours=3))

"""Reading a body's rules and rota, and trying rules on what came in last month."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from onedoor.apps.directory import services as directory
from onedoor.apps.requests.access import may_route_for
from onedoor.apps.requests.data import RulesState
from onedoor.apps.requests.models import Request, RotaShift, RoutingRules
from onedoor.apps.requests.replaying import PastRequest, Replay, replay
from onedoor.apps.requests.routing import Case, Rule, Table, read_rule
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation, Team

__all__ = ["MOST_REPLAYED", "areas_of_past", "get_shift", "rota_of", "rules_of", "try_rules"]

MOST_REPLAYED = 100_000
_COLUMNS = (
    "uuid", "reference", "service_id", "service__uuid", "kind", "channel", "area_codes", "description", "raised_at",
    "closed_at",
)  # fmt: skip


def rules_of(organisation: "Organisation", state: RulesState) -> RoutingRules | None:
    """The set in that state, or None."""
    return organisation.routing_rules.filter(state=state).first()


def rota_of(team: "Team") -> "QuerySet[RotaShift]":
    """Who is on duty from today on, in order."""
    return team.rota.filter(ends_on__gte=clock.today()).select_related("account")


def get_shift(team: "Team", uuid: UUID | str) -> RotaShift:
    """One of the team's; raises Missing."""
    found = RotaShift.objects.filter(team=team, uuid=uuid).select_related("team__organisation").first()
    if found is None:
        raise Missing("There is no such shift.")
    return found


def areas_of_past(organisation: "Organisation") -> list[str]:
    """Codes of the areas in which its newest requests lay."""
    newest = (
        Request.objects.filter(delivering=organisation).order_by("-id").values_list("area_codes", flat=True)[:2_000]
    )
    return sorted({code for codes in newest for code in codes})


def try_rules(*, by: Actor, organisation: "Organisation", days: int = 30) -> Replay:
    """What the draft would have done with the requests of so many days, beside what holds; nothing is changed.

    The newest `MOST_REPLAYED`. Workload is played through as well, each set of rules with its own. Raises Missing for
    who may not.
    """
    if not may_route_for(by, organisation):
        raise Missing("There is no such organisation.")
    since = clock.now() - timedelta(days=days)
    past = Request.objects.filter(delivering=organisation, raised_at__gte=since, part_of=None)
    if past.count() > MOST_REPLAYED:
        since = past.order_by("-raised_at").values_list("raised_at", flat=True)[MOST_REPLAYED - 1]
        past = past.filter(raised_at__gte=since)
    today, draft = (_table(organisation, state) for state in (RulesState.PUBLISHED, RulesState.DRAFT))
    return replay(
        _past(past.order_by("raised_at", "id"), organisation), today, draft,
        open_at_first=_open_before(organisation, since), old_closings=_closings_since(organisation, since),
    )  # fmt: skip


def _table(organisation: "Organisation", state: RulesState) -> Table:
    found = rules_of(organisation, state)
    rules: tuple[Rule, ...] = tuple(map(read_rule, found.rules)) if found else ()
    return Table(rules)


def _past(rows: "QuerySet[Request]", organisation: "Organisation") -> Iterator[PastRequest]:
    zone, teams = clock.local_zone(), dict[int, str]()
    services = {service.pk: service for service in directory.services_with(rows.values("service"))}
    for uuid, reference, key, service, kind, channel, areas, text, raised_at, closed_at in rows.values_list(
        *_COLUMNS
    ).iterator(chunk_size=2_000):
        if key not in teams:
            team = directory.team_for(services[key], organisation)
            teams[key] = str(team.uuid) if team else ""
        case = Case(str(service), kind, channel, areas, text, raised_at.astimezone(zone))
        yield PastRequest(str(uuid), reference, case, closed_at, teams[key])


def _open_before(organisation: "Organisation", since: datetime) -> dict[str, int]:
    rows = _before(organisation, since).order_by().values_list("team__uuid").annotate(open=Count("pk"))
    return {str(team): count for team, count in rows}


def _closings_since(organisation: "Organisation", since: datetime) -> list[tuple[datetime, str]]:
    rows = _before(organisation, since).filter(closed_at__isnull=False).values_list("closed_at", "team__uuid")
    return [(closed_at, str(team)) for closed_at, team in rows if closed_at is not None]


def _before(organisation: "Organisation", since: datetime) -> "QuerySet[Request]":
    """What had come in before and was still open, with a team."""
    still_open = Q(closed_at__isnull=True) | Q(closed_at__gte=since)
    found = Request.objects.filter(still_open, delivering=organisation, raised_at__lt=since, team__isnull=False)
    return found.filter(team__organisation=F("delivering"))

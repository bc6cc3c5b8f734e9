"""What a manager watches: late, unanswered, reopened and escalated work, by body and team."""

from django.db.models import Count, Q

from onedoor.apps.directory.data import Priority
from onedoor.apps.requests.access import requests_worked_by
from onedoor.apps.requests.data import WatchRow
from onedoor.apps.requests.queries.queue import WATCHED, is_overdue
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

__all__ = ["watch_board"]

_KEYS = ("delivering__name", "delivering__uuid", "team__name", "team__uuid")


def watch_board(actor: Actor) -> list[WatchRow]:
    """A row for each team that has open work, by body and name; work of no team last. One query."""
    counted = {name: Count("pk", filter=condition) for name, condition in WATCHED.items()}
    counted["overdue"] = Count("pk", filter=is_overdue(clock.now()))
    counted["urgent"] = Count("pk", filter=Q(priority=Priority.URGENT))
    rows = (
        requests_worked_by(actor).filter(is_open=True).order_by().values(*_KEYS).annotate(open=Count("pk"), **counted)
    )
    found = [
        WatchRow(
            organisation=row["delivering__name"], organisation_uuid=str(row["delivering__uuid"]),
            team=row["team__name"] or "", team_uuid=str(row["team__uuid"] or ""), open=row["open"],
            **{name: row[name] for name in counted},
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda row: (row.organisation.casefold(), row.team == "", row.team.casefold()))

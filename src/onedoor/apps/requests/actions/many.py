"""One action on many requests: each in its own transaction, and for each whether it succeeded."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from onedoor.apps.requests.access import requests_worked_by
from onedoor.apps.requests.actions.ending import close
from onedoor.apps.requests.actions.passing import pass_on
from onedoor.apps.requests.actions.undoing import remember_run, standing_of
from onedoor.apps.requests.actions.working import assign, change_status, take
from onedoor.apps.requests.data import BulkResult
from onedoor.apps.requests.models import BulkRun, Request
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, OnedoorError

__all__ = ["BULK_ACTIONS", "act_on_many"]

MOST_AT_ONCE = 200
BULK_ACTIONS: Mapping[str, Callable[..., Request]] = {
    "take": take,
    "assign": assign,
    "status": change_status,
    "close": close,
    "pass_on": pass_on,
}


def act_on_many(
    *, by: Actor, action: str, uuids: Iterable[str], **values: Any
) -> tuple[list[BulkResult], BulkRun | None]:
    """Do one of `BULK_ACTIONS` to each request, in the order given; `values` are the action's own arguments.

    With what became of each comes the run, by which it can be undone; None where nothing was changed.

    One that cannot be done does not hold up the others. A request the actor does not work on is left out as if it
    were not there.
    """
    wanted = list(dict.fromkeys(uuids))
    if action not in BULK_ACTIONS:
        raise Invalid("Choose what to do.", fields={"action": ["Choose what to do."]})
    if not wanted:
        raise Invalid("Select at least one request.", fields={"selected": ["Select at least one request."]})
    if len(wanted) > MOST_AT_ONCE:
        problem = f"Select {MOST_AT_ONCE} requests or fewer."
        raise Invalid(problem, fields={"selected": [problem]})
    worked = requests_worked_by(by).select_related("accountable", "delivering")
    found = {str(each.uuid): each for each in worked.filter(uuid__in=wanted)}
    changes: list[dict[str, Any]] = []
    results = [_attempt(action, found[uuid], by, values, changes) for uuid in wanted if uuid in found]
    run = remember_run(by=by, action=action, changes=changes)
    return results, run


def _attempt(
    action: str, request: Request, by: Actor, values: Mapping[str, Any], changes: list[dict[str, Any]]
) -> BulkResult:
    before = standing_of(request)
    problem = ""
    try:
        # What somebody changes in this moment is not what was chosen in the list.
        changed = BULK_ACTIONS[action](by=by, request=request, version=request.version, **values)
        changes.append({"uuid": str(request.uuid), "version": changed.version, "before": before})
    except OnedoorError as error:
        problem = error.message
    return BulkResult(str(request.uuid), request.reference, problem)

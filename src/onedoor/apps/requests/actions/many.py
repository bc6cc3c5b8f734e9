"""One action on many requests: each in its own transaction, and for each whether it succeeded."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from onedoor.apps.requests.access import requests_worked_by
from onedoor.apps.requests.actions.ending import close
from onedoor.apps.requests.actions.passing import pass_on
from onedoor.apps.requests.actions.working import assign, change_status, take
from onedoor.apps.requests.data import BulkResult
from onedoor.apps.requests.models import Request
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


def act_on_many(*, by: Actor, action: str, uuids: Iterable[str], **values: Any) -> list[BulkResult]:
    """Do one of `BULK_ACTIONS` to each request, in the order given; `values` are the action's own arguments.

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
    found = {str(each.uuid): each for each in requests_worked_by(by).filter(uuid__in=wanted)}
    return [_attempt(action, found[uuid], by, values) for uuid in wanted if uuid in found]


def _attempt(action: str, request: Request, by: Actor, values: Mapping[str, Any]) -> BulkResult:
    problem = ""
    try:
        BULK_ACTIONS[action](by=by, request=request, **values)
    except OnedoorError as error:
        problem = error.message
    return BulkResult(str(request.uuid), request.reference, problem)

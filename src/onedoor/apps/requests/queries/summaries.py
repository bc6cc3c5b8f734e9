"""A request in a few words."""

from collections.abc import Iterable

from onedoor.apps.people.data import Sight
from onedoor.apps.requests import access
from onedoor.apps.requests.data import RequestSummary, UpdateKind
from onedoor.apps.requests.models import Request
from onedoor.foundation.actors import Actor

__all__ = ["bodies_of", "summary_for_adviser"]


def bodies_of(uuids: Iterable[str]) -> frozenset[str]:
    """Uuids of the bodies that answer for these requests or deliver them; who may read them was asked before."""
    rows = Request.objects.filter(uuid__in=list(uuids)).values_list("accountable__uuid", "delivering__uuid")
    return frozenset(str(body) for row in rows for body in row)


def summary_for_adviser(request: Request, *, by: Actor, sight: Sight | None = None) -> RequestSummary:
    """What an adviser tells a caller: where it stands, who has it, what was said last. Two queries."""
    is_whole = access.reads_whole(by, request, sight)
    read = [each for each in request.updates.all() if access.may_read_update(by, each, is_whole=is_whole)]
    said = [each for each in read if each.text]
    return RequestSummary(
        uuid=str(request.uuid),
        reference=request.reference,
        service=request.service.name,
        status=request.standing,
        is_open=request.is_open,
        is_overdue=request.is_overdue,
        raised_at=request.raised_at,
        due_at=request.due_at,
        accountable=request.accountable.name,
        delivering=request.delivering.name,
        last_said=said[-1].text if said else "",
        last_said_at=said[-1].at if said else request.raised_at,
        times_chased=sum(each.kind == UpdateKind.CHASE for each in read),
        shared_by=access.shared_by(by, request, sight),
    )

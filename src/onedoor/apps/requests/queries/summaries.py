"""A request in a few words."""

from onedoor.apps.requests.data import RequestSummary, UpdateKind, Visibility
from onedoor.apps.requests.models import Request

__all__ = ["summary_for_adviser"]


def summary_for_adviser(request: Request) -> RequestSummary:
    """What an adviser tells a caller: where it stands, who has it, what was said last. One query."""
    public = [each for each in request.updates.all() if each.visibility == Visibility.PUBLIC]
    said = [each for each in public if each.text]
    return RequestSummary(
        uuid=str(request.uuid),
        reference=request.reference,
        service=request.service.name,
        status=request.get_status_display(),
        is_open=request.is_open,
        is_overdue=request.is_overdue,
        raised_at=request.raised_at,
        due_at=request.due_at,
        accountable=request.accountable.name,
        delivering=request.delivering.name,
        last_said=said[-1].text if said else "",
        last_said_at=said[-1].at if said else request.raised_at,
        times_chased=sum(each.kind == UpdateKind.CHASE for each in public),
    )

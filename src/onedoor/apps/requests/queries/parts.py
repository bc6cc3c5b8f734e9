"""The parts of a request, as whoever reads the whole sees them."""

from onedoor.apps.requests.data import PartOfWhole
from onedoor.apps.requests.models import Request

__all__ = ["parts_of"]


def parts_of(request: Request) -> list[PartOfWhole]:
    """Who does which part and where that stands; its own history is read by its own body. One query."""
    parts = request.parts.select_related("accountable", "closing_reason").order_by("id")
    return [
        PartOfWhole(
            uuid=str(part.uuid), reference=part.reference, organisation=part.accountable.name,
            organisation_cy=part.accountable.name_cy, status=part.status, is_open=part.is_open,
            is_overdue=part.is_overdue, due_at=part.due_at, closed_at=part.closed_at,
        )
        for part in parts
    ]  # fmt: skip

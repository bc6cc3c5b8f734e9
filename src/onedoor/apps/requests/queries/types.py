"""Types of requests as the office and the queue need them."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from onedoor.apps.requests.models import Request, RequestType
from onedoor.apps.requests.stages import Course, State
from onedoor.foundation.errors import Missing

__all__ = ["course_of", "get_request_type", "open_by_state", "request_types", "states_after", "states_in_use"]


def course_of(request: Request) -> Course | None:
    """The states that requests for its service have; None where the service is of no type. One query."""
    found = RequestType.objects.filter(services__service=request.service_id).first()
    return found.course if found else None


def request_types() -> QuerySet[RequestType]:
    """By name, each with its services."""
    return RequestType.objects.prefetch_related("services__service")


def get_request_type(uuid: UUID | str) -> RequestType:
    """Raises Missing."""
    found = request_types().filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such type.")
    return found


def states_in_use() -> dict[str, str]:
    """Code and name of every type's own states. One query."""
    rows = RequestType.objects.values_list("states", flat=True)
    return {state["code"]: state["name"] for states in rows for state in states[1:]}


def states_after(request: Request) -> tuple[State, tuple[State, ...]] | None:
    """Where a request of a type stands and where it may go from there; None for one of no type."""
    course: Course | None = course_of(request)
    if course is None:
        return None
    return course.find(request.stage) or course.states[0], course.after(request.stage)


def open_by_state(type: RequestType) -> dict[str, int]:
    """How many open requests stand at each of its states, by code. One query."""
    there = Request.objects.filter(is_open=True, service__in=[each.service_id for each in type.services.all()])
    rows = there.filter(~Q(stage="")).order_by().values_list("stage").annotate(Count("pk"))
    return dict(rows)

"""The states that a request's type has of its own, as the actions that move it ask for them. Building blocks."""

from onedoor.apps.requests.data import Status
from onedoor.apps.requests.models import Request
from onedoor.apps.requests.queries.types import course_of
from onedoor.apps.requests.stages import State
from onedoor.foundation.errors import Invalid

__all__ = ["back_at_work", "refuse_closing", "step_of"]


def step_of(request: Request, *, status: str, state: str) -> tuple[Status, State | None]:
    """Where a request goes that is to have this status, or the state of that code. Raises Invalid where it may not."""
    course = course_of(request)
    if course is not None:
        found = course.step(request.stage, state=state, status=status)
        return found.status, found
    if state:
        problem = f"{request.service.name} has no states of its own: choose one that every request has."
        raise Invalid(problem, fields={"status": [problem]})
    return Status(status), None


def refuse_closing(request: Request) -> None:
    """Raises Conflict where its type does not let it be closed from where it stands."""
    course = course_of(request)
    if course is not None:
        course.refuse_closing(request.stage)


def back_at_work(request: Request) -> tuple[Status, State | None]:
    """Where it goes on when nobody is awaited any more: the state it stood in, or else the beginning."""
    course = course_of(request) if request.stage else None
    state = course.find(request.stage) if course else None
    return (state.status, state) if state else (Status.OPEN, None)

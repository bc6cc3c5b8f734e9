"""The states a type of request has of its own, and which may follow which. Pure.

A type's states stand between the two that every request has, received and closed. Each is one of the shared statuses
under a name of its own, so that lists, clocks, figures and other systems understand it as they always did.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onedoor.apps.requests.data.choices import OPEN_STATUSES, STOPPED_STATUSES, Status
from onedoor.foundation.errors import Conflict, Invalid

__all__ = ["RECEIVED", "STATE_STATUSES", "Course", "State", "read_state", "write_state"]

# Where each request begins; a request that stands there has no state of its type yet.
RECEIVED = "received"
# What a state may be: the shared statuses of a request that nobody outside is awaited for.
STATE_STATUSES = tuple(status for status in OPEN_STATUSES if status not in STOPPED_STATUSES)


@dataclass(frozen=True, slots=True)
class State:
    """One state. `leads_to` are codes of the states that may follow."""

    code: str
    name: str
    name_cy: str = ""
    status: Status = Status.OPEN
    leads_to: tuple[str, ...] = ()
    may_close: bool = True

    def name_in(self, language: str) -> str:
        """In the reader's language, where it was written in it."""
        return (language == "cy" and self.name_cy) or self.name


@dataclass(frozen=True, slots=True)
class Course:
    """The states of one type, the first being `RECEIVED`."""

    states: tuple[State, ...]

    def find(self, code: str) -> State | None:
        return next((state for state in self.states if state.code == (code or RECEIVED)), None)

    def after(self, code: str) -> tuple[State, ...]:
        """What may follow. From a state that was taken out of the type meanwhile: any."""
        here = self.find(code)
        if here is None:
            return self.states
        return tuple(state for state in self.states if state.code in here.leads_to)

    def step(self, at: str, *, state: str = "", status: str = "") -> State:
        """The state that somebody wants to move to, named by its code or by what it is; where it stands is allowed.

        Raises Invalid, saying where it may go.
        """
        here = self.find(at)
        offered: tuple[State, ...] = (*((here,) if here else ()), *self.after(at))
        fitting = [each for each in offered if ((each.code == state) if state else (each.status == status))]
        if fitting:
            return fitting[0]
        problem = f"From “{here.name if here else at}” it goes to: {_names(self.after(at))}."
        raise Invalid(problem, fields={"status": [problem]})

    def refuse_closing(self, at: str) -> None:
        """Raises Conflict where a request that stands there is not closed yet."""
        here = self.find(at)
        if here is not None and not here.may_close:
            raise Conflict(f"From “{here.name}” it is not closed yet. It goes to: {_names(self.after(at))}.")

    @property
    def problems(self) -> tuple[str, ...]:
        """What is odd about it: a state nothing leads to, or that leads nowhere."""
        reached = _reached(self)
        lost = (f"Nothing leads to “{state.name}”." for state in self.states if state.code not in reached)
        stuck = (
            f"“{state.name}” leads nowhere." for state in self.states if not state.leads_to and not state.may_close
        )
        return (*lost, *stuck)


def _names(states: Iterable[State]) -> str:
    return ", ".join(state.name for state in states) or "nothing else"


def _reached(course: Course) -> set[str]:
    reached, waiting = {RECEIVED}, [RECEIVED]
    while waiting:
        following = {state.code for state in course.after(waiting.pop())} - reached
        reached |= following
        waiting.extend(following)
    return reached


def write_state(state: State) -> dict[str, Any]:
    """As it is kept in JSON."""
    return {
        "code": state.code, "name": state.name, "name_cy": state.name_cy, "status": state.status.value,
        "leads_to": list(state.leads_to), "may_close": state.may_close,
    }  # fmt: skip


def read_state(kept: Mapping[str, Any]) -> State:
    """The other way."""
    return State(**{**kept, "status": Status(kept["status"]), "leads_to": tuple(kept["leads_to"])})

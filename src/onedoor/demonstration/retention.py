"""How long the invented county keeps things: periods of one body's own, what it holds, and what was forgotten before.

Nothing is switched on: the demonstration does not forget itself.
"""

from datetime import timedelta

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.retention import services as retention
from onedoor.apps.retention.models import Run
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM

__all__ = ["make_retention"]

# Months; short enough that some of the year is due.
_OWN = {"contacts": 11, "requests": 11}
_HELD = {
    "contacts": "The caller has written to the ombudsman about this conversation.",
    "requests": "Named in a claim for damage to a car; our insurers have asked for it.",
}
# Days ago, and what went; before the year there are rows of.
_RUNS: tuple[tuple[int, dict[str, int], dict[str, int]], ...] = (
    (7, {"messages": 212, "requests": 38, "contacts": 164, "feedback": 9}, {"requests": 2}),
    (37, {"messages": 187, "requests": 41, "contacts": 150, "feedback": 12, "records": 3}, {"requests": 1}),
    (68, {"messages": 240, "requests": 35, "contacts": 171, "feedback": 7}, {}),
)


def make_retention() -> int:
    """How many things are held."""
    account = Account.objects.filter(memberships__role=Role.GOVERNANCE).order_by("pk").first()
    officer = partners.actor_for(account) if account else None
    if officer is None:
        return 0
    body = partners.get_organisation(min(officer.organisations_as(Role.GOVERNANCE)))
    held = 0
    for code, months in _OWN.items():
        retention.set_period(by=officer, organisation=body, code=code, months=months)
        due = next(retention.due_things(by=officer, organisation=body, code=code), None)
        if due is not None:
            retention.hold(by=officer, organisation=body, code=code, subject=due.uuid, reason=_HELD[code])
            held += 1
    now = clock.now()
    for days, forgotten, left in _RUNS:
        begun = now - timedelta(days=days, hours=3)
        Run.objects.create(
            organisation=body, begun_at=begun, ended_at=begun + timedelta(seconds=40), begun_by=str(SYSTEM),
            forgotten=forgotten, left=left,
        )  # fmt: skip
    return held

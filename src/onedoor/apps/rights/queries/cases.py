"""Reads of cases, for the officers of a body and for the person."""

from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, QuerySet

from onedoor.apps.accounts import services as accounts
from onedoor.apps.people import services as people
from onedoor.apps.rights.access import case_of_person, cases_of_person, parts_visible_to
from onedoor.apps.rights.data import GROUPS, CaseKind, Decision, HeldSection
from onedoor.apps.rights.gathering import Said, gather, subject_of
from onedoor.apps.rights.models import Case, Part
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor, resident

if TYPE_CHECKING:
    from onedoor.apps.accounts.models import ResidentAccount

__all__ = ["case_of", "cases_of", "counts", "held_in_case", "parts_for", "parts_of", "preview", "said_by"]

_OPEN = Q(decided_at=None)
# What was agreed to be erased and is not yet.
_WAITS = Q(
    case__kind=CaseKind.ERASURE, carried_out_at=None, decision__in=(Decision.AGREED, Decision.PARTLY)
)  # fmt: skip


def parts_for(actor: Actor, group: str = "due") -> QuerySet[Part]:
    """Those of the actor's bodies in one of `GROUPS`, what is due first coming first."""
    rows = parts_visible_to(actor).select_related("assigned_to").filter(_in_group(actor, group))
    if group == "done":
        return rows.order_by("-decided_at", "-pk")
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def counts(actor: Actor) -> dict[str, int]:
    """How many there are in each group but the last. One query."""
    groups = {name: Count("pk", filter=_in_group(actor, name)) for name in GROUPS if name != "done"}
    return dict(parts_visible_to(actor).order_by().aggregate(**groups))


def _in_group(actor: Actor, group: str) -> Q:
    shown = Q(case__identity_shown_at__isnull=False)
    return {
        "mine": (_OPEN | _WAITS) & Q(assigned_to__uuid=actor.id),
        "overdue": _OPEN & Q(due_on__lt=clock.today()),
        "paused": _OPEN & ~shown,
        "done": ~_OPEN & ~_WAITS,
    }.get(group, (_OPEN & shown) | _WAITS)


def cases_of(account: "ResidentAccount") -> list[Case]:
    """Everything the person asked, the last first."""
    found = cases_of_person(accounts.records_of(account), asked_by=_as_actor(account))
    return list(found.prefetch_related("parts__case", "parts__organisation", "parts__ground"))


def case_of(account: "ResidentAccount", uuid: str) -> Case:
    """One of them; raises Missing."""
    return case_of_person(accounts.records_of(account), uuid, asked_by=_as_actor(account))


def _as_actor(account: "ResidentAccount") -> str:
    return str(resident(str(account.uuid)))


def parts_of(case: Case) -> QuerySet[Part]:
    """Every body's answer, for the person."""
    return case.parts.select_related("case", "organisation", "ground").prefetch_related(
        "told__organisation", "told_outside"
    )


def preview(part: Part) -> list[HeldSection]:
    """What the part's body holds of the person, and what of it they would get."""
    return held_in_case(part.case, [part])


def held_in_case(case: Case, parts: list[Part], **how: object) -> list[HeldSection]:
    """The same of several bodies, each as its officers said."""
    subject = subject_of(people.records_known(case.records), email=_proven(case))
    bodies = {str(part.organisation.uuid): said_by(part) for part in parts}
    lead = next((str(part.organisation.uuid) for part in parts if part.is_lead), "")
    return gather(subject, bodies=bodies, lead=lead, **how)  # type: ignore[arg-type]


def said_by(part: Part) -> Said:
    rows = part.withheld.values_list("row", "field", "is_hidden", "reason")
    return {(row, field): (is_hidden, reason) for row, field, is_hidden, reason in rows}


def _proven(case: Case) -> str:
    """The address that was shown to be theirs: of an account, never of a record."""
    return case.email if case.assurance == "signed_in" and case.contact is None else ""

"""Complaints as their pages need them, and what was learned of them."""

from django.db.models import Count, QuerySet

from onedoor.apps.requests.access import requests_worked_by
from onedoor.apps.requests.data import ComplaintOutcome
from onedoor.apps.requests.models import Complaint, ComplaintStage, Request
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

__all__ = ["complaint_of", "complaint_stages", "get_complaint_stage", "lessons_for", "outcomes_for"]


def complaint_of(request: Request) -> Complaint | None:
    """What is particular to it, with the request it is about; None for other kinds."""
    return Complaint.objects.filter(request=request).select_related("about__delivering", "about__accountable").first()


def complaint_stages() -> QuerySet[ComplaintStage]:
    """In their order."""
    return ComplaintStage.objects.all()


def get_complaint_stage(number: int) -> ComplaintStage:
    """Raises Missing."""
    found = ComplaintStage.objects.filter(number=number).first()
    if found is None:
        raise Missing("There is no such stage.")
    return found


def lessons_for(actor: Actor) -> QuerySet[Complaint]:
    """Decided complaints of the actor's bodies that taught something, the newest first."""
    found = Complaint.objects.filter(request__in=requests_worked_by(actor), decided_at__isnull=False).exclude(lesson="")
    return found.select_related("request__service", "request__accountable", "about__service").order_by("-decided_at")


def outcomes_for(actor: Actor) -> list[tuple[str, int]]:
    """How many of the actor's bodies' complaints came to what. One query."""
    rows = Complaint.objects.filter(request__in=requests_worked_by(actor)).exclude(outcome="").order_by()
    counts = dict(rows.values_list("outcome").annotate(Count("pk")))
    return [(str(outcome.label), counts.get(outcome.value, 0)) for outcome in ComplaintOutcome]

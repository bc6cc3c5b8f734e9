"""Who may read feedback: staff of the body it is about. Words are personal, so nobody else does."""

from django.db.models import QuerySet

from onedoor.apps.feedback.models import Feedback
from onedoor.foundation.actors import Actor

__all__ = ["feedback_visible_to"]


def feedback_visible_to(actor: Actor) -> QuerySet[Feedback]:
    """Feedback on what the actor's own organisations did."""
    if actor.kind == "system":
        return Feedback.objects.all()
    if actor.kind != "staff":
        return Feedback.objects.none()
    return Feedback.objects.filter(organisation__uuid__in=actor.organisations)

"""Forgetting what people said: the words go, the face, the reason and the service stay and count as before."""

from datetime import datetime

from django.db.models import QuerySet

from onedoor.apps.feedback.events import FeedbackForgotten
from onedoor.apps.feedback.models import Feedback
from onedoor.foundation.actors import Actor
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, require_transaction

__all__ = ["forget_words", "words_kept"]


def forget_words(*, by: Actor, about: str, why: Why) -> int:
    """Forget the words said of the thing of that uuid (a building block); how many times something had been said.

    The caller has checked that the actor may.
    """
    require_transaction()
    forgotten = Feedback.objects.filter(about=str(about)).exclude(words="").update(words="")
    if forgotten:
        log.record(FeedbackForgotten(why=why.value, words=forgotten), by=by, subject=str(about))
    return forgotten


def words_kept(organisation: int | None, before: datetime) -> QuerySet[Feedback]:
    """Feedback about that organisation (its key, or None) that still has words, given before."""
    return Feedback.objects.filter(organisation=organisation, given_at__lt=before).exclude(words="")

"""What readers say: that they have read it, or that something in it is wrong."""

from django.conf import settings
from django.db import transaction

from onedoor.apps.knowledge.access import get_article_for, get_feedback_for
from onedoor.apps.knowledge.data import ArticleStatus
from onedoor.apps.knowledge.events import ArticleRead, FeedbackAnswered, FeedbackGiven
from onedoor.apps.knowledge.models import Article, Feedback, ReadMark
from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events import log
from onedoor.foundation.events.log import Happening

__all__ = ["answer_feedback", "give_feedback", "note_read", "remind_of_articles"]


@transaction.atomic(durable=True)
def note_read(*, by: Actor, article: Article) -> None:
    """The actor has read this version; twice changes nothing. Raises Missing."""
    found = get_article_for(by, article.uuid)
    _, is_new = ReadMark.objects.get_or_create(
        article=found, account=partners.get_account(by.id), version=found.version
    )
    if is_new:
        _record(found, ArticleRead(version=found.version), by)


@transaction.atomic(durable=True)
def give_feedback(*, by: Actor, article: Article, words: str) -> Feedback:
    """Tell who answers for it that something is wrong or missing. Raises Missing, Invalid."""
    found = get_article_for(by, article.uuid)
    if not words.strip():
        raise Invalid("Say what is wrong or missing.", fields={"words": ["Say what is wrong or missing"]})
    given = Feedback.objects.create(article=found, account=partners.get_account(by.id), words=words.strip()[:1000])
    _record(found, FeedbackGiven(feedback=str(given.uuid)), by)
    _tell_owner(found, f"A colleague says that something in “{found.title}” is wrong or missing.", by)
    return given


@transaction.atomic(durable=True)
def answer_feedback(*, by: Actor, feedback: Feedback, answer: str) -> Feedback:
    """What became of it; who gave it is told. Raises Missing, Invalid."""
    found = get_feedback_for(by, feedback.uuid)
    if not answer.strip():
        raise Invalid("Say what became of it.", fields={"answer": ["Say what became of it"]})
    found.answer, found.answered_at = answer.strip()[:1000], clock.now()
    found.save(update_fields=["answer", "answered_at"])
    _record(found.article, FeedbackAnswered(feedback=str(found.uuid)), by)
    if found.account is not None:
        text = f"You said something about “{found.article.title}”. The answer: {found.answer}"
        _tell(
            found.article, found.account.email, found.account.name, text, f"/desk/knowledge/{found.article.uuid}/", by
        )
    return found


@transaction.atomic(durable=True)
def remind_of_articles() -> int:
    """E-mails to owners whose article is to be looked at again, once each."""
    due = Article.objects.select_for_update(of=("self",), skip_locked=True).filter(
        status=ArticleStatus.PUBLISHED, review_on__lte=clock.today(), review_told_on=None
    )
    found = list(due.select_related("organisation", "owner")[:100])
    for article in found:
        _tell_owner(article, f"“{article.title}” is to be looked at again. Is it still right?", SYSTEM)
    Article.objects.filter(pk__in=[article.pk for article in found]).update(review_told_on=clock.today())
    return len(found)


def _tell_owner(article: Article, text: str, by: Actor) -> None:
    if article.owner is not None:
        _tell(article, article.owner.email, article.owner.name, text, f"/office/knowledge/{article.uuid}/", by)


def _tell(article: Article, email: str, name: str, text: str, path: str, by: Actor) -> None:
    values = {"name": name, "text": text, "link": f"{settings.PUBLIC_URL}{path}"}
    messages.send(
        "staff-knowledge", by=by, email=email, organisation=article.organisation, about=str(article.uuid), values=values
    )


def _record(article: Article, happening: Happening, by: Actor) -> None:
    log.record(happening, by=by, subject=str(article.uuid), organisation=str(article.organisation.uuid))

"""Reads of knowledge."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from onedoor.apps.knowledge.access import READERS, articles_editable_by, articles_visible_to
from onedoor.apps.knowledge.data import ArticleKind, ArticleMatch, Reading
from onedoor.apps.knowledge.models import Article, Feedback, ReadMark, Skill
from onedoor.apps.knowledge.search import articles_by_words
from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.partners.models import Organisation

__all__ = ["articles_about", "articles_kept_by", "feedback_of", "find_articles", "latest_articles", "reading_of",
           "skills_of", "unread_articles"]  # fmt: skip

# Before an article comes the script of what is asked, before old news anything.
_ORDER = {ArticleKind.SCRIPT: 0, ArticleKind.INSTRUCTION: 1, ArticleKind.ARTICLE: 2, ArticleKind.NEWS: 3}


def find_articles(words: str, *, by: Actor, limit: int = 10) -> list[ArticleMatch]:
    """Those the actor may read that fit the words, best first."""
    if len(words.strip()) < 2:
        return []
    ranked = articles_by_words(words, limit=limit * 3)
    found = {str(one.uuid): one for one in articles_visible_to(by).filter(uuid__in=[uuid for uuid, _ in ranked])}
    return [ArticleMatch(found[uuid], because) for uuid, because in ranked if uuid in found][:limit]


def articles_about(services: "Iterable[Service]", *, by: Actor, limit: int = 6) -> list[Article]:
    """What is written about these services, scripts first."""
    wanted = [service.pk for service in services]
    if not wanted:
        return []
    found = articles_visible_to(by).filter(services__in=wanted).distinct()
    return sorted(found, key=lambda one: (_ORDER[ArticleKind(one.kind)], one.title))[:limit]


def latest_articles(actor: Actor, *, kind: str = "", body: str = "") -> QuerySet[Article]:
    """All the actor may read, the newest first."""
    found = articles_visible_to(actor)
    if kind in ArticleKind.values:
        found = found.filter(kind=kind)
    if body:
        found = found.filter(organisation__slug=body)
    return found.order_by("-published_at", "-id")


def unread_articles(actor: Actor) -> QuerySet[Article]:
    """What the actor is asked to read and has not said they have."""
    read = ReadMark.objects.filter(article=OuterRef("pk"), version=OuterRef("version"), account__uuid=actor.id)
    of_skill = Exists(Article.skills.through.objects.filter(article=OuterRef("pk")))
    by_skill = Exists(Skill.objects.filter(articles=OuterRef("pk"), accounts__uuid=actor.id))
    theirs = Q(Q(team=None), ~of_skill) | Q(team__in=partners.own_teams(actor)) | by_skill
    return articles_visible_to(actor).filter(theirs, ~Exists(read), must_read=True).order_by("published_at", "id")


def skills_of(body: "Organisation") -> QuerySet[Skill]:
    return Skill.objects.filter(organisation=body).prefetch_related("accounts")


def articles_kept_by(actor: Actor) -> QuerySet[Article]:
    """Those the actor may change, with how much feedback waits: `waiting`."""
    waiting = Count("feedback", filter=Q(feedback__answered_at=None))
    return articles_editable_by(actor).annotate(waiting=waiting).order_by("review_on", "title")


def feedback_of(article: Article) -> QuerySet[Feedback]:
    return article.feedback.select_related("account")


def reading_of(article: Article) -> Reading:
    """Who of its own body it concerns, and whether they have read it. Other bodies' staff are theirs to look after."""
    if not article.must_read:
        return Reading((), ())
    read = set(ReadMark.objects.filter(article=article, version=article.version).values_list("account", flat=True))
    concerned = [
        one
        for one in partners.staff_of(article.organisation)
        if any(held.role in READERS for held in one.memberships.all())
    ]
    skills = list(article.skills.all())
    if article.team is not None or skills:
        members = set(partners.members_of(article.team)) if article.team else set()
        able = set(Skill.objects.filter(articles=article).values_list("accounts", flat=True))
        concerned = [one for one in concerned if str(one.uuid) in members or one.pk in able]
    return Reading(
        tuple(one for one in concerned if one.pk in read), tuple(one for one in concerned if one.pk not in read)
    )

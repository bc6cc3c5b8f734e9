"""Writing articles, and saying that one is still right."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F

from onedoor.apps.knowledge.access import get_article_to_change, may_write_for
from onedoor.apps.knowledge.data import ArticleStatus
from onedoor.apps.knowledge.events import ArticleChanged, ArticleReviewed
from onedoor.apps.knowledge.models import Article, Skill
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Denied, Invalid
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service
    from onedoor.apps.partners.models import Organisation

__all__ = ["confirm_article", "save_article"]

_GOOD_FOR = timedelta(days=182)


@transaction.atomic(durable=True)
def save_article(
    *,
    by: Actor,
    organisation: "Organisation",
    article: Article | None = None,
    services: "Iterable[Service]" = (),
    skills: Iterable[Skill] = (),
    is_new_to_readers: bool = False,
    seen_at: str = "",
    **given: Any,
) -> Article:
    """Write or change one. `is_new_to_readers`: whoever read it is asked to read it again.

    `seen_at` is when it had last been changed as the writer saw it; raises Conflict where somebody changed it since.
    Raises Denied for whoever does not write for the body, Invalid where it has no title or text.
    """
    if article is None and not may_write_for(by, organisation):
        raise Denied("Only a manager or administrator of the organisation writes for it.")
    found = _to_change(by, article, seen_at) if article else Article(organisation=organisation)
    for name, value in given.items():
        setattr(found, name, value)
    if not found.title.strip() or not found.text.strip():
        raise Invalid("Enter a title and a text.", fields={"text": ["Enter a title and a text"]})
    found.version += bool(is_new_to_readers and article)
    found.updated_at = clock.now()
    if found.status == ArticleStatus.PUBLISHED:
        found.published_at = found.published_at or clock.now()
        found.review_on = found.review_on or clock.today() + _GOOD_FOR
    found.save()
    found.services.set(services)
    found.skills.set([one for one in skills if one.organisation == found.organisation])
    _record(found, ArticleChanged(status=found.status, version=found.version), by)
    return found


def _to_change(by: Actor, article: Article, seen_at: str) -> Article:
    get_article_to_change(by, article.uuid)
    found = Article.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=article.pk)
    if seen_at and found.updated_at.isoformat() != seen_at:
        raise Conflict("Somebody changed it while you wrote. Your words are below; compare them before you save again.")
    return found


@transaction.atomic(durable=True)
def confirm_article(*, by: Actor, article: Article) -> Article:
    """It is still right: looked at again in half a year. Raises Missing."""
    found = get_article_to_change(by, article.uuid)
    found.review_on, found.review_told_on = clock.today() + _GOOD_FOR, None
    Article.objects.filter(pk=found.pk).update(
        review_on=found.review_on, review_told_on=None, updated_at=F("updated_at")
    )
    _record(found, ArticleReviewed(review_on=found.review_on.isoformat()), by)
    return found


def _record(article: Article, happening: Any, by: Actor) -> None:
    log.record(happening, by=by, subject=str(article.uuid), organisation=str(article.organisation.uuid))

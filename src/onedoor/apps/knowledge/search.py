"""Finding articles by what people say: the ranking of the directory, over what staff have written."""

from typing import NamedTuple

from django.db.models import Count, Max

from onedoor.apps.directory.services import Document, Found, Index
from onedoor.apps.knowledge.data import ArticleStatus
from onedoor.apps.knowledge.models import Article
from onedoor.foundation.remembering import remembered_briefly

__all__ = ["articles_by_words", "forget_articles"]

_MOST_WORDS = 4_000


class _Kept(NamedTuple):
    version: object
    words: Index


_kept: list[_Kept] = []


def articles_by_words(words: str, *, limit: int = 30) -> list[tuple[str, str]]:
    """Uuids of published articles that fit, best first, and why: whoever asks decides which of them may be seen."""
    found = _index().search(words[:200], limit=limit)
    return [(one.key, _because(one)) for one in found]


def forget_articles() -> None:
    _kept.clear()


def _index() -> Index:
    version = _version()
    if not _kept or _kept[0].version != version:
        published = Article.objects.filter(status=ArticleStatus.PUBLISHED).prefetch_related("services")
        _kept[:] = [_Kept(version, Index(_document(article) for article in published))]
    return _kept[0].words


@remembered_briefly
def _version() -> object:
    published = Article.objects.filter(status=ArticleStatus.PUBLISHED)
    return tuple(published.aggregate(count=Count("pk"), last=Max("updated_at"), newest=Max("pk")).values())


def _document(article: Article) -> Document:
    keywords = [word.strip() for word in article.keywords.split(",") if word.strip()]
    services = " ".join(f"{one.name} {one.keywords}" for one in article.services.all())
    return Document(
        key=str(article.uuid),
        fields={
            "name": article.title, "keywords": " ".join(keywords), "summary": article.summary,
            "list_name": services[:1000], "description": article.text[:_MOST_WORDS],
        },
        phrases=(article.title, *keywords),
    )  # fmt: skip


def _because(found: Found) -> str:
    return ", ".join(f"“{word}”" for word in found.words.values()) or f"“{found.phrase}”"

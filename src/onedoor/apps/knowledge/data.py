"""Choices and frozen values that cross the border of knowledge."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices

if TYPE_CHECKING:
    from onedoor.apps.knowledge.models import Article
    from onedoor.apps.partners.models import Account

__all__ = ["ArticleKind", "ArticleMatch", "ArticleStatus", "Audience", "Reading"]


class ArticleKind(TextChoices):
    """What it is for."""

    ARTICLE = "article", "Article"
    SCRIPT = "script", "Script"
    INSTRUCTION = "instruction", "Work instruction"
    NEWS = "news", "News"


class ArticleStatus(TextChoices):
    """Whether colleagues find it."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Audience(TextChoices):
    """Whose staff find it."""

    ALL = "all", "Staff of all partners"
    OWN = "own", "Staff of ours alone"


@dataclass(frozen=True, slots=True)
class ArticleMatch:
    """An article that may answer, and why it is offered."""

    article: "Article"
    because: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Who of a body was asked to read it: those who have, and those who have not yet."""

    read: "tuple[Account, ...]"
    unread: "tuple[Account, ...]"

    @property
    def unread_count(self) -> int:
        return len(self.unread)

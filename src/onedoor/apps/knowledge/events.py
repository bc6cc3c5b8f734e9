"""What happens to what staff know. Ids, codes and numbers only."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = ["ArticleChanged", "ArticleRead", "ArticleReviewed", "FeedbackAnswered", "FeedbackGiven", "SkillChanged"]


@dataclass(frozen=True)
class ArticleChanged(Happening):
    """It was written, changed, published or withdrawn."""

    type = "knowledge.article_changed.v1"
    status: str
    version: int


@dataclass(frozen=True)
class ArticleReviewed(Happening):
    """Who answers for it says that it is still right."""

    type = "knowledge.article_reviewed.v1"
    review_on: str


@dataclass(frozen=True)
class ArticleRead(Happening):
    """A member of staff says that they have read this version."""

    type = "knowledge.article_read.v1"
    version: int


@dataclass(frozen=True)
class FeedbackGiven(Happening):
    """A colleague says that something in it is wrong or missing."""

    type = "knowledge.feedback_given.v1"
    feedback: str


@dataclass(frozen=True)
class FeedbackAnswered(Happening):
    """Who answers for it said what became of that."""

    type = "knowledge.feedback_answered.v1"
    feedback: str


@dataclass(frozen=True)
class SkillChanged(Happening):
    """A skill was named, or so many people have it now."""

    type = "knowledge.skill_changed.v1"
    people: int

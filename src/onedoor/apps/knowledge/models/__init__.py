"""Articles, who has read them, and what colleagues say of them."""

from onedoor.apps.knowledge.models.article import Article, Feedback, ReadMark
from onedoor.apps.knowledge.models.skill import Skill

__all__ = ["Article", "Feedback", "ReadMark", "Skill"]

"""Articles, who has read them, and what colleagues say of them."""

from onedoor.apps.knowledge.models.article import Article, Feedback, ReadMark

__all__ = ["Article", "Feedback", "ReadMark"]

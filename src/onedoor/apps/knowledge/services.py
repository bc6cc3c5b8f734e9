"""The door to knowledge."""

from onedoor.apps.knowledge.access import (
    READERS,
    WRITERS,
    articles_editable_by,
    articles_visible_to,
    get_article_for,
    get_article_to_change,
    get_feedback_for,
    get_skill_for,
    may_write_for,
    skills_editable_by,
)
from onedoor.apps.knowledge.actions.reading import answer_feedback, give_feedback, note_read, remind_of_articles
from onedoor.apps.knowledge.actions.skills import save_skill
from onedoor.apps.knowledge.actions.writing import confirm_article, save_article
from onedoor.apps.knowledge.queries import (
    articles_about,
    articles_kept_by,
    feedback_of,
    find_articles,
    latest_articles,
    reading_of,
    skills_of,
    unread_articles,
)

__all__ = [
    "READERS",
    "WRITERS",
    "answer_feedback",
    "articles_about",
    "articles_editable_by",
    "articles_kept_by",
    "articles_visible_to",
    "confirm_article",
    "feedback_of",
    "find_articles",
    "get_article_for",
    "get_article_to_change",
    "get_feedback_for",
    "get_skill_for",
    "give_feedback",
    "latest_articles",
    "may_write_for",
    "note_read",
    "reading_of",
    "remind_of_articles",
    "save_article",
    "save_skill",
    "skills_editable_by",
    "skills_of",
    "unread_articles",
]

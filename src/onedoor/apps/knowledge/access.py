"""Who finds an article and who changes it: staff read what is for them; a body's managers and its owner write."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from onedoor.apps.knowledge.data import ArticleStatus, Audience
from onedoor.apps.knowledge.models import Article, Feedback, Skill
from onedoor.apps.partners.data import Role
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = [
    "READERS",
    "WRITERS",
    "articles_editable_by",
    "articles_visible_to",
    "get_article_for",
    "get_article_to_change",
    "get_feedback_for",
    "get_skill_for",
    "may_write_for",
    "skills_editable_by",
]

READERS = (Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR)
WRITERS = (Role.SERVICE_MANAGER, Role.ADMINISTRATOR)


def articles_visible_to(actor: Actor) -> QuerySet[Article]:
    """Published, still true, and for staff of all partners or of a body the actor works for."""
    if actor.kind != "staff" or not actor.has_role(*READERS):
        return Article.objects.none()
    is_true = Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today())
    is_theirs = Q(audience=Audience.ALL) | Q(organisation__uuid__in=actor.organisations_as(*READERS))
    return Article.objects.filter(is_true, is_theirs, status=ArticleStatus.PUBLISHED).select_related("organisation")


def articles_editable_by(actor: Actor) -> QuerySet[Article]:
    """Those of bodies the actor manages, and those they answer for where they still work."""
    if actor.kind != "staff":
        return Article.objects.none()
    managed = Q(organisation__uuid__in=actor.organisations_as(*WRITERS))
    own = Q(owner__uuid=actor.id, organisation__uuid__in=actor.organisations_as(*READERS))
    return Article.objects.filter(managed | own).select_related("organisation", "owner", "team")


def skills_editable_by(actor: Actor) -> QuerySet[Skill]:
    """Those of bodies the actor manages."""
    bodies = actor.organisations_as(*WRITERS) if actor.kind == "staff" else frozenset()
    return Skill.objects.filter(organisation__uuid__in=bodies).select_related("organisation")


def get_skill_for(actor: Actor, uuid: UUID | str) -> Skill:
    """One to change; raises Missing."""
    found = skills_editable_by(actor).filter(uuid=uuid).first()
    if found is None:
        raise Missing("There is no such skill.")
    return found


def may_write_for(actor: Actor, organisation: "Organisation") -> bool:
    return str(organisation.uuid) in actor.organisations_as(*WRITERS)


def get_article_for(actor: Actor, uuid: UUID | str) -> Article:
    """One to read; raises Missing."""
    return _one(articles_visible_to(actor).select_related("owner", "team"), uuid)


def get_article_to_change(actor: Actor, uuid: UUID | str) -> Article:
    """Raises Missing."""
    return _one(articles_editable_by(actor), uuid)


def get_feedback_for(actor: Actor, uuid: UUID | str) -> Feedback:
    """What was said of an article the actor may change; raises Missing."""
    found = Feedback.objects.filter(article__in=articles_editable_by(actor), uuid=uuid).first()
    if found is None:
        raise Missing("There is no such feedback.")
    return found


def _one(among: QuerySet[Article], uuid: UUID | str) -> Article:
    try:
        found = among.filter(uuid=uuid).first()
    except ValidationError:
        found = None
    if found is None:
        raise Missing("There is no such article.")
    return found

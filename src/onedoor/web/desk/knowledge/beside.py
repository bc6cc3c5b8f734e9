"""Knowledge beside a contact: what is written about the services in it, what fits the words, and one article open."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onedoor.apps.contacts import services as contacts
from onedoor.apps.knowledge import services as knowledge
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.desk.contact.state import State, state_of

__all__ = ["knowledge_beside", "source_choices", "suggest"]


@staff_only(Role.ADVISER)
@require_safe
def suggest(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which articles fit what is typed, as a piece of the page."""
    actor, state = actor_of(request), state_of(request)
    contact = contacts.get_contact_for(actor, uuid)
    context = {"contact": contact, "state": state, "articles_found": knowledge.find_articles(state.ask, by=actor)}
    return render(request, "desk/knowledge/_found.html", context)


def knowledge_beside(items: Any, item: Any, state: State, actor: Actor) -> dict[str, Any]:
    """For the one screen: the article in hand, those about its services, those that fit the words."""
    services = {one.service.pk: one.service for one in ([item] if item else items) if one.service is not None}
    about = knowledge.articles_about(services.values(), by=actor)
    words = state.ask or (item.words if item is not None and not about else "")
    return {
        "article": _in_hand(state, actor),
        "articles_about": about,
        "articles_found": knowledge.find_articles(words, by=actor) if words else [],
        "sources": source_choices(items, state, actor),
    }


def _in_hand(state: State, actor: Actor) -> Any:
    """None where it was withdrawn meanwhile."""
    try:
        return knowledge.get_article_for(actor, state.article) if state.article else None
    except Missing:
        return None


def source_choices(items: Any, state: State, actor: Actor) -> list[tuple[str, str]]:
    """What may have answered: the article in hand, and all about the services of the contact."""
    services = {one.service.pk: one.service for one in items if one.service is not None}
    offered = {str(one.uuid): one.title for one in knowledge.articles_about(services.values(), by=actor, limit=12)}
    if in_hand := _in_hand(state, actor):
        offered = {str(in_hand.uuid): in_hand.title} | offered
    return [("", "Nothing looked up"), *offered.items()]

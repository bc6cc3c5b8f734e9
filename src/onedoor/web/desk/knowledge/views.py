"""The list of articles, one of them, and what a reader says of it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.knowledge import services as knowledge
from onedoor.apps.knowledge.data import ArticleKind
from onedoor.foundation.errors import Invalid
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors

__all__ = ["article", "feedback", "listing", "read"]

_PAGE = 25
readers = staff_only(*knowledge.READERS)


class FeedbackForm(forms.Form):
    """What is wrong or missing in an article."""

    words = forms.CharField(
        label="What is wrong or missing?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whoever answers for it is told. Name nobody who rang.",
        error_messages={"required": "Say what is wrong or missing"},
    )  # fmt: skip


@readers
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Find an article; without words, what is to be read and then the newest."""
    actor = actor_of(request)
    words, kind = request.GET.get("q", "").strip()[:200], request.GET.get("kind", "")
    page = Paginator(knowledge.latest_articles(actor, kind=kind), _PAGE).get_page(request.GET.get("page"))
    context = {
        "q": words,
        "kind": kind,
        "kinds": ArticleKind.choices,
        "found": knowledge.find_articles(words, by=actor, limit=_PAGE) if words else None,
        "page": page,
        "unread": knowledge.unread_articles(actor),
    }
    return render(request, "desk/knowledge/list.html", context)


@readers
@require_safe
def article(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One, to read and to print."""
    return _show(request, uuid, FeedbackForm())


def _show(request: HttpRequest, uuid: UUID, form: forms.Form) -> HttpResponse:
    actor = actor_of(request)
    found: Any = knowledge.get_article_for(actor, uuid)
    context = {
        "article": found,
        "services": found.services.all(),
        "is_unread": knowledge.unread_articles(actor).filter(pk=found.pk).exists(),
        "may_change": knowledge.articles_editable_by(actor).filter(pk=found.pk).exists(),
        "form": form,
    }
    return render(request, "desk/knowledge/article.html", context, status=400 if form.errors else 200)


@readers
@require_POST
def read(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """They have read it; the next one that waits is shown."""
    actor = actor_of(request)
    knowledge.note_read(by=actor, article=knowledge.get_article_for(actor, uuid))
    messages.success(request, "Noted that you have read it.")
    following = knowledge.unread_articles(actor).first()
    return redirect("desk:knowledge-article", following.uuid) if following else redirect("desk:knowledge-list")


@readers
@require_POST
def feedback(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Something in it is wrong or missing."""
    actor = actor_of(request)
    found, form = knowledge.get_article_for(actor, uuid), FeedbackForm(request.POST)
    if form.is_valid():
        try:
            knowledge.give_feedback(by=actor, article=found, words=form.cleaned_data["words"])
        except Invalid as error:
            add_errors(form, error)
    if form.errors:
        return _show(request, uuid, form)
    messages.success(request, "Thank you. Whoever answers for it has been told.")
    return redirect("desk:knowledge-article", uuid)

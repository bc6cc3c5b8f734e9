"""Writing articles, looking at them again, answering what colleagues say of them, and seeing who has read them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.contacts import services as contacts
from onedoor.apps.directory import services as directory
from onedoor.apps.knowledge import services as knowledge
from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.office.editing import form_page
from onedoor.web.office.knowledge.forms import AnswerForm, ArticleForm, NewArticleForm, as_form
from onedoor.web.office.knowledge.skills import staff_choices

# Whoever reads may answer for an article, so each page asks whether this one is theirs.
keepers = staff_only(*knowledge.READERS)
writers = staff_only(*knowledge.WRITERS)
_DAYS = 28


@keepers
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The actor's own to look after, what is due first."""
    actor = actor_of(request)
    articles = list(knowledge.articles_kept_by(actor))
    answered = contacts.times_answered([one.uuid for one in articles], days=_DAYS)
    context = {
        "rows": [(one, answered.get(one.uuid, 0)) for one in articles],
        "may_add": bool(_bodies(actor)),
        "days": _DAYS,
    }
    return render(request, "office/knowledge/list.html", context)


@keepers
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How it is used: contacts it answered, who has read it, what colleagues say."""
    return _show(request, uuid)


def _show(request: HttpRequest, uuid: UUID, form: Any = None, feedback: Any = None) -> HttpResponse:
    article = knowledge.get_article_to_change(actor_of(request), uuid)
    context = {
        "article": article,
        "answered": contacts.times_answered([article.uuid], days=_DAYS).get(article.uuid, 0),
        "days": _DAYS,
        "reading": knowledge.reading_of(article),
        "said": [(one, form if one == feedback else AnswerForm()) for one in knowledge.feedback_of(article)],
        "form": form,
    }
    return render(request, "office/knowledge/show.html", context, status=400 if form else 200)


@writers
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Whose it is is asked first where there is a choice: teams and owners are that body's."""
    actor = actor_of(request)
    bodies = _bodies(actor)
    wanted = request.GET.get("body", "")
    body = next((one for one in bodies if str(one.uuid) == wanted), bodies[0] if len(bodies) == 1 else None)
    if body is None:
        return render(request, "office/knowledge/whose.html", {"bodies": bodies})
    initial = {"owner": actor.id, "audience": "all", "status": "draft"}
    form = NewArticleForm(request.POST or None, initial=initial, **_offers(body))

    def save(**given: Any) -> Any:
        return knowledge.save_article(by=actor, organisation=body, **_given(given, body))

    back = (reverse("office:knowledge-list"), "Articles")
    return form_page(
        request, form, save, title="Write an article", back=back, done="The article was saved.", intro=f"Of {body}."
    )


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    article = knowledge.get_article_to_change(actor, uuid)
    body = article.organisation
    form = ArticleForm(request.POST or None, initial=as_form(article), **_offers(body))

    def save(**given: Any) -> Any:
        return knowledge.save_article(by=actor, organisation=body, article=article, **_given(given, body))

    back = (reverse("office:knowledge-show", args=[uuid]), article.title)
    return form_page(request, form, save, title=article.title, back=back, done="The article was changed.")


@keepers
@require_POST
def confirm(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It is still right."""
    actor = actor_of(request)
    found = knowledge.confirm_article(by=actor, article=knowledge.get_article_to_change(actor, uuid))
    messages.success(request, f"Looked at again on {found.review_on:%-d %B %Y}.")
    return redirect("office:knowledge-show", uuid)


@keepers
@require_POST
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer what a colleague said; they are told."""
    actor = actor_of(request)
    feedback = knowledge.get_feedback_for(actor, request.POST.get("feedback", "") or uuid)
    if feedback.article.uuid != uuid:
        raise Missing("There is no such feedback.")
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            knowledge.answer_feedback(by=actor, feedback=feedback, answer=form.cleaned_data["answer"])
        except Invalid as error:
            add_errors(form, error)
    if form.errors:
        return _show(request, uuid, form, feedback)
    messages.success(request, "Answered. Who said it has been told.")
    return redirect("office:knowledge-show", uuid)


def _bodies(actor: Actor) -> list[Any]:
    return [one for one in partners.organisations() if knowledge.may_write_for(actor, one)]


def _offers(body: Any) -> dict[str, list[tuple[str, str]]]:
    return {
        "teams": [(str(team.uuid), team.name) for team in partners.teams_of(body)],
        "staff": staff_choices(body),
        "skills": [(str(one.uuid), one.name) for one in knowledge.skills_of(body)],
        "services": sorted((one.slug, one.name) for found in directory.services_by_topic().values() for one in found),
    }


def _given(given: dict[str, Any], body: Any) -> dict[str, Any]:
    """What the form says, as the action takes it."""
    team, owner = given.pop("team"), given.pop("owner")
    chosen = given.pop("skills", ())
    return {
        **given,
        "skills": [one for one in knowledge.skills_of(body) if str(one.uuid) in chosen],
        "services": [directory.get_service(slug) for slug in given["services"]],
        "team": next((one for one in partners.teams_of(body) if str(one.uuid) == team), None),
        "owner": partners.get_account(owner),
    }

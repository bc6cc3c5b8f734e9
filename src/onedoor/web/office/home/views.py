"""The page after sign-in: who I am here, and what I can do."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.visits import begin_visit
from onedoor.web.office.home.cards import cards_for
from onedoor.web.office.home.waiting import waiting_for
from onedoor.web.office.topics import topics_for


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Open to anyone who is signed in: one who works nowhere any more is told so."""
    actor = actor_of(request)
    context = {"waiting": waiting_for(actor), "cards": cards_for(actor), "posts": partners.posts_of(actor)}
    return render(request, "office/home/home.html", context)


@require_POST
@login_required
def stay(request: HttpRequest) -> HttpResponse:
    """Stay signed in: how many seconds the visit lasts from now on."""
    begin_visit(request)
    return HttpResponse(str(request.session.get_expiry_age()), content_type="text/plain")


@require_safe
@login_required
def second_step(request: HttpRequest) -> HttpResponse:
    """What an administrator must do before going on."""
    return render(request, "office/home/second_step.html")


@staff_only(Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR, Role.SERVICE_MANAGER, Role.ANALYST)
@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """The office: everything that can be set up and looked at."""
    return render(request, "office/home/topics.html", {"topics": topics_for(actor_of(request))})

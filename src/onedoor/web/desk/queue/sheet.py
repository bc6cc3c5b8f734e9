"""One request on paper, for those who go there: what, where, and what was said in public.

Paper gets lost in vans. What is private, and how to reach the person, is printed only where somebody asks for it.
"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onedoor.apps.messages import services as messages
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Visibility
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.desk.queue.map import map_of
from onedoor.web.desk.queue.paper import paper_of
from onedoor.web.desk.queue.roles import READERS

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["as_pdf", "sheet"]


class SheetForm(forms.Form):
    """What to print beside what is public."""

    private = forms.BooleanField(label="Private notes", required=False)
    person = forms.BooleanField(label="Who asked, and how to reach them", required=False)


@staff_only(*READERS)
@never_cache
@require_safe
def sheet(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = requests.get_request_for(actor, uuid)
    form = SheetForm(request.GET)
    form.is_valid()
    context = {
        "request_": found,
        "form": form,
        "answers": requests.answers_visible_to(actor, found),
        "with_person": form.cleaned_data["person"],
        "has_tiles": bool(settings.MAP_TILE_URL),
        "now": clock.now(),
        **_said(actor, found, with_private=form.cleaned_data["private"]),
        **map_of(found),
    }
    return render(request, "desk/queue/sheet.html", context)


@staff_only(*READERS)
@never_cache
@require_safe
def as_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The same as a file, for who sends it on or keeps it."""
    actor = actor_of(request)
    found = requests.get_request_for(actor, uuid)
    form = SheetForm(request.GET)
    form.is_valid()
    given = form.cleaned_data
    said = _said(actor, found, with_private=given["private"])
    by = f"Made {clock.now().astimezone(clock.local_zone()):%-d %B %Y, %H:%M} by {actor.name}."
    paper = paper_of(found, requests.answers_visible_to(actor, found), said, with_person=given["person"], foot=by)
    response = HttpResponse(messages.sheet_as_pdf(paper), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.reference}.pdf"'
    return response


def _said(actor: Actor, found: "Request", *, with_private: bool) -> dict[str, Any]:
    """History and pictures, as far as the actor may: what the person reads too, or private notes as well."""
    history, files = requests.updates_visible_to(actor, found), requests.attachments_visible_to(actor, found)
    if not with_private:
        history, files = history.filter(visibility=Visibility.PUBLIC), files.filter(visibility=Visibility.PUBLIC)
    return {"history": history, "pictures": files.filter(content_type__startswith="image/")}

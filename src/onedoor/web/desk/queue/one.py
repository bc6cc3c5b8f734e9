"""The page of one request, its actions and its files."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages as flash
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onedoor.apps.contacts import services as contacts
from onedoor.apps.feedback import services as feedback
from onedoor.apps.publishing import services as publishing
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import STOPPED_STATUSES
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing, OnedoorError
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.downloads import as_it_is
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.queue.forms import FORMS, ActionForm
from onedoor.web.desk.queue.map import map_of
from onedoor.web.desk.queue.moderation import MODERATION
from onedoor.web.desk.queue.roles import READERS

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["act", "file", "show"]

ALL_FORMS = FORMS | MODERATION
readers_only = staff_only(*READERS)


def _draw(
    request: HttpRequest, found: "Request", *, answered: ActionForm | None = None, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    can_work = requests.may_work_on(actor, found)
    context = {
        "request_": found,
        "can_work": can_work,
        "is_stopped": found.status in STOPPED_STATUSES,
        "is_mine": found.assigned_to is not None and str(found.assigned_to.uuid) == actor.id,
        "answers": requests.answers_visible_to(actor, found),
        "clocks": requests.clocks_of(found),
        "parts": _parts(actor, found),
        **_complaint(actor, found),
        "may_open_whole": found.part_of is not None and _may_open(actor, str(found.part_of.uuid)),
        "contacts": contacts.contacts_about(found, by=actor),
        "history": requests.updates_visible_to(actor, found),
        "mentions": requests.mentions_of(actor, found),
        "asked_outside": requests.outside_questions_of(found, actor),
        "attachments": requests.attachments_visible_to(actor, found),
        "public_pictures": publishing.public_picture_of(found),
        "is_public": requests.is_public(found),
        "feedback": feedback.feedback_visible_to(actor).filter(about=str(found.uuid)),
        "similar": _similar(actor, found) if can_work and found.is_open else [],
        "forms": _forms(actor, found, can_work, answered),
        "form": answered,
        **map_of(found),
    }
    return render(request, "desk/queue/request.html", context, status=status)


def _forms(actor: Actor, found: "Request", can_work: bool, answered: ActionForm | None) -> list[ActionForm]:
    """A form for everything the actor may do to it now; the one that was sent as it was sent."""
    state = "open" if found.is_open else "merged" if found.merged_into else "closed"
    replies = list(requests.replies_for(found, actor))
    return [
        answered
        if answered is not None and answered.action == form.action
        else form(request=found, actor=actor, replies=replies)
        for form in ALL_FORMS.values()
        if form.is_listed and form.wants in {state, "any"} and (can_work or not form.needs_work) and form.fits(found)
    ]


def _complaint(actor: Actor, found: "Request") -> dict[str, Any]:
    complaint = requests.complaint_of(found)
    if complaint is None:
        return {}
    stages = {stage.number: stage for stage in requests.complaint_stages()}
    about = complaint.about
    may_open = about is not None and _may_open(actor, str(about.uuid))
    return {"complaint": complaint, "stage": stages.get(complaint.stage), "last_stage": max(stages, default=1),
            "may_open_about": may_open}  # fmt: skip


def _parts(actor: Actor, found: "Request") -> list[tuple[Any, bool]]:
    """Each with whether the reader may open it."""
    return [(part, _may_open(actor, part.uuid)) for part in requests.parts_of(found)]


def _may_open(actor: Actor, uuid: str) -> bool:
    return requests.requests_visible_to(actor).filter(uuid=uuid).exists()


def _similar(actor: Actor, found: "Request") -> list[Any]:
    # Only what is open: work goes on there, so that is where another's words belong.
    return requests.similar_requests(
        service=found.service,
        latitude=found.latitude,
        longitude=found.longitude,
        text=found.description,
        within=requests.requests_worked_by(actor).filter(is_open=True).exclude(pk=found.pk),
    )


@readers_only
@never_cache
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _draw(request, requests.get_request_for(actor_of(request), uuid))


@readers_only
@require_POST
def act(request: HttpRequest, uuid: UUID, action: str) -> HttpResponse:
    """Do one action; what cannot be done is said beside what was typed, with the request as it is now."""
    actor = actor_of(request)
    found = requests.get_request_for(actor, uuid)
    if action not in ALL_FORMS:
        raise Missing("There is no such page.")
    form = ALL_FORMS[action](request.POST, request=found, actor=actor)
    if "use" in request.POST and form.answers is not None:
        return _draw(request, found, answered=form.with_reply())
    if form.is_valid():
        try:
            flash.success(request, form.do())
        except OnedoorError as error:
            _raise_if_not_for_form(error)
            add_errors(form, error)
        else:
            return _back(actor, uuid)
    found = requests.get_request_for(actor, uuid)
    form.show_version(found.version)
    return _draw(request, found, answered=form, status=400)


def _raise_if_not_for_form(error: OnedoorError) -> None:
    if isinstance(error, Missing) and not error.fields:
        raise error


def _back(actor: Actor, uuid: UUID) -> HttpResponse:
    """To the request; to the queue, where it was passed on out of the actor's sight."""
    is_visible = requests.requests_visible_to(actor).filter(uuid=uuid).exists()
    return redirect("desk:queue-request", uuid) if is_visible else redirect("desk:queue-list")


@readers_only
@never_cache
@require_safe
def file(request: HttpRequest, uuid: UUID, attachment: UUID) -> FileResponse:
    """One file, as the type it was found to be, and unable to do anything but be looked at."""
    actor = actor_of(request)
    found = requests.get_attachment_for(actor, requests.get_request_for(actor, uuid), attachment)
    return as_it_is(found.file, found.content_type, found.original_name)

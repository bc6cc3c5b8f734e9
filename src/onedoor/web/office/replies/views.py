"""Replies that teams use again and again: of a body or of all, for a service and a status or for any."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.directory import services as directory
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Status
from onedoor.foundation.actors import Actor
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.choices import offer
from onedoor.web.office.editing import form_page

keepers = staff_only(Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR)
editing = require_http_methods(["GET", "HEAD", "POST"])
_FOR_ALL = "all"


class ReplyForm(forms.Form):
    """In English, and in Welsh where people may be answered in it."""

    organisation = forms.ChoiceField(label="Whose it is")
    name = forms.CharField(label="Name", max_length=80, help_text="Staff find it by this.")
    service = forms.ChoiceField(label="Service", required=False)
    status = forms.ChoiceField(label="When the request is", choices=[("", "Anything"), *Status.choices], required=False)
    text = forms.CharField(
        label="Text", widget=forms.Textarea(attrs={"rows": 8}),
        help_text="((name)), ((reference)), ((service)), ((organisation)), ((due)) and ((me)) are filled in.",
    )  # fmt: skip
    text_cy = forms.CharField(label="Text in Welsh", widget=forms.Textarea(attrs={"rows": 8}), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies, is_for_all = requests.owners_of_replies(actor)
        whose = [(str(body.uuid), body.name) for body in bodies]
        offer(self, "organisation", [*([(_FOR_ALL, "Everybody’s")] if is_for_all else []), *whose])
        services = [(each.slug, each.name) for each, _ in directory.offered_services()]
        offer(self, "service", [("", "Any"), *services])


@keepers
@require_safe
def reply_list(request: HttpRequest) -> HttpResponse:
    return render(request, "office/replies/list.html", {"replies": requests.replies_editable_by(actor_of(request))})


@keepers
@editing
def add(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    form = ReplyForm(request.POST or None, actor=actor)
    return form_page(request, form, _saving(actor), title="Add a reply", back=_back(), done="The reply was added.")


@keepers
@editing
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    reply = requests.get_reply_for(actor, uuid)
    initial = {name: getattr(reply, name) for name in ("name", "status", "text", "text_cy")} | {
        "organisation": str(reply.organisation.uuid) if reply.organisation else _FOR_ALL,
        "service": reply.service.slug if reply.service else "",
    }
    form = ReplyForm(request.POST or None, actor=actor, initial=initial)
    done = "The reply was changed."
    return form_page(request, form, _saving(actor, reply=reply), title=reply.name, back=_back(), done=done)


@keepers
@editing
def remove(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_of(request)
    reply = requests.get_reply_for(actor, uuid)
    return form_page(
        request, forms.Form(request.POST if request.method == "POST" else None),
        lambda: requests.remove_reply(by=actor, reply=reply), title=f"Remove “{reply.name}”", back=_back(),
        done="The reply was removed.", button="Remove the reply", kind="warning",
        intro="It is offered no more. What was said with it stays said.",
    )  # fmt: skip


def _saving(actor: Actor, **kept: Any) -> Any:
    def save(organisation: str, service: str, **given: Any) -> object:
        body = None if organisation == _FOR_ALL else partners.get_organisation(organisation)
        about = directory.get_service(service) if service else None
        return requests.save_reply(by=actor, organisation=body, service=about, **kept, **given)

    return save


def _back() -> tuple[str, str]:
    return reverse("office:replies-list"), "Replies"

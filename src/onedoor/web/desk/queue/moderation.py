"""What the public sees of a report: hiding it, the words beside it, and its pictures with parts drawn over."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onedoor.apps.publishing import services as publishing
from onedoor.apps.publishing.data import parse_boxes
from onedoor.apps.requests import services as requests
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.errors import add_errors
from onedoor.web.desk.queue.forms import ActionForm
from onedoor.web.desk.queue.roles import SERVICE_STAFF

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Attachment, Request

__all__ = ["MODERATION", "picture"]


def _why() -> forms.CharField:
    return forms.CharField(
        label="Why", help_text="Your team reads this in the history.", error_messages={"required": "Say why"},
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class HideForm(ActionForm):
    """Nobody outside sees that it is there."""

    action, label, wants = "hide", "Hide it from the public", "any"

    text = _why()

    @classmethod
    def fits(cls, request: Any) -> bool:
        return requests.is_public(request) and not request.is_hidden

    def do(self) -> str:
        given = self.cleaned_data
        publishing.hide_report(by=self.actor, request=self.request, reason=given["text"], version=given["version"])
        return "The public does not see this report any more."


class UnhideForm(ActionForm):
    """It stands on public lists again."""

    action, label, wants = "unhide", "Show it to the public again", "any"

    text = _why()

    @classmethod
    def fits(cls, request: Any) -> bool:
        return requests.is_public(request) and request.is_hidden and request.forgotten_at is None

    def do(self) -> str:
        given = self.cleaned_data
        publishing.unhide_report(by=self.actor, request=self.request, reason=given["text"], version=given["version"])
        return "The public sees this report again."


class PublicWordsForm(ActionForm):
    """What stands beside it on its public page."""

    action, label, wants = "public-words", "Words on its public page", "any"

    text = forms.CharField(
        label="What everybody may read", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Begins with what was written: take out names and whatever says who somebody is. Empty: no words.",
    )  # fmt: skip

    @classmethod
    def fits(cls, request: Any) -> bool:
        return requests.is_public(request) and request.forgotten_at is None

    def prepare(self) -> None:
        self.initial["text"] = publishing.public_words_of(self.request) or self.request.description

    def do(self) -> str:
        given = self.cleaned_data
        publishing.set_public_words(by=self.actor, request=self.request, text=given["text"], version=given["version"])
        return "The public page was changed."


MODERATION: dict[str, type[ActionForm]] = {form.action: form for form in (HideForm, UnhideForm, PublicWordsForm)}


class PictureForm(forms.Form):
    """Where to draw over it, and what it shows."""

    boxes = forms.CharField(
        label="Parts to draw over", required=False,
        help_text="One a line, in percent of the picture: left, top, width, height. Drawing fills it in.",
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "data-boxes": ""}),
    )  # fmt: skip
    description = forms.CharField(
        label="What the picture shows", max_length=200,
        help_text="For those who cannot see it: a hole in the road beside a kerb.",
        error_messages={"required": "Say what the picture shows, for those who cannot see it"},
    )  # fmt: skip


@staff_only(*SERVICE_STAFF)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: HttpRequest, uuid: UUID, attachment: UUID) -> HttpResponse:
    """Draw over faces, number plates and house numbers, then show it; or show it no more."""
    actor = actor_of(request)
    found = requests.get_request_for(actor, uuid)
    file = requests.get_attachment_for(actor, found, attachment)
    is_picture = file.content_type.startswith("image/")
    if not (requests.may_work_on(actor, found) and requests.is_public(found) and is_picture):
        raise Missing("There is no such page.")
    shown = publishing.public_picture_of(found).get(file.pk)
    if request.method == "POST" and "withdraw" in request.POST:
        return _withdraw(request, found, file)
    form = PictureForm(request.POST if request.method == "POST" else None, initial=_initial(shown))
    if form.is_valid():
        try:
            given = form.cleaned_data
            publishing.show_picture(
                by=actor, request=found, attachment=file, boxes=parse_boxes(given["boxes"]),
                description=given["description"],
            )  # fmt: skip
        except Invalid as error:
            add_errors(form, error)
        else:
            flash.success(request, "The public sees this picture, with what you drew over it.")
            return redirect("desk:queue-request", uuid)
    context = {"request_": found, "file": file, "shown": shown, "form": form}
    return render(request, "desk/queue/picture.html", context, status=400 if form.errors else 200)


def _withdraw(request: HttpRequest, found: "Request", file: "Attachment") -> HttpResponse:
    try:
        publishing.withdraw_picture(by=actor_of(request), request=found, attachment=file)
        flash.success(request, "The public does not see this picture any more.")
    except Conflict as error:
        flash.error(request, error.message)
    return redirect("desk:queue-request", found.uuid)


def _initial(shown: Any) -> dict[str, str]:
    if shown is None:
        return {}
    return {"boxes": "\n".join(" ".join(f"{part:g}" for part in box) for box in shown.boxes),
            "description": shown.description}  # fmt: skip

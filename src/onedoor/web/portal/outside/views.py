"""One question to somebody without an account: what they were sent, and nothing else. Answered once."""

from uuid import UUID

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import NewFile
from onedoor.foundation.errors import Invalid
from onedoor.web.components.boxes import ManyFiles
from onedoor.web.components.errors import add_errors
from onedoor.web.portal.limits import limited
from onedoor.web.portal.sending.forms import PhotosField


class AnswerForm(forms.Form):
    """Words, and photos if they say more."""

    text = forms.CharField(
        label=_("Your answer"), max_length=5000, widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write your answer")},
    )  # fmt: skip
    photos = PhotosField(
        label=_("Photos"), required=False, widget=ManyFiles(attrs={"accept": "image/jpeg,image/png,image/webp"})
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("outside", most=60, seconds=300, methods=("GET", "POST"))
def answer(request: HttpRequest, token: str) -> HttpResponse:
    question = requests.get_outside_question(token)
    form = AnswerForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        files = [NewFile(upload.name or "photo", upload.read()) for upload in form.cleaned_data["photos"]]
        try:
            requests.answer_outside(token=token, text=form.cleaned_data["text"], files=files)
        except Invalid as error:
            add_errors(form, error)
        else:
            return redirect("portal:outside-thanks")
    context = {"form": form, "question": question, "token": token, "pictures": requests.outside_pictures(question)}
    return render(request, "portal/outside/answer.html", context, status=400 if form.errors else 200)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/outside/thanks.html")


@never_cache
@require_safe
@limited("outside", most=60, seconds=300, methods=("GET",))
def picture(request: HttpRequest, token: str, uuid: UUID) -> FileResponse:
    """One of the pictures that go with the question, unable to do anything but be looked at."""
    found = requests.get_outside_picture(token, uuid)
    response = FileResponse(found.file.open("rb"), content_type=found.content_type, filename=found.original_name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

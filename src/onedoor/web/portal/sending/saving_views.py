"""Keeping what was answered so far, and coming back to it by a link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onedoor.apps.directory import services as directory
from onedoor.apps.requests import services as requests
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Missing
from onedoor.web.portal.limits import limited
from onedoor.web.portal.sending import drafts, steps
from onedoor.web.portal.sending.forms import SaveForm


@require_http_methods(["GET", "POST"])
@limited("save", most=5, seconds=300)
def save(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Say where the link is to go; the answers stay here too."""
    draft = drafts.get_draft(request, draft_id)
    service = directory.get_service(draft.service)
    form = SaveForm(request.POST if request.method == "POST" else None, initial={"email": draft.email})
    context = {"draft": draft, "service": service, "form": form, "saved": None}
    if form.is_valid():
        context["saved"] = requests.save_draft(
            by=resident(),
            uuid=draft.uuid,
            service=service,
            email=form.cleaned_data["email"],
            language=get_language() or "en-gb",
            content=draft.to_session(),
            file_keys=[photo.key for photo in draft.photos],
        )
    context["back"] = steps.next_address(draft, directory.form_of(steps.version_of(service, draft)))
    return render(request, "portal/sending/save.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@limited("open-saved", most=10, seconds=300)
def open_saved(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for the address the link was sent to: a link that was passed on opens nothing by itself."""
    form = SaveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            saved = requests.open_saved_draft(token, email=form.cleaned_data["email"])
        except Missing as error:
            form.add_error("email", error.message)
        else:
            draft = drafts.put_back(request, saved.content)
            return redirect("portal:send", draft.id)
    return render(request, "portal/sending/saved.html", {"form": form})

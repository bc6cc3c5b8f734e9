"""Following a request, adding to it, taking it back, saying how it went."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.feedback import services as feedback
from onedoor.apps.feedback.data import Face
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import LinkHolder, Status, UpdateKind
from onedoor.foundation.actors import resident
from onedoor.foundation.callers import address_of
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.web.components.downloads import as_it_is
from onedoor.web.components.errors import add_errors
from onedoor.web.portal.limits import limited
from onedoor.web.portal.tracking import acts
from onedoor.web.portal.tracking.forms import AddForm, FeedbackForm, TrackForm
from onedoor.web.portal.tracking.grants import Granted, get_granted, grant

_FACES = {str(face.value) for face in Face}


@require_http_methods(["GET", "POST"])
@limited("track", most=20, seconds=300)
def find(request: HttpRequest) -> HttpResponse:
    """By reference and proof. A wrong reference and a wrong proof are answered alike."""
    form = TrackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            found = requests.get_request_by_reference(**form.cleaned_data, caller=address_of(request))
        except Missing:
            form.add_error(None, _("We cannot find a request with that reference and those details. Check both."))
        else:
            grant(request, found, is_owner=True)
            return redirect("portal:request", found.uuid)
    return render(request, "portal/tracking/find.html", {"form": form})


@never_cache
@require_safe
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The link we sent. It leads on to an address without the token, so that no page passes it on."""
    holder = requests.holder_of_token(token)
    grant(request, holder.request, is_owner=holder.is_owner, address=holder.address)
    face = request.GET.get("face", "")
    if face in _FACES and holder.is_owner and acts.may_say(holder.request):
        return redirect(f"{reverse('portal:request-say', args=[holder.request.uuid])}?face={face}")
    return redirect("portal:request", holder.request.uuid)


@never_cache
@require_safe
def sent(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It has been sent: the reference, who answers for it, by when, what happens next."""
    granted = get_granted(request, uuid, owner_only=True)
    return render(request, "portal/tracking/sent.html", {"request_": granted.request})


@never_cache
@require_safe
def show(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Where it stands, what happened, and what the person can do."""
    return _page(request, get_granted(request, uuid), AddForm())


def _page(request: HttpRequest, granted: Granted, form: AddForm) -> HttpResponse:
    found = granted.request
    if found.status == Status.WAITING and not form.is_bound:
        form = AddForm(is_answer=True)
    history = list(requests.public_history(found))
    asked = [update for update in history if update.kind == UpdateKind.QUESTION]
    context = {
        "request_": found,
        "granted": granted,
        "history": history,
        "question": asked[-1] if asked and found.status == Status.WAITING else None,
        "attachments": requests.public_attachments(found),
        "answers": requests.answers_of(found),
        "parts": requests.parts_of(found),
        "form": form,
        "may_say": granted.is_owner and acts.may_say(found),
    }
    return render(request, "portal/tracking/request.html", context)


@require_POST
@limited("add", most=20, seconds=300)
def add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """More words or photos, or an answer."""
    granted = get_granted(request, uuid, owner_only=True)
    form = AddForm(request.POST, request.FILES, is_answer=granted.request.status == Status.WAITING)
    if form.is_valid():
        try:
            given = form.cleaned_data
            acts.add(granted.request, by=resident(), text=given["text"], uploads=given["photos"])
        except Invalid as error:
            add_errors(form, error)
        else:
            messages.success(request, _("We have added it. Those working on it can see it."))
            return redirect("portal:request", uuid)
    return _page(request, granted, form)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It need not be done any more: asks once whether that is meant."""
    granted = get_granted(request, uuid, owner_only=True)
    if request.method == "POST":
        acts.withdraw(granted.request, by=resident())
        messages.success(request, _("You have taken it back. Nothing more will be done about it."))
        return redirect("portal:request", uuid)
    return render(request, "portal/tracking/withdraw.html", {"request_": granted.request})


@require_POST
def unfollow(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write to this follower no more."""
    granted = get_granted(request, uuid)
    holder = LinkHolder(granted.request, granted.address, is_owner=granted.is_owner)
    requests.stop_following(by=resident(), holder=holder)
    messages.success(request, _("We will not write to you about this any more."))
    return redirect("portal:request", uuid)


@require_http_methods(["GET", "POST"])
@limited("feedback", most=20, seconds=300)
def say(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Three faces, a reason, words; "not sorted" opens it again."""
    found = get_granted(request, uuid, owner_only=True).request
    if not acts.may_say(found):
        return redirect("portal:request", uuid)
    chosen = request.GET.get("face", "")
    # Mail programs open links to look at them, so that opening one says nothing: a script sends what was pressed.
    is_pressed = request.method == "GET" and chosen in (str(Face.GOOD.value), str(Face.AVERAGE.value))
    form = FeedbackForm(
        request.POST if request.method == "POST" else None, reasons=feedback.reasons(),
        initial={"face": chosen, "is_sorted": "no" if chosen == str(Face.POOR.value) else "yes"} if chosen else None,
    )  # fmt: skip
    if form.is_valid():
        try:
            came_of_it = acts.say_how_it_went(found, by=resident(), **form.cleaned_data)
        except (Conflict, Invalid) as error:
            add_errors(form, error)
        else:
            said = {
                "opened": _("Thank you. We have opened it again, and told those who work on it."),
                "complaint": _("Your complaint has been sent. We have written to you with its reference."),
            }
            messages.success(request, said.get(came_of_it) or _("Thank you for telling us."))
            return redirect("portal:request", uuid)
    return render(request, "portal/tracking/say.html", {"form": form, "request_": found, "is_pressed": is_pressed})


@never_cache
@require_safe
def photo(request: HttpRequest, uuid: UUID, attachment: UUID) -> FileResponse:
    """One file, as the type it was found to be, and unable to do anything but be looked at."""
    granted = get_granted(request, uuid)
    found = requests.get_attachment_for(resident(), granted.request, attachment)
    return as_it_is(found.file, found.content_type, found.original_name)

"""Where, what, is it known already, who are you, is this right: one question a page."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import VOICES, RequestKind
from onedoor.apps.partners import services as partners
from onedoor.foundation import asking, clock
from onedoor.foundation.actors import resident
from onedoor.foundation.asking import Form
from onedoor.foundation.errors import Invalid, OnedoorError
from onedoor.web.components.asking import given_in, initial_of
from onedoor.web.components.asking import is_partly_english as asks_in_english
from onedoor.web.components.languages import is_partly_english
from onedoor.web.portal.limits import limited
from onedoor.web.portal.sending import drafts, photos, steps
from onedoor.web.portal.sending.forms import DetailsForm, YouForm
from onedoor.web.portal.spots import home_spot
from onedoor.web.portal.tracking.grants import grant

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service


@require_POST
@limited("start", most=30, seconds=60)
def start(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Begin; where the service is about the person's home, they have said already where that is."""
    service = directory.get_service(slug)
    if kind not in (service.kind, *VOICES) or kind == RequestKind.NONE:
        raise Invalid("That cannot be done with this service.")
    is_at_home = kind in VOICES or not service.needs_place
    version = directory.published_form(service) if kind not in VOICES else None
    uuid = str(version.uuid) if version else ""
    spot = home_spot(request) if is_at_home else None
    draft = drafts.start(request, service=service.slug, kind=kind, form=uuid, spot=spot)
    if draft.spot is not None and not steps.needs_address(service, steps.responsible(service, draft), draft):
        draft.finish("where")
        drafts.keep(request, draft)
    return redirect(steps.next_address(draft, directory.form_of(version)))


@require_http_methods(["GET", "POST"])
@limited("send", most=60, seconds=60)
def details(request: HttpRequest, draft_id: str) -> HttpResponse:
    """What it is about. Photos are kept as soon as they arrive, so that no error makes anybody choose them again."""
    draft = drafts.get_draft(request, draft_id)
    service = directory.get_service(draft.service)
    form = directory.form_of(steps.version_of(service, draft))
    asked = asking.offered(form, {}, asking.Step(form.pages[0])) if steps.is_short(form) and form.pages else []
    shared: dict[str, Any] = {
        "asked": asked, "form": form, "kind": draft.kind, "photo_count": len(draft.own_photos)
    }  # fmt: skip
    if request.method == "GET":
        initial = {"description": draft.description, **initial_of(asked, draft.answers)}
        return _details_page(request, draft, service, form, DetailsForm(initial=initial, **shared))
    filled = DetailsForm(request.POST, request.FILES, **shared)
    if _take_details(request, draft, form, filled):
        return redirect(steps.next_address(draft, form))
    return _details_page(request, draft, service, form, filled)


def _take_details(request: HttpRequest, draft: drafts.Draft, form: Form, filled: DetailsForm) -> bool:
    """Keep what was given, photos too, wherever the errors are. False where the page is to be shown again."""
    filled.is_valid()
    given = filled.cleaned_data
    draft.description = given.get("description", "")
    photos.keep_files(draft, filled, request.FILES)
    if steps.is_short(form):
        draft.answers = given_in(filled)
        filled.refuse(
            asking.check_all(form, draft.given, language=get_language() or "en-gb", today=clock.today()).wrong
        )
    try:
        photos.add_photos(draft, given.get("photos", [])[: photos.MOST_PHOTOS - len(draft.own_photos)])
    except Invalid as error:
        filled.add_error("photos", error.message)
    removed = request.POST.get("remove", "")
    if removed:
        photos.remove_photo(draft, removed)
    draft.undo("details", "similar")
    if not filled.errors and not removed:
        draft.finish("details")
    drafts.keep(request, draft)
    return not filled.errors and not removed


def _details_page(
    request: HttpRequest, draft: drafts.Draft, service: "Service", form: Form, filled: DetailsForm
) -> HttpResponse:
    if draft.spot:
        filled.start_maps(draft.spot.latitude, draft.spot.longitude)
    is_english = is_partly_english([(service, "name"), (service, "urgent_advice")])
    context = {
        "draft": draft,
        "service": service,
        "form": filled,
        "back": steps.before(draft, form, None),
        "is_partly_english": is_english or asks_in_english(filled.asked),
    }
    return render(request, "portal/sending/details.html", context)


@require_http_methods(["GET", "POST"])
def similar(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Reports near by that may be the same; passed over where there are none."""
    draft = drafts.get_draft(request, draft_id)
    service = directory.get_service(draft.service)
    found = [] if request.method == "POST" else steps.similar(service, draft)
    if not found:
        draft.finish("similar")
        drafts.keep(request, draft)
        return redirect(_next(draft, service))
    return render(request, "portal/sending/similar.html", {"draft": draft, "service": service, "found": found})


@require_http_methods(["GET", "POST"])
def you(request: HttpRequest, draft_id: str) -> HttpResponse:
    """How to reach the person."""
    draft = drafts.get_draft(request, draft_id)
    service = directory.get_service(draft.service)
    if request.method == "GET":
        form = YouForm(initial={"name": draft.name, "email": draft.email, "phone": draft.phone})
    else:
        form = YouForm(request.POST, needs_contact=service.needs_contact or draft.is_complaint)
        if form.is_valid():
            draft.name, draft.email, draft.phone = (form.cleaned_data[key] for key in ("name", "email", "phone"))
            draft.finish("you")
            drafts.keep(request, draft)
            return redirect(_next(draft, service))
    may_stay_anonymous = not (service.needs_contact or draft.is_complaint)
    context = {"draft": draft, "service": service, "form": form, "may_stay_anonymous": may_stay_anonymous}
    return render(request, "portal/sending/you.html", context)


@require_http_methods(["GET", "POST"])
@limited("check", most=10, seconds=300)
def check(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Everything on one page, each line with its way back; sending is a POST."""
    draft = drafts.get_draft(request, draft_id)
    service = directory.get_service(draft.service)
    form = directory.form_of(steps.version_of(service, draft))
    if not steps.is_whole(draft, form):
        return redirect(steps.next_address(draft, form))
    problem: OnedoorError | None = None
    if request.method == "POST":
        try:
            raised = steps.send(draft, service, by=resident(), wants_copy="copy" in request.POST)
        except Invalid as error:
            problem = error
        else:
            photos.remove_photos(draft)
            drafts.drop(request, draft)
            grant(request, raised, is_owner=True)
            return redirect("portal:sent", raised.uuid)
    found = steps.responsible(service, draft)
    context = {
        "draft": draft,
        "service": service,
        "answers": steps.answers_shown(form, draft),
        "which": steps.which_chosen(draft),
        "photos": "\n".join(photo.name for photo in draft.own_photos),
        "asks_more": not steps.skips_details(form),
        "body": partners.get_organisation(found.accountable) if found.accountable else None,
        "problem": problem,
    }
    return render(request, "portal/sending/check.html", context)


@require_GET
def resume(request: HttpRequest, draft_id: str) -> HttpResponse:
    """On with it, wherever it stands."""
    draft = drafts.get_draft(request, draft_id)
    return redirect(_next(draft, directory.get_service(draft.service)))


def _next(draft: drafts.Draft, service: "Service") -> str:
    return steps.next_address(draft, directory.form_of(steps.version_of(service, draft)))

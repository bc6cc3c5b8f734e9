"""Where, what, is it known already, who are you, is this right: one question a page."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import RequestKind
from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Invalid, OnedoorError
from onedoor.web.components.errors import add_errors
from onedoor.web.components.languages import is_partly_english
from onedoor.web.portal.limits import limited
from onedoor.web.portal.sending import drafts, photos, steps
from onedoor.web.portal.sending.forms import DetailsForm, YouForm, question_texts
from onedoor.web.portal.spots import home_spot
from onedoor.web.portal.tracking.grants import grant

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Question


@require_POST
@limited("start", most=30, seconds=60)
def start(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Begin; where the service is about the person's home, they have said already where that is."""
    service = directory.get_service(slug)
    if kind not in (service.kind, RequestKind.COMPLAINT) or kind == RequestKind.NONE:
        raise Invalid("That cannot be done with this service.")
    is_at_home = kind == RequestKind.COMPLAINT or not service.needs_place
    draft = drafts.start(request, service=service.slug, kind=kind, spot=home_spot(request) if is_at_home else None)
    if draft.spot is not None and not steps.needs_address(steps.responsible(service, draft), draft):
        draft.finish("where")
        drafts.keep(request, draft)
    return redirect(steps.next_address(draft))


@require_http_methods(["GET", "POST"])
@limited("send", most=60, seconds=60)
def details(request: HttpRequest, draft_id: str) -> HttpResponse:
    """What it is about. Photos are kept as soon as they arrive, so that no error makes anybody choose them again."""
    draft = drafts.get_draft(request, draft_id)
    service = directory.get_service(draft.service)
    questions = steps.questions_of(service, draft)
    asked: dict[str, Any] = {"questions": questions, "kind": draft.kind, "photo_count": len(draft.photos)}
    if request.method == "GET":
        initial = {f"attribute-{code}": _initial(questions, code, given) for code, given in draft.answers.items()}
        form = DetailsForm(initial={"description": draft.description, **initial}, **asked)
        return _details_page(request, draft, form)
    form = DetailsForm(request.POST, request.FILES, **asked)
    if _take_details(request, draft, form):
        return redirect(steps.next_address(draft))
    return _details_page(request, draft, form)


def _initial(questions: "list[Question]", code: str, given: list[str]) -> object:
    kinds = {question.code: question.kind for question in questions}
    if kinds.get(code) == "choices":
        return given
    return given[0] if given else ""


def _take_details(request: HttpRequest, draft: drafts.Draft, form: DetailsForm) -> bool:
    """Keep what was given, photos too, wherever the errors are. False where the page is to be shown again."""
    form.is_valid()
    given = form.cleaned_data
    draft.description, draft.answers = given.get("description", ""), form.answers
    try:
        photos.add_photos(draft, given.get("photos", [])[: photos.MOST_PHOTOS - len(draft.photos)])
    except Invalid as error:
        form.add_error("photos", error.message)
    try:
        # Where something is missing the form has said so itself.
        if not form.errors:
            steps.answers_of(directory.get_service(draft.service), draft)
    except Invalid as error:
        add_errors(form, error)
    removed = request.POST.get("remove", "")
    if removed:
        photos.remove_photo(draft, removed)
    draft.undo("details", "similar")
    if not form.errors and not removed:
        draft.finish("details")
    drafts.keep(request, draft)
    return not form.errors and not removed


def _details_page(request: HttpRequest, draft: drafts.Draft, form: DetailsForm) -> HttpResponse:
    service = directory.get_service(draft.service)
    texts = [(service, "name"), (service, "urgent_advice"), *question_texts(steps.questions_of(service, draft))]
    context = {"draft": draft, "service": service, "form": form, "is_partly_english": is_partly_english(texts)}
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
        return redirect(steps.next_address(draft))
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
            return redirect(steps.next_address(draft))
    may_stay_anonymous = not (service.needs_contact or draft.is_complaint)
    context = {"draft": draft, "service": service, "form": form, "may_stay_anonymous": may_stay_anonymous}
    return render(request, "portal/sending/you.html", context)


@require_http_methods(["GET", "POST"])
@limited("check", most=10, seconds=300)
def check(request: HttpRequest, draft_id: str) -> HttpResponse:
    """Everything on one page, each line with its way back; sending is a POST."""
    draft = drafts.get_draft(request, draft_id)
    service = directory.get_service(draft.service)
    if set(steps.ORDER) - {"check", *draft.done}:
        return redirect(steps.next_address(draft))
    problem: OnedoorError | None = None
    if request.method == "POST":
        try:
            raised = steps.send(draft, service, by=resident())
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
        "answers": steps.answers_shown(service, draft),
        "photos": "\n".join(photo.name for photo in draft.photos),
        "body": partners.get_organisation(found.accountable) if found.accountable else None,
        "problem": problem,
    }
    return render(request, "portal/sending/check.html", context)


@require_GET
def resume(request: HttpRequest, draft_id: str) -> HttpResponse:
    """On with it, wherever it stands."""
    return redirect(steps.next_address(drafts.get_draft(request, draft_id)))

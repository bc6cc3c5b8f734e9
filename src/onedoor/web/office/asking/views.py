"""Building what a service asks. Everything is a draft until it is published, and each step can be undone."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.directory import services as directory
from onedoor.apps.partners.data import Role
from onedoor.foundation import asking, clock
from onedoor.foundation.asking import Form, Unreadable
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.asking.bench import Bench, bench_of, builder_address, revision_in, save, try_to
from onedoor.web.office.asking.forms import FormFileForm, PageForm, QuestionForm, SettingsForm
from onedoor.web.office.asking.showing import as_people_see, outline

partnership_only = staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
_EDITS = {
    "page-up": lambda form, code: asking.move_page(form, code, -1),
    "page-down": lambda form, code: asking.move_page(form, code, 1),
    "page-remove": asking.remove_page,
    "up": lambda form, code: asking.move_question(form, code, -1),
    "down": lambda form, code: asking.move_question(form, code, 1),
    "remove": asking.remove_question,
}


@partnership_only
@require_safe
def build(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The form as it stands, with what is in the way of publishing it."""
    return _builder(request, bench_of(uuid))


def _builder(request: HttpRequest, bench: Bench, *, problem: Invalid | None = None) -> HttpResponse:
    form = bench.form
    failed = asking.run(form, bench.cases, clock.today()) if bench.draft else {}
    context = {
        "bench": bench,
        "service": bench.service,
        "pages": outline(form),
        "faults": asking.faults(form) if bench.draft else [],
        "failed": failed,
        "case_count": len(bench.cases),
        "english": asking.missing_welsh(form),
        "versions": [one for one in directory.versions_of(bench.service) if not one.is_draft],
        "problem": problem,
    }
    return render(request, "office/asking/build.html", context, status=400 if problem else 200)


@partnership_only
@require_POST
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A button of the builder: move, remove, undo, discard."""
    bench, actor = bench_of(uuid), actor_of(request)
    do, _, code = request.POST.get("do", "").partition(":")
    given: dict[str, Any] = {"by": actor, "service": bench.service, "revision": revision_in(request)}
    if do == "undo":
        return try_to(request, bench, lambda: directory.undo_change(**given), anchor="pages")
    if do == "discard":
        return try_to(request, bench, lambda: directory.discard_draft(**given))
    if do not in _EDITS or (bench.form.page(code) is None and bench.form.question(code) is None):
        raise Missing("There is no such change.")
    form = _EDITS[do](bench.form, code)
    kind = "page" if do.startswith("page") else "question"
    anchor = "pages" if do.endswith("remove") else f"{kind}-{code}"
    return try_to(request, bench, lambda: directory.change_form(form=form, change=do, **given), anchor=anchor)


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, uuid: UUID, code: str = "") -> HttpResponse:
    """Add a page, or change one."""
    bench = bench_of(uuid)
    known = bench.form.page(code)
    if code and known is None:
        raise Missing("There is no such page.")
    filled = PageForm(request.POST or None, form=bench.form, page=known)
    heading = "Change the page" if known else "Add a page"
    what = "page-changed" if known else "page-added"
    anchor = f"page-{code}" if code else "pages"
    return save(
        request, bench, filled, lambda form: asking.put_page(form, filled.result),
        what=what, heading=heading, anchor=anchor,
    )  # fmt: skip


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def add_question(request: HttpRequest, uuid: UUID, page: str) -> HttpResponse:
    """A new question on that page; where there is no page yet, the first is made with it."""
    bench = bench_of(uuid)
    base = bench.form if bench.form.pages else asking.put_page(bench.form, asking.Page(""))
    target = page if base.page(page) else base.pages[0].code
    filled = QuestionForm(request.POST or None, form=base, question=None, page=target)

    def put(form: Form) -> Form:
        start = form if form.pages else base
        return asking.put_question(start, filled.result, page=filled.cleaned_data["page"])

    return _question_page(request, bench, filled, put, "question-added", "Add a question")


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, uuid: UUID, code: str) -> HttpResponse:
    """Change a question."""
    bench = bench_of(uuid)
    known = bench.form.question(code)
    if known is None:
        raise Missing("There is no such question.")
    filled = QuestionForm(request.POST or None, form=bench.form, question=known)

    def put(form: Form) -> Form:
        return asking.put_question(form, filled.result, page=filled.cleaned_data["page"])

    return _question_page(request, bench, filled, put, "question-changed", "Change the question")


def _question_page(
    request: HttpRequest, bench: Bench, filled: QuestionForm, put: Any, what: str, heading: str
) -> HttpResponse:
    """The form, and below it (where it was sent to be looked at) what people would see."""
    template = "office/asking/question.html"
    if "preview" in request.POST and filled.is_valid():
        one = Form((asking.Page("preview", questions=(_named(filled.result),)),), False, False)
        shown = as_people_see(bench.service, one, bench.form)
        context = {"form": filled, "bench": bench, "service": bench.service, "heading": heading, "shown": shown}
        return render(request, template, context)
    anchor = f"question-{filled.question.code}" if filled.question else "pages"
    return save(request, bench, filled, put, what=what, heading=heading, anchor=anchor, template=template)


def _named(question: asking.Question) -> asking.Question:
    return question if question.code else asking.Question(**{**_fields(question), "code": "new"})


def _fields(question: asking.Question) -> dict[str, Any]:
    return {name: getattr(question, name) for name in question.__dataclass_fields__}


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Whether people may add their own words and photos."""
    bench = bench_of(uuid)
    initial = {"takes_words": bench.form.takes_words, "takes_photos": bench.form.takes_photos}
    filled = SettingsForm(request.POST if request.method == "POST" else None, initial=initial)
    return save(
        request, bench, filled, lambda form: Form(form.pages, **filled.cleaned_data),
        what="settings", heading="Words and photos", anchor="settings",
    )  # fmt: skip


@partnership_only
@require_POST
def publish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask it from now on, once nothing is in the way."""
    bench = bench_of(uuid)
    try:
        version = directory.publish_form(
            by=actor_of(request),
            service=bench.service,
            revision=revision_in(request),
            accepts_english="accepts_english" in request.POST,
        )
    except Invalid as error:
        return _builder(request, bench, problem=error)
    except Conflict as error:
        flash.warning(request, f"{error.message} Look at it first, then publish.")
    else:
        flash.success(request, f"Version {version.number} is asked from now on.")
    return redirect(builder_address(bench))


@staff_only()
@require_safe
def preview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The draft, or what is asked today, as people see it in each language."""
    bench = bench_of(uuid)
    context = {"service": bench.service, "bench": bench, "shown": as_people_see(bench.service, bench.form)}
    return render(request, "office/asking/preview.html", context)


@staff_only()
@require_safe
def version(request: HttpRequest, uuid: UUID, version: UUID) -> HttpResponse:
    """What was asked in a version, whatever was published since."""
    service = directory.get_service(str(uuid))
    found = directory.get_form_version(service, version)
    context = {"service": service, "version": found, "pages": outline(found.form)}
    return render(request, "office/asking/version.html", context)


@staff_only()
@require_safe
def download(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The form and its test cases, to be brought to another service or another partnership."""
    bench = bench_of(uuid)
    packed = asking.pack(bench.form, bench.cases, service=bench.service.slug)
    response = HttpResponse(json.dumps(packed, ensure_ascii=False, indent=1), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="form-{slugify(bench.service.slug)}.json"'
    return response


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A form out of a file becomes the draft; what was there can be had back by undoing."""
    bench = bench_of(uuid)
    filled = FormFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and filled.is_valid():
        try:
            form, cases = asking.unpack(filled.cleaned_data["file"].read())
            directory.change_form(
                by=actor_of(request), service=bench.service, revision=revision_in(request), form=form,
                change="brought", cases=cases,
            )  # fmt: skip
        except Unreadable as error:
            for problem in error.problems[:20]:
                filled.add_error("file", problem)
        except Conflict as error:
            filled.add_error(None, f"{error.message} Look at it first, then choose the file again.")
        else:
            flash.success(request, "The form was brought in as a draft. Nothing is asked until you publish it.")
            return redirect(builder_address(bench))
    heading = "Bring a form from a file"
    context = {"form": filled, "bench": bench, "service": bench.service, "heading": heading, "is_file": True}
    return render(request, "office/asking/form.html", context, status=400 if filled.errors else 200)

"""The pages of a service's form: each asked by itself, some of them again for each entry."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from onedoor.apps.directory import services as directory
from onedoor.foundation import asking, clock
from onedoor.foundation.asking import CheckedAnswer, Form, Page, Step
from onedoor.foundation.errors import Missing
from onedoor.web.components.asking import AskingForm, given_in, initial_of, is_partly_english, marked
from onedoor.web.portal.limits import limited
from onedoor.web.portal.sending import drafts, photos, steps
from onedoor.web.portal.sending.forms import AnotherForm

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service


@require_http_methods(["GET", "POST"])
@limited("send", most=60, seconds=60)
def questions(request: HttpRequest, draft_id: str, page: str, entry: int) -> HttpResponse:
    """One page. Files are kept as soon as they arrive, and what was typed wherever the errors are."""
    draft = drafts.get_draft(request, draft_id)
    service = directory.get_service(draft.service)
    form = directory.form_of(steps.version_of(service, draft))
    step = _step(form, draft, page, entry)
    if step.page.is_exit:
        return _no_further(request, draft, service, form, step)
    asked = asking.offered(form, draft.given, step)
    if request.method == "GET":
        filled = AskingForm(asked=asked, form=form, initial=initial_of(asked, draft.answers))
    else:
        filled = AskingForm(request.POST, request.FILES, asked=asked, form=form)
        if _take(request, draft, form, step, filled):
            return redirect(steps.next_address(draft, form))
    if draft.spot:
        filled.start_maps(draft.spot.latitude, draft.spot.longitude)
    context = {
        "draft": draft,
        "service": service,
        "form": filled,
        "page": step.page,
        "heading": _heading(step, service),
        "intro": marked(step.page, "intro"),
        "back": steps.before(draft, form, step),
        "photos": [photo for photo in draft.photos if photo.question in {one.key for one in asked}],
        "is_partly_english": is_partly_english(asked),
    }
    return render(request, "portal/sending/questions.html", context)


def _no_further(request: HttpRequest, draft: drafts.Draft, service: "Service", form: Form, step: Step) -> HttpResponse:
    """Nothing is sent: why, what to do instead, and the way back to whoever chose something else by mistake."""
    context = {
        "draft": draft, "service": service, "heading": _heading(step, service), "intro": marked(step.page, "intro"),
        "back": steps.before(draft, form, step),
    }  # fmt: skip
    return render(request, "portal/sending/no_further.html", context)


def _step(form: Form, draft: drafts.Draft, code: str, entry: int) -> Step:
    """A page that is shown to who answered so, or the next entry of one. Raises Missing."""
    found = Step(form.page(code) or Page(""), entry)
    shown = asking.steps(form, draft.given)
    is_next = found.page.repeats and 1 < entry <= found.page.entries and Step(found.page, entry - 1) in shown
    if found not in shown and not is_next:
        raise Missing("That is not asked of you.")
    return found


def _heading(step: Step, service: "Service") -> str:
    title = marked(step.page, "title") or gettext("Tell us about it")
    entry = asking.in_language(step.page, "entry", get_language() or "en-gb")
    return f"{entry[:1].upper()}{entry[1:]} {step.entry}" if step.entry and entry else title


def _take(request: HttpRequest, draft: drafts.Draft, form: Form, step: Step, filled: AskingForm) -> bool:
    """Keep what was given. False where the page is to be shown again."""
    filled.is_valid()
    draft.answers |= given_in(filled)
    photos.keep_files(draft, filled, request.FILES)
    removed = request.POST.get("remove", "")
    if removed:
        photos.remove_photo(draft, removed)
    else:
        language = get_language() or "en-gb"
        filled.refuse(asking.check_all(form, draft.given, language=language, today=clock.today(), only=step).wrong)
    draft.undo(steps.page_mark(step), steps.another_mark(step.page))
    if not filled.errors and not removed:
        draft.finish(steps.page_mark(step))
    drafts.keep(request, draft)
    return not filled.errors and not removed


@require_http_methods(["GET", "POST"])
@limited("send", most=60, seconds=60)
def another(request: HttpRequest, draft_id: str, page: str) -> HttpResponse:
    """What was given so far to a page that repeats: change one, take one out, or add one more."""
    draft = drafts.get_draft(request, draft_id)
    service = directory.get_service(draft.service)
    form = directory.form_of(steps.version_of(service, draft))
    first = _step(form, draft, page, 1)
    removed = request.POST.get("remove", "")
    if removed.isascii() and removed.isdigit():
        _remove(draft, first.page, int(removed))
        drafts.keep(request, draft)
        return redirect("portal:send-another", draft.id, page)
    count = asking.entries_of(first.page, draft.given)
    entry = marked(first.page, "entry") or gettext("entry")
    label = gettext("Do you want to add another %(entry)s?") % {"entry": entry}
    filled = AnotherForm(request.POST if request.method == "POST" else None, label=label)
    if filled.is_valid():
        if filled.cleaned_data["another"]:
            return redirect(steps.page_address(draft, Step(first.page, min(count + 1, first.page.entries))))
        draft.finish(steps.another_mark(first.page))
        drafts.keep(request, draft)
        return redirect(steps.next_address(draft, form))
    context = {
        "draft": draft,
        "service": service,
        "form": filled,
        "heading": marked(first.page, "title") or entry,
        "entries": _entries(form, first.page, draft, count),
        "may_remove": count > 1,
        "back": steps.page_address(draft, Step(first.page, count)),
    }
    return render(request, "portal/sending/another.html", context)


def _entries(form: Form, page: Page, draft: drafts.Draft, count: int) -> list[tuple[int, str, str]]:
    """Each entry by number, in a line, with the address where it is changed."""
    found = []
    for number in range(1, count + 1):
        step = Step(page, number)
        checked = asking.check_all(form, draft.given, language=get_language() or "en-gb", only=step)
        found.append((number, _line(checked.answers), steps.page_address(draft, step)))
    return found


def _line(answers: tuple[CheckedAnswer, ...]) -> str:
    return ", ".join(answer.shown for answer in answers)


def _remove(draft: drafts.Draft, page: Page, entry: int) -> None:
    """Take one entry out, with its files; those after it move up, and so do the marks that they were answered."""
    count = asking.entries_of(page, draft.given)
    if count < 2 or not 1 <= entry <= count:
        return
    codes = [question.code for question in page.questions]
    for photo in [photo for photo in draft.photos if photo.question in {f"{code}.{entry}" for code in codes}]:
        photos.remove_photo(draft, photo.key)
    draft.photos = [photos.moved_up(photo, codes, entry) for photo in draft.photos]
    draft.answers = asking.without_entry(page, draft.answers, entry)
    draft.undo(steps.page_mark(Step(page, count)), steps.another_mark(page))

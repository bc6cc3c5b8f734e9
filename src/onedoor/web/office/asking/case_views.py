"""Trying a form, and keeping what was tried as a test case that is run before each publication."""

from typing import Any
from uuid import UUID

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onedoor.apps.directory import services as directory
from onedoor.foundation import asking, clock
from onedoor.foundation.asking import Case, Form, Outcome
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.actors import actor_of
from onedoor.web.components.asking import AskingForm, given_in, initial_of
from onedoor.web.components.errors import add_errors
from onedoor.web.office.asking.bench import Bench, bench_of, revision_in
from onedoor.web.office.asking.forms import CaseForm
from onedoor.web.office.asking.views import partnership_only


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def cases(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Every test case with what comes of it now, and the form to try it with other answers."""
    bench = bench_of(uuid)
    known = {case.name: case for case in bench.cases}
    if "remove" in request.POST:
        left = [case for case in bench.cases if case.name != request.POST["remove"]]
        return _kept(request, bench, left, "The test case was removed.")
    entries = {page.code: 2 for page in bench.form.pages if page.repeats}
    asked = [one for one in asking.offered_at_once(bench.form, {}, entries) if one.question.kind != "file"]
    chosen = known.get(request.GET.get("case", ""))
    initial = initial_of(asked, chosen.answers, is_compact=True) if chosen else {}
    filled = AskingForm(request.POST or None, asked=asked, form=bench.form, is_compact=True, initial=initial)
    named = CaseForm(request.POST or None, initial={"name": chosen.name if chosen else ""})
    tried = _tried(bench.form, filled) if request.method == "POST" and named.is_valid() else None
    if tried and "keep" in request.POST:
        case = Case(named.cleaned_data["name"].strip(), tried["answers"], tried["outcome"])
        if not case.name:
            named.add_error("name", "Enter a name to keep it by")
        else:
            left = [one for one in bench.cases if one.name != case.name]
            return _kept(request, bench, [*left, case], "The test case was kept with the draft.", named)
    return _page(request, bench, filled, named, tried)


def _kept(
    request: HttpRequest, bench: Bench, cases: list[Case], words: str, named: CaseForm | None = None
) -> HttpResponse:
    try:
        directory.change_cases(by=actor_of(request), service=bench.service, revision=revision_in(request), cases=cases)
    except Conflict as error:
        flash.warning(request, f"{error.message} Try it once more with the form as it is now.")
    except Invalid as error:
        if named is not None:
            add_errors(named, error)
    else:
        flash.success(request, words)
    return redirect("office:asking-cases", bench.service.uuid)


def _tried(form: Form, filled: AskingForm) -> dict[str, Any]:
    """What comes of the answers: what would be sent, or what is missing."""
    answers = {key: tuple(values) for key, values in given_in(filled).items() if values}
    checked = asking.check_all(form, answers, today=clock.today(), takes_files=False)
    return {
        "answers": answers,
        "outcome": asking.outcome_of(form, answers, clock.today()),
        "sent": list(checked.answers),
        "wrong": list(checked.wrong.values()),
    }


def _page(
    request: HttpRequest, bench: Bench, filled: AskingForm, named: CaseForm, tried: dict[str, Any] | None
) -> HttpResponse:
    failed = asking.run(bench.form, bench.cases, clock.today())
    context = {
        "bench": bench,
        "service": bench.service,
        "filled": filled,
        "named": named,
        "form": named,
        "tried": tried,
        "pages": [bench.form.page(code) for code in tried["outcome"].pages] if tried else [],
        "cases": [(case, _said(case.expected), failed.get(case.name, "")) for case in bench.cases],
    }
    return render(request, "office/asking/cases.html", context, status=400 if named.errors else 200)


def _said(outcome: Outcome) -> str:
    count = len(outcome.wrong)
    return "It is sent." if not count else f"{count} answer{'s are' if count > 1 else ' is'} missing or wrong."

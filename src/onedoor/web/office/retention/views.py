"""How long things are kept: what would be forgotten now, periods, holds, and what was done."""

from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.retention import services as retention
from onedoor.apps.retention.data import DueClass
from onedoor.foundation import clock
from onedoor.foundation.errors import Missing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.downloads import as_csv
from onedoor.web.office.editing import form_page

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.retention.models import Run

governance_only = staff_only(Role.GOVERNANCE)
_SHARED = "shared"
_SHOWN = 20


class PeriodForm(forms.Form):
    """How long."""

    months = forms.IntegerField(label="Months it is kept")


class HoldForm(forms.Form):
    """Why not."""

    reason = forms.CharField(label="Why it has to stay", max_length=1000, widget=forms.Textarea)


@governance_only
@never_cache
@require_safe
def classes(request: HttpRequest) -> HttpResponse:
    actor, body = actor_of(request), _whose(request)
    own = [partners.get_organisation(uuid) for uuid in sorted(actor.organisations_as(Role.GOVERNANCE))]
    found = retention.due_classes(by=actor, organisation=body)
    names = {one.code: one.label.partition(":")[0] for one in found}
    runs = retention.runs_of(by=actor, organisation=body)[:10]
    holds = retention.holds_of(by=actor, organisation=body)
    context = {
        "choices": [*((str(one.uuid), one.name) for one in own), (_SHARED, "The shared front office")],
        "of": _of(body),
        "body": body,
        "classes": found,
        "is_on": retention.is_switched_on(body),
        "runs": [_run(run, names) for run in runs],
        "holds": [(held, names.get(held.code, held.code)) for held in holds],
    }
    return render(request, "office/retention/list.html", context)


@governance_only
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """On, off, or once now."""
    actor, body, wanted = actor_of(request), _whose(request), request.POST.get("do", "")
    if wanted == "once":
        retention.ask_for_run(by=actor, organisation=body)
        messages.success(request, "What is due will be forgotten within minutes.")
    else:
        retention.switch(by=actor, organisation=body, is_on=wanted == "on")
        messages.success(request, "Switched on." if wanted == "on" else "Switched off.")
    return redirect(_home(body))


@governance_only
@never_cache
@require_safe
def due(request: HttpRequest, code: str) -> HttpResponse:
    actor, body = actor_of(request), _whose(request)
    data_class = _class(request, code, body)
    things = list(islice(retention.due_things(by=actor, organisation=body, code=code), _SHOWN))
    context = {"data_class": data_class, "things": things, "of": _of(body), "home": _home(body), "shown": _SHOWN}
    return render(request, "office/retention/due.html", context)


@governance_only
@never_cache
@require_safe
def thing(request: HttpRequest, code: str, subject: UUID) -> HttpResponse:
    """A sample of what would go: what one thing says."""
    actor, body = actor_of(request), _whose(request)
    opened = retention.open_thing(by=actor, organisation=body, code=code, subject=subject)
    back = f"{reverse('office:retention-due', args=[code])}?of={_of(body)}"
    context = {"thing": opened, "data_class": _class(request, code, body), "back": back, "subject": subject,
               "of": _of(body)}  # fmt: skip
    return render(request, "office/retention/thing.html", context)


@governance_only
@never_cache
@require_safe
def download(request: HttpRequest, code: str) -> StreamingHttpResponse:
    things = retention.due_things(by=actor_of(request), organisation=_whose(request), code=code)
    rows = ((thing.name, thing.moment.date(), thing.uuid, thing.hold) for thing in things)
    return as_csv(f"due-{code}-{clock.today()}.csv", ("What", "Counted from", "Id", "Stays because"), rows)


@governance_only
@require_http_methods(["GET", "HEAD", "POST"])
def period(request: HttpRequest, code: str) -> HttpResponse:
    actor, body = actor_of(request), _whose(request)
    data_class = _class(request, code, body)
    return form_page(
        request, PeriodForm(request.POST or None, initial={"months": data_class.months}),
        lambda months: retention.set_period(by=actor, organisation=body, code=code, months=months),
        title=data_class.label, back=(_home(body), "How long things are kept"), done="The period was changed.",
        intro=f"Counted from {data_class.counted_from}.",
    )  # fmt: skip


@governance_only
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, code: str, subject: UUID) -> HttpResponse:
    actor, body = actor_of(request), _whose(request)
    return form_page(
        request, HoldForm(request.POST or None),
        lambda reason: retention.hold(by=actor, organisation=body, code=code, subject=subject, reason=reason),
        title="Keep it", back=(_home(body), "How long things are kept"), done="It stays until it is released.",
        button="Keep it",
    )  # fmt: skip


@governance_only
@require_POST
def release(request: HttpRequest, uuid: UUID) -> HttpResponse:
    held = retention.release(by=actor_of(request), uuid=uuid)
    messages.success(request, "It is forgotten when it is due.")
    return redirect(_home(held.organisation))


@governance_only
@never_cache
@require_safe
def runs_download(request: HttpRequest) -> StreamingHttpResponse:
    runs = retention.runs_of(by=actor_of(request), organisation=_whose(request))
    rows = (
        (run.begun_at, run.ended_at, run.begun_by, code, run.forgotten.get(code, 0), run.left.get(code, 0), run.uuid)
        for run in runs
        for code in sorted(run.forgotten | run.left)
    )
    return as_csv("retention-runs.csv", ("Begun", "Ended", "By", "Class", "Forgotten", "Left", "Run"), rows)


def _run(run: "Run", names: dict[str, str]) -> dict[str, object]:
    """One carrying out, in words."""
    forgotten = [(names.get(code, code), count) for code, count in sorted(run.forgotten.items()) if count]
    return {"run": run, "forgotten": forgotten, "left": sum(run.left.values())}


def _whose(request: HttpRequest) -> "Organisation | None":
    """Whose schedule is asked for: one's own body's unless another is named."""
    wanted = request.GET.get("of") or min(actor_of(request).organisations_as(Role.GOVERNANCE))
    return None if wanted == _SHARED else partners.get_organisation(wanted)


def _of(body: "Organisation | None") -> str:
    return str(body.uuid) if body else _SHARED


def _home(body: "Organisation | None") -> str:
    return f"{reverse('office:retention-list')}?of={_of(body)}"


def _class(request: HttpRequest, code: str, body: "Organisation | None") -> DueClass:
    found = retention.due_classes(by=actor_of(request), organisation=body)
    for data_class in found:
        if data_class.code == code:
            return data_class
    raise Missing("There is no such class of data.")

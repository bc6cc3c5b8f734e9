"""The form of a service as it lies on the bench: what is being written, or else what is asked today."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages as flash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from onedoor.apps.directory import services as directory
from onedoor.foundation.asking import Case, Form
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.actors import actor_of
from onedoor.web.components.errors import add_errors

if TYPE_CHECKING:
    from uuid import UUID

    from onedoor.apps.directory.models import FormVersion, Service

__all__ = ["Bench", "bench_of", "builder_address", "save"]

STALE = "{} Nothing you typed is lost: look at the form as it is now, then save again."


@dataclass(frozen=True, slots=True)
class Bench:
    """`revision` is that of the draft, 0 where there is none: each change says from which it started."""

    service: "Service"
    draft: "FormVersion | None"
    published: "FormVersion | None"

    @property
    def shown(self) -> "FormVersion | None":
        return self.draft or self.published

    @property
    def form(self) -> Form:
        return directory.form_of(self.shown)

    @property
    def cases(self) -> list[Case]:
        return self.shown.test_cases if self.shown else []

    @property
    def revision(self) -> int:
        return self.draft.revision if self.draft else 0


def bench_of(uuid: "UUID") -> Bench:
    """Raises Missing."""
    service = directory.get_service(str(uuid))
    return Bench(service, directory.draft_of(service), directory.published_form(service))


def builder_address(bench: Bench, anchor: str = "") -> str:
    address = reverse("office:asking-build", args=[bench.service.uuid])
    return f"{address}#{anchor}" if anchor else address


def revision_in(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() else 0


def save(
    request: HttpRequest,
    bench: Bench,
    filled: Any,
    change: Callable[[Form], Form],
    *,
    what: str,
    heading: str,
    anchor: str = "",
    template: str = "office/asking/form.html",
    **more: Any,
) -> HttpResponse:
    """Show the form, or make the change it describes. Refused where somebody was faster; what was typed stays."""
    if request.method == "POST" and filled.is_valid():
        try:
            directory.change_form(
                by=actor_of(request),
                service=bench.service,
                revision=revision_in(request),
                form=change(bench.form),
                change=what,
            )
        except Invalid as error:
            add_errors(filled, error)
        except Conflict as error:
            # The next save starts from what is there now, and changes no more than this page is about.
            filled.add_error(None, STALE.format(error.message))
        else:
            return redirect(builder_address(bench, anchor))
    context = {"form": filled, "bench": bench, "service": bench.service, "heading": heading, **more}
    return render(request, template, context, status=400 if filled.errors else 200)


def try_to(request: HttpRequest, bench: Bench, act: Callable[[], object], *, anchor: str = "") -> HttpResponseRedirect:
    """Do what a button says; where somebody was faster, say so beside what they made of it."""
    try:
        act()
    except Conflict as error:
        flash.warning(request, f"{error.message} This is the form as it is now: look whether you still want to.")
    return redirect(builder_address(bench, anchor))

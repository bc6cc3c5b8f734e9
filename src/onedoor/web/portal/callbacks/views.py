"""Booking a call, and taking it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.callbacks import services as callbacks
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.errors import add_errors
from onedoor.web.portal.callbacks.forms import BookForm
from onedoor.web.portal.limits import limited


@require_safe
def lines(request: HttpRequest) -> HttpResponse:
    """What somebody may be rung back about."""
    return render(request, "portal/callbacks/lines.html", {"lines": callbacks.public_lines()})


@require_http_methods(["GET", "POST"])
@limited("ring-me", most=10, seconds=600)
def book(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """When, on which number, what about."""
    line, language = callbacks.get_public_line(str(uuid)), get_language() or "en-gb"
    form = BookForm(
        request.POST if request.method == "POST" else None,
        windows=callbacks.windows_of(line, line.organisation),
        questions=callbacks.questions_of(line, language),
    )
    if request.method == "POST" and form.is_valid():
        try:
            booked = _book(form, line, language)
        except (Conflict, Invalid) as error:
            add_errors(form, error)
        else:
            return redirect("portal:ring-me-own", callbacks.token_of(booked))
    context = {"line": line, "form": form, "has_windows": bool(form.fields["window"].choices)}  # type: ignore[attr-defined]
    return render(request, "portal/callbacks/book.html", context, status=400 if form.errors else 200)


def _book(form: BookForm, line: Any, language: str) -> Any:
    given = form.cleaned_data
    return callbacks.book_callback(
        by=resident(), line=line, window=given["window"], phone=given["phone"], name=given["name"],
        email=given["email"], reason=given["reason"], answers=form.answers, language=language,
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """When we ring, and the way to take it back."""
    callback = callbacks.callback_for_token(token)
    if request.method == "POST":
        try:
            callbacks.cancel_callback(by=resident(), callback=callback)
        except Conflict:
            messages.info(request, _("This call is over already."))
        else:
            messages.success(request, _("You have taken it back. We will not ring you."))
        return redirect("portal:ring-me-own", token)
    when = callbacks.window_in_words(callback, get_language() or "en-gb")
    return render(request, "portal/callbacks/own.html", {"callback": callback, "when": when})

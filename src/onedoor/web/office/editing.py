"""The one way of a page with a form: show it, try the action, show what was wrong, or go on."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from onedoor.foundation.errors import Conflict, Invalid
from onedoor.web.components.errors import add_errors

__all__ = ["form_page"]


def form_page(
    request: HttpRequest,
    form: forms.Form,
    action: Callable[..., Any],
    *,
    title: str,
    back: tuple[str, str],
    done: str,
    button: str = "Save",
    kind: str = "",
    intro: str = "",
    then: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """`action` gets the form's answers by keyword; `back` is the address to go to after it, and its name.

    `then` gives another address, of what was made.
    `done` is said once there. `intro` stands above the form; `kind="warning"` makes the button red.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = action(**form.cleaned_data)
        except (Invalid, Conflict) as error:
            add_errors(form, error)
        else:
            messages.success(request, done)
            return redirect(then(made) if then else back[0])
    context = {"form": form, "page_title": title, "back": back, "button_text": button, "kind": kind, "intro": intro}
    return render(request, "office/form.html", context, status=400 if form.errors else 200)

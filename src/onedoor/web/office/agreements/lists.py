"""The lists agreements are drawn up with: what may be shared for, and what the law lets it rest on."""

from functools import partial

from django import forms
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.partners.data import Role
from onedoor.apps.sharing import services as sharing
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page

partnership_only = staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
_TITLE = "Purposes and lawful grounds"


class EntryForm(forms.Form):
    """What each row of a list has."""

    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Enter the name"})
    source = forms.CharField(
        label="Where it stands", max_length=300, required=False,
        help_text="The law, or who says so. With what you change here the day is noted.",
    )  # fmt: skip
    is_active = forms.BooleanField(label="New agreements can name it", required=False, initial=True)


class PurposeForm(EntryForm):
    """In words people would understand: they read them in the list of who looked at their information."""

    field_order: tuple[str, ...] = ("name", "name_cy", "description")
    name_cy = forms.CharField(label="Name in Welsh", max_length=200, required=False)
    description = forms.CharField(
        label="What it is for, as you would say it to the person", widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000, required=False,
    )  # fmt: skip


class NewPurposeForm(PurposeForm):
    """A purpose of the partnership's own."""

    field_order = ("code", *PurposeForm.field_order)
    code = forms.SlugField(
        label="Code", max_length=60, help_text="Letters and hyphens. It never changes.",
        error_messages={"required": "Enter the code"},
    )  # fmt: skip


@partnership_only
@require_safe
def show_lists(request: HttpRequest) -> HttpResponse:
    context = {"title": _TITLE, "purposes": sharing.all_purposes(), "grounds": sharing.all_grounds()}
    return render(request, "office/agreements/lists.html", context)


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def purpose_add(request: HttpRequest) -> HttpResponse:
    action = partial(sharing.add_purpose, by=actor_of(request))
    form = NewPurposeForm(request.POST or None)
    return form_page(request, form, action, title="Add a purpose", back=_back(), done="The purpose was added.")


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def purpose_change(request: HttpRequest, code: str) -> HttpResponse:
    by = actor_of(request)
    form = PurposeForm(request.POST or None, initial=model_to_dict(sharing.get_purpose(by, code)))
    action = partial(sharing.change_purpose, by=by, code=code)
    return form_page(request, form, action, title="Change a purpose", back=_back(), done="The purpose was changed.")


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def ground_change(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    by = actor_of(request)
    form = EntryForm(request.POST or None, initial=model_to_dict(sharing.get_ground(by, kind, code)))
    action = partial(sharing.change_ground, by=by, kind=kind, code=code)
    return form_page(request, form, action, title="Change a ground", back=_back(), done="The ground was changed.")


def _back() -> tuple[str, str]:
    return reverse("office:agreements-lists"), _TITLE

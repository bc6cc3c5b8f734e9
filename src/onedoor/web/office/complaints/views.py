"""How long each stage of a complaint may take, and who answers."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.apps.directory.data import TargetUnit
from onedoor.apps.partners.data import Role
from onedoor.apps.requests import services as requests
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.office.editing import form_page

partnership_only = staff_only(Role.PARTNERSHIP_ADMINISTRATOR)
_EDITED = ("name", "answered_by", "amount", "unit", "source")


class StageForm(forms.Form):
    """One stage."""

    name = forms.CharField(label="Name", max_length=80)
    answered_by = forms.CharField(
        label="Who answers", max_length=120, help_text="As in “somebody who had no part in it”; the person reads this."
    )
    amount = forms.IntegerField(label="How long")
    unit = forms.ChoiceField(label="Counted in", choices=TargetUnit.choices, widget=forms.RadioSelect)
    source = forms.CharField(label="Where the time comes from", max_length=200, required=False)


@partnership_only
@require_safe
def stage_list(request: HttpRequest) -> HttpResponse:
    return render(request, "office/complaints/list.html", {"stages": requests.complaint_stages()})


@partnership_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    stage = requests.get_complaint_stage(number)
    form = StageForm(request.POST or None, initial={name: getattr(stage, name) for name in _EDITED})
    action = partial(requests.change_complaint_stage, by=actor_of(request), stage=stage)
    back = (reverse("office:complaints-list"), "Complaints")
    intro = "What was promised before stays."
    return form_page(request, form, action, title=str(stage), back=back, done="The stage was changed.", intro=intro)

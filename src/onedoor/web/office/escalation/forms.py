"""A step: when, of which requests, and who is told."""

from typing import Any

from django import forms

from onedoor.apps.directory.data import Priority
from onedoor.apps.requests.data import ToldOfLate
from onedoor.web.components.choices import offer

__all__ = ["NewStepForm", "StepForm"]


class StepForm(forms.Form):
    """Hours are counted from the date a request is due, back or forth."""

    hours = forms.IntegerField(
        label="Hours", min_value=0, max_value=1440, initial=0, help_text="0 is the moment it is due; 24 is a day."
    )
    when = forms.ChoiceField(
        label="When", choices=[("after", "After it was due"), ("before", "Before it is due")], widget=forms.RadioSelect,
        initial="after",
    )  # fmt: skip
    tell = forms.ChoiceField(label="Who is told", choices=ToldOfLate.choices, widget=forms.RadioSelect)
    address = forms.EmailField(label="E-mail address", required=False, help_text="Where an address is told.")
    service = forms.ChoiceField(label="Only for the service", required=False)
    priority = forms.ChoiceField(
        label="Only for the priority", choices=[("", "Any"), *Priority.choices], required=False
    )
    makes_urgent = forms.BooleanField(label="It becomes urgent by that", required=False)

    def __init__(self, *args: Any, services: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "service", [("", "Any"), *services])

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.pop("when", "") == "before" and given.get("hours"):
            given["hours"] = -given["hours"]
        return given


class NewStepForm(StepForm):
    """The first thing said is whose it is."""

    organisation = forms.ChoiceField(label="Organisation")
    field_order = ["organisation"]

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", bodies)

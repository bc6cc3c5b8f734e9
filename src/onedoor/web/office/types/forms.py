"""A type and its services; a state and what may follow it."""

from typing import Any

from django import forms

from onedoor.apps.requests.data import RECEIVED, STATE_STATUSES, Course, State
from onedoor.web.components.choices import offer

__all__ = ["StateForm", "TypeForm"]


class TypeForm(forms.Form):
    """Which services' requests have its states."""

    name = forms.CharField(label="Name", max_length=80, help_text="As in “Highway defect”. Only staff read it.")
    services = forms.MultipleChoiceField(
        label="Services", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Each service is of one type, or of none.",
    )  # fmt: skip

    def __init__(self, *args: Any, services: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "services", services)


class StateForm(forms.Form):
    """One state. Where it may go from here, and from where it may be reached."""

    name = forms.CharField(label="Name", max_length=80, help_text="The person who asked reads this.")
    name_cy = forms.CharField(label="Name in Welsh", max_length=80, required=False)
    status = forms.ChoiceField(
        label="What it is to everybody else", choices=[(each.value, each.label) for each in STATE_STATUSES],
        widget=forms.RadioSelect, help_text="Figures, public lists and other systems know these.",
        error_messages={"required": "Choose what it is to everybody else"},
    )  # fmt: skip
    comes_from = forms.MultipleChoiceField(label="It may follow", required=False, widget=forms.CheckboxSelectMultiple)
    leads_to = forms.MultipleChoiceField(
        label="What may follow it", required=False, widget=forms.CheckboxSelectMultiple
    )
    may_close = forms.BooleanField(label="A request may be closed from here", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, course: Course, state: State | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(each.code, each.name) for each in course.states if state is None or each.code != state.code]
        offer(self, "leads_to", others)
        if state is None:
            offer(self, "comes_from", others)
        else:
            # From where it is reached is said where each of those leads to.
            del self.fields["comes_from"]
        if state is not None and state.code == RECEIVED:
            for name in ("name", "name_cy", "status"):
                del self.fields[name]

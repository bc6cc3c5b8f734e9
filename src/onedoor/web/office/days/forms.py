"""Adding a day off."""

from typing import Any

from django import forms

from onedoor.web.components.forms import SplitDateField


class DayForm(forms.Form):
    """Whose day off it is, when, and what it is called."""

    organisation = forms.ChoiceField(label="Who is off")
    day = SplitDateField(label="Day", help_text="For example 28 12 2026.")
    name = forms.CharField(label="What the day is called", max_length=100, required=False)
    moves_promises = forms.BooleanField(
        label="Dates promised before move too", required=False,
        help_text="Otherwise they stay. The person sees in their request that the date moved, and why.",
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = forms.ChoiceField(label="Who is off", choices=organisations)

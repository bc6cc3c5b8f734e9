"""Registering a letter."""

from typing import Any

from django import forms

from onedoor.web.components.forms import SplitDateField


class LetterForm(forms.Form):
    """Name and dates."""

    title = forms.CharField(label="What it is called", max_length=200, required=False)
    starts_on = SplitDateField(label="First sent on", required=False, help_text="Leave blank if it has long been used.")
    ends_on = SplitDateField(label="Last sent on", required=False, help_text="Leave blank while it is in use.")


class NewLetterForm(forms.Form):
    """Whose letter it is, and what is printed on it."""

    organisation = forms.ChoiceField(label="Whose letter it is")
    reference = forms.CharField(
        label="Reference printed on it", required=False, max_length=60, help_text="For example CT-104."
    )
    title = forms.CharField(label="What it is called", required=False, max_length=200)
    starts_on = SplitDateField(label="First sent on", required=False, help_text="Leave blank if it has long been used.")

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = forms.ChoiceField(label="Whose letter it is", choices=organisations)

"""What a body found, looking back."""

from typing import Any

from django import forms

from onedoor.apps.sharing.data import ReviewOutcome


class ReviewForm(forms.Form):
    organisation = forms.ChoiceField(label="For which organisation")
    outcome = forms.ChoiceField(
        label="What you found", choices=ReviewOutcome.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose what you found"},
    )  # fmt: skip
    words = forms.CharField(
        label="What was wrong, or what happens next", required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = bodies  # type: ignore[attr-defined]
        if len(bodies) == 1:
            self.fields["organisation"].initial = bodies[0][0]
            self.fields["organisation"].widget = forms.HiddenInput()

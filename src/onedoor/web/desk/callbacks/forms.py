"""Forms of call-backs at the desk."""

from collections.abc import Sequence
from typing import Any

from django import forms

from onedoor.apps.callbacks.data import AttemptResult, CallbackOutcome, Window
from onedoor.foundation import clock

__all__ = ["AttemptForm", "MoveForm", "PromiseForm", "window_choices"]

_ROWS = {"rows": 3}


def window_choices(windows: Sequence[Window]) -> list[tuple[str, str]]:
    """Those with room, in words: `Tue 24 Nov, 09:00 to 11:00`."""
    zone = clock.local_zone()
    return [
        (one.key, f"{one.start.astimezone(zone):%a %-d %b, %H:%M} to {one.end.astimezone(zone):%H:%M}")
        for one in windows
        if not one.is_full
    ]


class PromiseForm(forms.Form):
    """What is promised to whom. The line's questions are added to it."""

    window = forms.ChoiceField(label="When", choices=[], error_messages={"required": "Choose when"})
    phone = forms.CharField(
        label="Number to ring", max_length=40, error_messages={"required": "Enter the number to ring"},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off", "autofocus": True}),
    )  # fmt: skip
    name = forms.CharField(label="Whom to ask for", max_length=150, required=False)
    email = forms.EmailField(
        label="E-mail for the confirmation", required=False, help_text="Without one, a text goes to a mobile number."
    )
    reason = forms.CharField(
        label="What it is about", max_length=1000, widget=forms.Textarea(attrs=_ROWS),
        error_messages={"required": "Say what it is about"},
    )  # fmt: skip
    warning = forms.CharField(
        label="Before ringing", max_length=300, required=False, help_text="As in: do not leave a message."
    )
    language = forms.ChoiceField(label="Language", choices=[("en-gb", "English"), ("cy", "Welsh")])
    is_agreed = forms.BooleanField(label="They say this number is safe to ring at that time", required=False)

    def __init__(
        self, *args: Any, windows: Sequence[Window], questions: Sequence[Any], asks_safety: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["window"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = window_choices(windows)
        self.question_names = [f"question-{one.code}" for one in questions]
        for one, name in zip(questions, self.question_names, strict=True):
            missing = {"required": f"Answer “{one.label}”"}
            self.fields[name] = forms.CharField(
                label=one.label, required=one.is_required, max_length=300, error_messages=missing
            )
        if not asks_safety:
            del self.fields["is_agreed"]

    @property
    def question_fields(self) -> list[Any]:
        return [self[name] for name in self.question_names]

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by code."""
        return {name.removeprefix("question-"): self.cleaned_data.get(name, "") for name in self.question_names}


class AttemptForm(forms.Form):
    """What became of a call."""

    result = forms.ChoiceField(
        label="What became of the call", choices=AttemptResult.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose what became of the call"},
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label="If you spoke to them: how it ended", choices=[("", "Choose"), *CallbackOutcome.choices], required=False
    )
    note = forms.CharField(
        label="Note for colleagues", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class MoveForm(forms.Form):
    """Another time, agreed with the person."""

    window = forms.ChoiceField(label="Another time they agreed to", choices=[])

    def __init__(self, *args: Any, windows: Sequence[Window], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["window"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = window_choices(windows)

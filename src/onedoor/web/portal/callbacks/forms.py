"""Booking a call."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from onedoor.apps.callbacks.data import Window
from onedoor.foundation import clock

__all__ = ["BookForm"]


class BookForm(forms.Form):
    """When, on which number, what about; and what the line asks."""

    window = forms.ChoiceField(
        label=_("When should we ring you?"), choices=[], widget=forms.RadioSelect,
        error_messages={"required": _("Choose when we should ring you")},
    )  # fmt: skip
    name = forms.CharField(
        label=_("Your name"), max_length=150, error_messages={"required": _("Enter your name")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("The phone number we should ring"), max_length=40,
        error_messages={"required": _("Enter the phone number we should ring")},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("To send you the time. You do not have to give one."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("What do you want to talk about?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what you want to talk about")},
    )  # fmt: skip

    def __init__(self, *args: Any, windows: Sequence[Window], questions: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["window"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.key, _in_words(one)) for one in windows if not one.is_full]
        self.question_names = [f"question-{one.code}" for one in questions]
        for one, name in zip(questions, self.question_names, strict=True):
            missing = {"required": gettext("Answer “%(question)s”") % {"question": one.label}}
            self.fields[name] = forms.CharField(
                label=one.label, required=one.is_required, max_length=300, error_messages=missing
            )

    @property
    def question_fields(self) -> list[Any]:
        return [self[name] for name in self.question_names]

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by code."""
        return {name.removeprefix("question-"): self.cleaned_data.get(name, "") for name in self.question_names}


def _in_words(window: Window) -> str:
    start, end = (moment.astimezone(clock.local_zone()) for moment in (window.start, window.end))
    said = {"day": date_format(start, "l j F"), "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"}
    return gettext("%(day)s, between %(start)s and %(end)s") % said

"""The contact itself: beginning it, how they came to us, ending it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from onedoor.apps.contacts.data import Outcome
from onedoor.web.desk.contact.forms.base import LINES, DeskForm

__all__ = ["DoorForm", "StartForm", "WrapUpForm"]


class StartForm(DeskForm):
    """The channel is the button that was pressed."""

    part = "start"

    caller_number = forms.CharField(
        label="Number shown", required=False, max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    channel = forms.CharField(widget=forms.HiddenInput, required=False)
    organisation = forms.ChoiceField(label="At which door", required=False)

    def __init__(self, *args: Any, doors: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doors = doors
        self.offer("organisation", doors)


class DoorForm(DeskForm):
    """How they came to us, where that went wrong."""

    part = "door"

    was_transferred = forms.BooleanField(label="They were passed on to us", required=False)
    meant_for = forms.ChoiceField(label="Whom they meant to reach, or tried first", required=False)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("meant_for", [("", "Us"), *bodies])


class WrapUpForm(DeskForm):
    """One key for how it ended, one for whether it need have happened."""

    part = "wrap"

    outcome = forms.ChoiceField(label="How it ended", choices=Outcome.choices, widget=forms.RadioSelect)
    cause = forms.ChoiceField(label="Why it was avoidable", required=False)
    letter = forms.CharField(label="Letter", required=False, max_length=60)
    note = forms.CharField(label="Note for colleagues", required=False, widget=forms.Textarea(attrs=LINES))
    source = forms.ChoiceField(label="What answered it", required=False)
    avoidable = forms.ChoiceField(choices=[("yes", "Yes"), ("no", "No")], widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        causes: list[tuple[str, str]],
        sources: list[tuple[str, str]],
        unfinished: Sequence[Any] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("cause", [("", "Choose"), *causes])
        self.offer("source", sources)
        self.unfinished = {f"item-{one.uuid}": str(one.uuid) for one in unfinished}
        for one, name in zip(unfinished, self.unfinished, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=f"“{one.words}”" if one.words else str(one.service or "A question"), required=False,
                choices=[("", "As the contact"), *Outcome.choices],
                widget=forms.Select(attrs={"class": "govuk-select"}),
            )  # fmt: skip

    @property
    def unfinished_fields(self) -> list[Any]:
        return [self[name] for name in self.unfinished]

    @property
    def item_outcomes(self) -> dict[str, str]:
        """How each question ended in which nothing was done, by its uuid."""
        return {uuid: self.cleaned_data.get(name, "") for name, uuid in self.unfinished.items()}

    @property
    def is_avoidable(self) -> bool:
        return bool(self.cleaned_data["avoidable"] == "yes")

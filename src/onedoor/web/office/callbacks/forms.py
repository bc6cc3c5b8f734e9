"""A line: when a body rings people back, and what it asks them beforehand."""

from typing import Any

from django import forms
from django.utils.text import slugify

__all__ = ["LineForm", "NewLineForm", "as_form"]

_PLAIN = ("name", "name_cy", "summary", "summary_cy", "is_public", "most_in_window", "notice_minutes", "soon_minutes",
          "days_ahead", "tries", "is_active")  # fmt: skip


class LineForm(forms.Form):
    """As the office writes it: times and questions are lines of text."""

    name = forms.CharField(label="Name", max_length=120)
    name_cy = forms.CharField(label="Name in Welsh", max_length=120, required=False)
    summary = forms.CharField(label="What it is for", max_length=300, required=False)
    summary_cy = forms.CharField(label="What it is for, in Welsh", max_length=300, required=False)
    team = forms.ChoiceField(label="Team that rings", required=False, choices=[])
    windows = forms.CharField(
        label="Times", widget=forms.Textarea(attrs={"rows": 4}), initial="09:00 to 11:00\n14:00 to 16:00",
        help_text="One on a line, like 09:00 to 11:00. On working days, without days off.",
    )  # fmt: skip
    most_in_window = forms.IntegerField(label="Calls that fit in one", min_value=1, max_value=500, initial=10)
    notice_minutes = forms.IntegerField(label="Notice, in minutes", min_value=0, max_value=10_000, initial=60)
    soon_minutes = forms.IntegerField(
        label="Warn whoever rings, minutes before the end", min_value=0, max_value=600, initial=30
    )
    days_ahead = forms.IntegerField(label="Working days ahead", min_value=1, max_value=20, initial=5)
    tries = forms.IntegerField(label="Tries before it may be given up", min_value=1, max_value=10, initial=3)
    questions = forms.CharField(
        label="Questions", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One on a line, the Welsh after a bar: Who needs help? | Pwy sydd angen cymorth? A star at the end "
        "means that it must be answered.",
    )  # fmt: skip
    is_public = forms.BooleanField(label="People book it by themselves", required=False)
    is_active = forms.BooleanField(label="In use", required=False, initial=True)

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "team", [("", "Anybody of the organisation"), *teams])

    def clean_windows(self) -> list[list[str]]:
        """Pairs of times; the action checks them."""
        lines = [line.strip() for line in self.cleaned_data["windows"].splitlines() if line.strip()]
        pairs = [[at.strip() for at in line.replace("–", " to ").replace("-", " to ").split(" to ")] for line in lines]
        if not all(len(pair) == 2 for pair in pairs):
            raise forms.ValidationError("Enter times like 09:00 to 11:00, one on a line")
        return pairs

    def clean_questions(self) -> list[list[Any]]:
        """Code, label, Welsh and whether it must be answered; the code follows from the label."""
        asked: dict[str, list[Any]] = {}
        for line in filter(str.strip, self.cleaned_data["questions"].splitlines()):
            text = line.strip()
            label, _, label_cy = text.rstrip("*").partition("|")
            code = slugify(label)[:40] or f"question-{len(asked) + 1}"
            asked[code] = [code, label.strip(), label_cy.strip(), text.endswith("*")]
        return list(asked.values())


class NewLineForm(LineForm):
    """The first thing said of a line is whose it is; its team is chosen afterwards."""

    organisation = forms.ChoiceField(label="Organisation that rings", choices=[])
    field_order = ["organisation"]

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, teams=[], **kwargs)
        _offer(self, "organisation", bodies)
        del self.fields["team"]


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def as_form(line: Any) -> dict[str, Any]:
    """A line as the form shows it."""
    asked = (
        f"{label}{f' | {welsh}' if welsh else ''}{' *' if needed else ''}" for _, label, welsh, needed in line.questions
    )
    return {name: getattr(line, name) for name in _PLAIN} | {
        "team": str(line.team.uuid) if line.team else "",
        "windows": "\n".join(f"{start} to {end}" for start, end in line.windows),
        "questions": "\n".join(asked),
    }

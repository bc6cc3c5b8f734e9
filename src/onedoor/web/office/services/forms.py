"""Forms of the directory's pages."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from onedoor.apps.directory.data import VOICES, Priority, RequestKind, ServiceStatus, TargetUnit
from onedoor.apps.partners.data import OrganisationKind
from onedoor.web.components.forms import SplitDateField

__all__ = [
    "CostForm", "EndForm", "HoursForm", "ProvisionForm", "ServiceForm", "SynonymForm", "TargetForm",
]  # fmt: skip

Choices = list[tuple[str, str]]
DAYS = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday",
    "sun": "Sunday",
}  # fmt: skip
_SPAN = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$")


def _words(label: str, *, most: int, hint: str = "", lines: int = 0, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput()
    return forms.CharField(
        label=label,
        max_length=most,
        help_text=hint,
        widget=widget,
        required=required,
        error_messages={"required": f"Enter {label[0].lower()}{label[1:]}"},
    )


# Praise and ideas are of bodies, beside what a service is for.
_KINDS = [(kind.value, kind.label) for kind in RequestKind if kind not in VOICES[1:]]


class ServiceForm(forms.Form):
    """A service and its wording in both languages."""

    name = _words("Name", most=200, hint="In the person’s words, as in “Pothole in a road”.", required=True)
    name_cy = _words("Name in Welsh", most=200)
    summary = _words("Summary", most=300, hint="One sentence a nine-year-old can read.")
    summary_cy = _words("Summary in Welsh", most=300)
    description = _words("Description", most=4000, lines=4)
    description_cy = _words("Description in Welsh", most=4000, lines=4)
    keywords = _words(
        "Words people say for it", most=2000, lines=3, hint="Separated by commas: pothole, hole in the road."
    )
    topic = _words("Topic", most=80, hint="The heading it stands under. Without one it is found by search only.")
    lgsl = forms.IntegerField(
        label="LGSL number", min_value=0, required=False, help_text="Leave blank for a service of your own."
    )
    kind = forms.ChoiceField(label="What people do with it", choices=_KINDS, widget=forms.RadioSelect)
    status = forms.ChoiceField(label="Status", choices=ServiceStatus.choices, widget=forms.RadioSelect)
    needs_place = forms.BooleanField(label="It is about a spot on the map, not the person’s home", required=False)
    needs_home = forms.BooleanField(
        label="It is done at the person’s home", required=False,
        help_text="Whoever gave only a postcode is asked which address it is.",
    )  # fmt: skip
    is_public = forms.BooleanField(label="Reports may be shown to others near by, without names", required=False)
    needs_contact = forms.BooleanField(label="It cannot be done for someone who stays anonymous", required=False)
    script = _words("What an adviser says and checks", most=4000, lines=4)
    urgent_advice = _words("Urgent advice", most=300, hint="As in: if anyone is in danger, call 999.")
    urgent_advice_cy = _words("Urgent advice in Welsh", most=300)


class ProvisionForm(forms.Form):
    """A rule. Kinds of body and “nobody” are offered to those who may decide for all."""

    organisation = forms.ChoiceField(label="Organisation", required=False)
    kinds = forms.MultipleChoiceField(
        label="Or kinds of organisation",
        choices=OrganisationKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Whichever of them serves the place answers.",
    )
    nobody = forms.BooleanField(label="Nobody provides it there", required=False)
    ask_instead = _words("Whom to ask instead", most=300)
    area_code = _words(
        "Only in this area", most=30, hint="Its published code, as in E07000037. Leave blank for everywhere it serves."
    )
    delivering = forms.ChoiceField(
        label="Who does the work", required=False, help_text="Where it is not the organisation itself."
    )
    team = forms.ChoiceField(label="Team", required=False)
    interaction = forms.ChoiceField(label="Only for", required=False)
    starts_on = SplitDateField(label="First day", required=False, help_text="Leave blank if it has long been so.")
    ends_on = SplitDateField(label="Last day", required=False, help_text="Leave blank if no end is known.")
    source = _words("Where this is known from", most=200, hint="As in: agreement of March 2026.", required=True)

    def __init__(
        self,
        *args: Any,
        own: Choices,
        bodies: Choices,
        teams: Choices,
        interactions: Choices,
        for_all: bool,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        choices = {"organisation": own, "delivering": bodies, "team": teams, "interaction": interactions}
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "Any kind of dealing" if name == "interaction" else "None"), *offered]
        if not for_all:
            del self.fields["kinds"], self.fields["nobody"]


class EndForm(forms.Form):
    """The last day of a rule."""

    ends_on = SplitDateField(label="Last day it holds")


class OwnedForm(forms.Form):
    """Something of one organisation, or (for those who may) of all."""

    organisation = forms.ChoiceField(label="For")

    def __init__(self, *args: Any, owners: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = owners


class TargetForm(OwnedForm):
    """How long; blank withdraws a target."""

    priority = forms.ChoiceField(label="Priority", choices=[("", "Any"), *Priority.choices], required=False)
    amount = forms.IntegerField(label="How long", required=False, help_text="Leave blank to withdraw the target.")
    unit = forms.ChoiceField(
        label="Counted in", choices=TargetUnit.choices, widget=forms.RadioSelect, initial=TargetUnit.WORKING_DAYS,
        help_text="Working days and hours leave out weekends, bank holidays and the organisation’s own days off.",
    )  # fmt: skip


class CostForm(OwnedForm):
    """What one contact costs."""

    channel = forms.ChoiceField(label="Channel")
    year = forms.IntegerField(label="Year", min_value=1990, max_value=2100)
    amount = forms.DecimalField(label="Pounds per contact", max_digits=8, decimal_places=2)
    low = forms.DecimalField(label="Lowest", max_digits=8, decimal_places=2, required=False)
    high = forms.DecimalField(label="Highest", max_digits=8, decimal_places=2, required=False)
    source = _words("Where the figure comes from", most=200, required=True)

    def __init__(self, *args: Any, channels: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["channel"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = channels


class HoursForm(OwnedForm):
    """When and how an organisation can be reached on one channel."""

    channel = forms.ChoiceField(label="Channel")
    contact = _words("Number, address or link", most=300)
    note = _words("Note", most=200, hint="As in: closed on bank holidays.")

    def __init__(self, *args: Any, channels: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["channel"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = channels
        for code, day in DAYS.items():
            hint = "As in 09:00-17:00, or 09:00-12:30, 13:30-17:00. Blank: closed." if code == "mon" else ""
            self.fields[code] = _words(day, most=60, hint=hint)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        given["hours"] = {code: spans for code in DAYS if (spans := self._spans(code, given.get(code, "")))}
        return given

    def _spans(self, code: str, text: str) -> list[list[str]]:
        spans: list[list[str]] = []
        for part in filter(None, (part.strip() for part in text.split(","))):
            if not _SPAN.match(part) or part[:5] >= part[6:]:
                self.add_error(code, "Enter times like 09:00-17:00")
                return []
            spans.append([part[:5], part[6:]])
        return spans


class SynonymForm(forms.Form):
    """What people say for words of the directory."""

    means = _words("The directory says", most=80, hint="As in: fly tipping.", required=True)
    terms = _words("People say", most=4000, lines=4, hint="One on a line, or separated by commas.")

    def clean_terms(self) -> Iterable[str]:
        return [term.strip() for term in re.split(r"[,\n]", self.cleaned_data["terms"]) if term.strip()]

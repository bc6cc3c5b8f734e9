"""A rule as the office writes it."""

from typing import Any

from django import forms

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import Priority, RequestKind
from onedoor.apps.requests.data import Given, Rule
from onedoor.foundation import ids
from onedoor.web.components.choices import offer
from onedoor.web.components.forms import SplitDateField
from onedoor.web.office.routing.reading import DAYS, Names

__all__ = ["RuleForm", "ShiftForm", "initial_of"]

_KINDS = [(kind.value, kind.label) for kind in RequestKind if kind != RequestKind.NONE]


def _several(label: str, hint: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, help_text=hint, required=False, widget=forms.CheckboxSelectMultiple, choices=[]
    )


def _time(label: str, hint: str = "") -> forms.TimeField:
    return forms.TimeField(
        label=label, help_text=hint, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class RuleForm(forms.Form):
    """Every condition that is filled in must hold; what is left blank does not matter."""

    name = forms.CharField(label="Name of the rule", max_length=80, help_text="As in “Live wires, at once”.")
    words = forms.CharField(
        label="Words it says", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One or a phrase on a line; any of them is enough. “spark” finds “sparking” too.",
    )  # fmt: skip
    areas = forms.CharField(
        label="Areas it is in", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Names or codes, one on a line; any of them is enough.",
    )  # fmt: skip
    services = _several("Services", "None ticked: any.")
    kinds = _several("Kinds")
    channels = _several("Ways it came in")
    weekdays = _several("Days on which it comes in")
    since = _time("From", "The time of the day at which it comes in.")
    until = _time("To", "Earlier than the time above means over midnight.")
    team = forms.ChoiceField(label="Team that gets it", required=False)
    most_open = forms.IntegerField(
        label="Only while the team has fewer open than", required=False, min_value=1, max_value=10_000,
        help_text="The next rule that fits gets what is too much. Leave blank for any number.",
    )  # fmt: skip
    give = forms.ChoiceField(label="Who takes it", choices=Given.choices, widget=forms.RadioSelect, required=False)
    priority = forms.ChoiceField(label="Priority", required=False, choices=[("", "As it is"), *Priority.choices])

    def __init__(self, *args: Any, names: Names, code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names, self.code = names, code or str(ids.new_uuid())
        offer(self, "services", list(names.services.items()))
        offer(self, "kinds", _KINDS)
        offer(self, "channels", [(channel.code, channel.name) for channel in directory.channels()])
        offer(self, "weekdays", [(str(at), day) for at, day in enumerate(DAYS)])
        offer(self, "team", [("", "The usual one"), *names.teams.items()])

    def clean_words(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]

    def clean_areas(self) -> list[str]:
        """Codes; a name may stand for several areas, as a ward and a parish."""
        found: list[str] = []
        for line in filter(None, map(str.strip, self.cleaned_data["areas"].splitlines())):
            wanted = line.casefold()
            areas = self.names.areas.values()
            codes = [area.code for area in areas if wanted in (area.name.casefold(), area.code.casefold())]
            if not codes:
                raise forms.ValidationError(f"No request of the organisation lay in “{line}”. Check the name")
            found += codes
        return found

    def rule(self) -> Rule:
        """What was filled in."""
        given = dict(self.cleaned_data)
        lists: dict[str, Any] = {
            name: tuple(given.pop(name)) for name in ("services", "areas", "kinds", "channels", "words")
        }
        weekdays = tuple(int(day) for day in given.pop("weekdays"))
        return Rule(code=self.code, weekdays=weekdays, **lists, **given)


def initial_of(rule: Rule, names: Names) -> dict[str, Any]:
    """A rule as its form shows it."""
    plain = ("name", "team", "priority", "give", "most_open", "since", "until")
    return {name: getattr(rule, name) for name in plain} | {
        "words": "\n".join(rule.words),
        "areas": "\n".join(code if code not in names.areas else names.areas[code].name for code in rule.areas),
        "services": list(rule.services), "kinds": list(rule.kinds), "channels": list(rule.channels),
        "weekdays": [str(day) for day in rule.weekdays],
    }  # fmt: skip


class ShiftForm(forms.Form):
    """Who is on duty, from which day to which."""

    account = forms.ChoiceField(label="Who is on duty")
    starts_on = SplitDateField(label="First day")
    ends_on = SplitDateField(label="Last day")

    def __init__(self, *args: Any, staff: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "account", staff)

"""What is counted: a period, whose matters, which service and channel."""

from typing import Any

from django import forms

from onedoor.apps.directory import services as directory
from onedoor.apps.insight import services as insight
from onedoor.apps.insight.data import Period, Scope
from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import Actor

__all__ = ["ScopeForm"]


class ScopeForm(forms.Form):
    """Read from the address, so that a figure can be sent to a colleague as a link."""

    first = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    whose = forms.ChoiceField(label="Whose matters", required=False)
    service = forms.ChoiceField(label="Service", required=False)
    channel = forms.ChoiceField(label="Channel", required=False)

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor
        whose = [("", "My organisations"), ("all", "The whole partnership")]
        whose += [(str(body.uuid), body.name) for body in partners.organisations(partners_only=True)]
        self._choices("whose", whose)
        services = [service for topic in directory.services_by_topic().values() for service in topic]
        named = sorted((service.name, service.slug) for service in services)
        self._choices("service", [("", "All services"), *((slug, name) for name, slug in named)])
        channels = [(channel.code, channel.name) for channel in directory.channels()]
        self._choices("channel", [("", "All channels"), *channels])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        year = insight.last_twelve_months()
        cleaned["first"] = cleaned.get("first") or year.first
        cleaned["last"] = cleaned.get("last") or year.last
        if cleaned["first"] > cleaned["last"]:
            self.add_error("last", "The last day must not be before the first.")
        elif (cleaned["last"] - cleaned["first"]).days > 5 * 366:
            self.add_error("first", "Choose five years or less.")
        return cleaned

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the split was chosen: then the filter stands open."""
        return bool(self.errors) or any(self.data.get(name) for name in self.fields)

    def scope(self) -> Scope:
        """What was asked for; the last twelve months of one's own organisations where the form is wrong."""
        if not self.is_valid():
            return Scope(insight.last_twelve_months(), insight.own_organisations(self.actor))
        given = self.cleaned_data
        whose = {"": insight.own_organisations(self.actor), "all": None}
        organisations = whose[given["whose"]] if given["whose"] in whose else frozenset({given["whose"]})
        return Scope(Period(given["first"], given["last"]), organisations, given["service"], given["channel"])

"""The queue's filter: a form for people, a frozen value for the query, a query string for links."""

from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django import forms

from onedoor.apps.directory.data import Priority
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import OWN_STATE, QueueFilter, Status
from onedoor.foundation.actors import Actor

__all__ = ["FilterForm", "filter_of", "query_string"]

_ANY = ("", "Any")
_STATES = [("open", "Open"), ("closed", "Closed"), ("all", "Open and closed")]
_DUE = [("", "At any time"), ("overdue", "Overdue"), ("today", "Today"), ("week", "In the next seven days")]
_WHOSE = [("", "Anyone’s"), ("mine", "Mine"), ("nobody", "Nobody’s yet")]
_WATCH = [
    ("", "Anything"),
    ("unanswered", "The person has had no answer"),
    ("reopened", "Reopened"),
    ("escalated", "Escalated"),
    ("mentioned", "A note names me"),
]
_SORTS = [
    ("due", "Due first"),
    ("-due", "Due last"),
    ("-raised", "Newest first"),
    ("raised", "Oldest first"),
    ("-updated", "Changed last"),
    ("service", "Service"),
    ("status", "Status"),
    ("reference", "Reference"),
    ("priority", "Most urgent first"),
    ("unanswered", "Longest without an answer"),
]


class FilterForm(forms.Form):
    """Every field may be left as it is; anything that is no choice counts as left."""

    words = forms.CharField(
        label="Reference or words", required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    whose = forms.ChoiceField(label="Whose", choices=_WHOSE, required=False)
    due = forms.ChoiceField(label="Due", choices=_DUE, required=False)
    state = forms.ChoiceField(label="Open or closed", choices=_STATES, required=False)
    status = forms.ChoiceField(label="Status", required=False)
    priority = forms.ChoiceField(label="Priority", choices=[_ANY, *Priority.choices], required=False)
    watch = forms.ChoiceField(label="Watch", choices=_WATCH, required=False)
    organisation = forms.ChoiceField(label="Organisation", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    service = forms.ChoiceField(label="Service", required=False)
    area = forms.ChoiceField(label="Area", required=False)
    sort = forms.ChoiceField(label="Order", choices=_SORTS, required=False)

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data, auto_id="filter-%s")
        bodies = list(requests.bodies_worked_for(actor))
        teams = [(str(team.uuid), f"{team.name}, {body.name}") for body in bodies for team in body.teams.all()]
        own = [(f"{OWN_STATE}{code}", name) for code, name in requests.states_in_use().items()]
        self._offer("status", [*Status.choices, *own])
        if day := _one_day(data.get("due", "") if data else ""):
            # A day of the calendar, which opens its list.
            self._offer_due(day)
        self._offer("organisation", [(str(body.uuid), body.name) for body in bodies])
        self._offer("team", [("none", "No team"), *teams])
        self._offer("service", requests.services_in_queue(actor))
        self._offer("area", _areas(actor))
        for field in self.fields.values():
            is_list = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "govuk-select govuk-!-width-full" if is_list else "govuk-input"

    def _offer_due(self, day: date) -> None:
        on = (day.isoformat(), f"On {day:%-d %B %Y}")
        self.fields["due"] = forms.ChoiceField(label="Due", choices=[*_DUE, on], required=False)

    def _offer(self, name: str, choices: list[Any]) -> None:
        label = self.fields[name].label
        self.fields[name] = forms.ChoiceField(label=label, choices=[_ANY, *choices], required=False)


def _one_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _areas(actor: Actor) -> list[tuple[str, list[tuple[str, str]]]]:
    by_type = groupby(requests.areas_in_queue(actor), key=lambda area: area.type)
    groups = ((kind, [(area.code, area.name) for area in areas]) for kind, areas in by_type)
    # A kind with one area in the list does not narrow it.
    return [(kind.replace("_", " ").capitalize(), areas) for kind, areas in groups if len(areas) > 1]


def filter_of(form: FilterForm) -> QueueFilter:
    """What the form asks for; what it does not understand is left out."""
    form.is_valid()
    given = {name: value for name, value in form.cleaned_data.items() if value}
    return QueueFilter(**given)


def query_string(form: FilterForm) -> str:
    """The filter as it stands in an address, without what was left as it is."""
    form.is_valid()
    return urlencode({name: value for name, value in form.cleaned_data.items() if value})

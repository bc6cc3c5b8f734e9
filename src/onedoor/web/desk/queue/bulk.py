"""One action on many requests."""

from typing import Any

from django import forms

from onedoor.apps.partners import services as partners
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import OWN_STATE, STATE_STATUSES
from onedoor.foundation.actors import Actor
from onedoor.web.desk.queue.forms.base import step_chosen

__all__ = ["BulkForm"]

_ACTIONS = [
    ("", "Choose"),
    ("take", "Take"),
    ("assign", "Assign"),
    ("status", "Change status"),
    ("close", "Close"),
    ("pass_on", "Pass on"),
]
_STATUSES = [(status.value, str(status.label)) for status in STATE_STATUSES]
# What each action needs besides the requests.
_NEEDS = {
    "assign": ("account", "Choose whom to assign them to."),
    "status": ("status", "Choose a status."),
    "close": ("closing_reason", "Choose a closing reason."),
    "pass_on": ("organisation", "Choose the organisation."),
}


class BulkForm(forms.Form):
    """What to do; only the field that goes with the action counts."""

    action = forms.ChoiceField(label="With the selected requests", choices=_ACTIONS, required=False)
    account = forms.ChoiceField(label="Assign to", required=False)
    status = forms.ChoiceField(label="New status", required=False)
    closing_reason = forms.ChoiceField(label="Closing reason", required=False)
    organisation = forms.ChoiceField(label="Pass on to", required=False)
    text = forms.CharField(
        label="What to tell the people who asked",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, auto_id="bulk-%s")
        self.selected: list[str] = data.getlist("selected") if data else []
        staff = {
            account.uuid: account for body in requests.bodies_worked_for(actor) for account in partners.staff_of(body)
        }
        self._staff = {str(uuid): account for uuid, account in staff.items()}
        self._reasons = {reason.code: reason for reason in requests.closing_reasons()}
        self._bodies = {str(body.uuid): body for body in partners.organisations(partners_only=True)}
        self._offer("account", [(uuid, account.name) for uuid, account in self._staff.items()])
        own = [(f"{OWN_STATE}{code}", name) for code, name in requests.states_in_use().items()]
        self._offer("status", _STATUSES + own)
        self._offer("closing_reason", [(code, reason.label) for code, reason in self._reasons.items()])
        self._offer("organisation", [(uuid, body.name) for uuid, body in self._bodies.items()])
        for field in self.fields.values():
            is_list = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "govuk-select" if is_list else "govuk-textarea govuk-!-width-two-thirds"

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        label = self.fields[name].label
        self.fields[name] = forms.ChoiceField(label=label, choices=[("", "Choose"), *choices], required=False)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        action = given.get("action", "")
        if not self.selected:
            self.add_error(None, "Select at least one request.")
        if not action:
            self.add_error("action", "Choose what to do.")
        name, problem = _NEEDS.get(action, ("action", ""))
        if problem and not given.get(name):
            self.add_error(name, problem)
        if action == "pass_on" and not given.get("text", "").strip():
            self.add_error("text", "Say why they go there: the people who asked read this.")
        return given

    def action_values(self) -> dict[str, Any]:
        """Arguments of `act_on_many`."""
        given = self.cleaned_data
        action, text = given["action"], given["text"]
        values: dict[str, dict[str, Any]] = {
            "take": {},
            "assign": {"account": self._staff.get(given["account"])},
            "status": {**step_chosen(given["status"]), "text": text},
            "close": {"closing_reason": self._reasons.get(given["closing_reason"]), "text": text},
            "pass_on": {"organisation": self._bodies.get(given["organisation"]), "reason": text},
        }
        return {"action": action, **values[action]}

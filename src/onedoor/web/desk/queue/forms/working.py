"""Who has it, how far it has got, how soon it is wanted, and whose it is."""

from typing import Any

from django import forms

from onedoor.apps.directory.data import Priority
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import OWN_STATE, STATE_STATUSES
from onedoor.web.components.templatetags.times import day
from onedoor.web.desk.queue.forms.base import ActionForm, step_chosen, words_field

__all__ = [
    "AssignForm",
    "PassOnForm",
    "PriorityForm",
    "SplitForm",
    "StatusForm",
    "TakeForm",
]


class TakeForm(ActionForm):
    """The reader takes it on."""

    action, label = "take", "Take"

    def do(self) -> str:
        requests.take(**self.common)
        return "You have taken this request."


class AssignForm(ActionForm):
    """Someone else has it."""

    action, label = "assign", "Assign"

    account = forms.ChoiceField(label="Person", required=False)
    team = forms.ChoiceField(label="Team", required=False)

    def prepare(self) -> None:
        self.staff = {str(account.uuid): account for account in requests.staff_for(self.request)}
        self.teams = {str(team.uuid): team for team in requests.teams_for(self.request)}
        self.offer("account", [(uuid, account.name) for uuid, account in self.staff.items()])
        self.offer("team", [(uuid, team.name) for uuid, team in self.teams.items()])

    def do(self) -> str:
        account = self.staff.get(self.cleaned_data["account"])
        team = self.teams.get(self.cleaned_data["team"])
        changed = requests.assign(**self.common, account=account, team=team)
        return f"Assigned to {account or team}." if changed.assigned_to or team else "Assigned to nobody."


class StatusForm(ActionForm):
    """Another stage."""

    action, label = "status", "Change status"
    answers = STATE_STATUSES

    status = forms.ChoiceField(label="New status", required=False)
    text = words_field("What to tell the person", "In plain words; they get this as a message.")

    def prepare(self) -> None:
        own = requests.states_after(self.request)
        stages = [(status.value, str(status.label)) for status in STATE_STATUSES]
        if own is not None:
            here, following = own
            stages = [(f"{OWN_STATE}{state.code}", state.name) for state in following if state.code != here.code]
            stages.append((f"{OWN_STATE}{here.code}", f"{here.name}, as it is now"))
        self.offer("status", stages, needed="Choose a status.")

    def do(self) -> str:
        given = self.cleaned_data
        requests.change_status(**self.common, **step_chosen(given["status"]), text=given["text"])
        return "The status was changed."


class PriorityForm(ActionForm):
    """More or less urgent."""

    action, label = "priority", "Change priority"

    priority = forms.ChoiceField(label="Priority", choices=Priority.choices, widget=forms.RadioSelect)
    text = words_field("Why", "Only your organisation reads this. The person sees the new date.")

    def prepare(self) -> None:
        self.initial["priority"] = self.request.priority

    def do(self) -> str:
        given = self.cleaned_data
        changed = requests.change_priority(**self.common, priority=given["priority"], text=given["text"])
        return f"The priority was changed. It is due {day(changed.due_at)}." if changed.due_at else "It was changed."


class PassOnForm(ActionForm):
    """It belongs to another body."""

    action, label = "pass-on", "Pass on to another body"

    organisation = forms.ChoiceField(label="Organisation", required=False)
    reason = words_field("Why it goes to them", "The person reads this.", needed="Say why it goes to them.")

    def prepare(self) -> None:
        self.bodies = {str(body.uuid): body for body in requests.receivers_of(self.request)}
        choices = [(uuid, body.name) for uuid, body in self.bodies.items()]
        self.offer("organisation", choices, needed="Choose the organisation.")

    def do(self) -> str:
        body = self.bodies[self.cleaned_data["organisation"]]
        requests.pass_on(**self.common, organisation=body, reason=self.cleaned_data["reason"])
        return f"{self.request.reference} was passed on to {body.name}."


class SplitForm(ActionForm):
    """Another body does a part of it."""

    action, label = "split", "Give a part to another body"

    organisation = forms.ChoiceField(label="Organisation", required=False)
    text = words_field(
        "What they are to do", "They and the person read this. It stays yours, and closes when you and they are done.",
        needed="Say what they are to do.",
    )  # fmt: skip

    @classmethod
    def fits(cls, request: Any) -> bool:
        return request.part_of_id is None

    def prepare(self) -> None:
        self.bodies = {str(body.uuid): body for body in requests.receivers_of(self.request)}
        choices = [(uuid, body.name) for uuid, body in self.bodies.items()]
        self.offer("organisation", choices, needed="Choose the organisation.")

    def do(self) -> str:
        body = self.bodies[self.cleaned_data["organisation"]]
        part = requests.split_off(**self.common, organisation=body, text=self.cleaned_data["text"])
        return f"{body.name} has a part of it now: {part.reference}."

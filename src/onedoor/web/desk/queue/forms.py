"""What staff can do to one request: a form for each action, told apart on the page by its prefix."""

from typing import Any, ClassVar

from django import forms

from onedoor.apps.directory.data import Priority, RequestKind
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import OPEN_STATUSES, ComplaintOutcome, Status, Visibility
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from onedoor.web.components.templatetags.times import day

__all__ = ["FORMS", "ActionForm"]

_CHOOSE = ("", "Choose")


def _text(label: str, hint: str = "", *, needed: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(needed),
        error_messages={"required": needed},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ActionForm(forms.Form):
    """Base: `version` is what the page showed, so that nobody overwrites what somebody else changed meanwhile."""

    action: ClassVar[str]
    label: ClassVar[str]
    needs_work: ClassVar[bool] = True
    wants: ClassVar[str] = "open"

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, request: Any, actor: Actor) -> None:
        super().__init__(data, prefix=self.action, initial={"version": request.version})
        self.request, self.actor = request, actor
        self.prepare()

    def prepare(self) -> None:
        """Fill in what there is to choose from."""

    def offer(self, name: str, choices: list[tuple[str, str]], *, needed: str = "") -> None:
        """Give the field these choices; `needed` is said where none was made."""
        self.fields[name] = forms.ChoiceField(
            label=self.fields[name].label,
            choices=[_CHOOSE, *choices],
            required=bool(needed),
            error_messages={"required": needed},
        )

    @classmethod
    def fits(cls, request: Any) -> bool:
        """Whether it makes sense for this request, whatever its state."""
        return True

    def do(self) -> str:
        """Do it; what to tell the member of staff. Raises what the action raises."""
        raise NotImplementedError

    @property
    def common(self) -> dict[str, Any]:
        return {"by": self.actor, "request": self.request, "version": self.cleaned_data["version"]}

    def show_version(self, version: int) -> None:
        """Take up the version the page shows now, so that sending again after a look is possible."""
        self.data = {**self.data.dict(), self.add_prefix("version"): str(version)}  # type: ignore[attr-defined]


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


class NoteForm(ActionForm):
    """Something to remember, or to tell the person."""

    action, label, needs_work, wants = "note", "Add a note", False, "any"

    text = _text("Note", needed="Write what you want to say.")
    visibility = forms.ChoiceField(
        label="Who reads it",
        widget=forms.RadioSelect,
        choices=[
            (Visibility.PRIVATE, "Only my organisation"),
            (Visibility.PUBLIC, "The person who asked, who gets it as a message, and everyone working on it"),
        ],
        initial=Visibility.PRIVATE,
    )

    def do(self) -> str:
        given = self.cleaned_data
        requests.add_note(by=self.actor, request=self.request, text=given["text"], visibility=given["visibility"])
        return "The note was added."


class ChaseForm(ActionForm):
    """The person got in touch to ask what has become of it."""

    action, label, needs_work = "chase", "Note that the person chased", False

    text = _text("What they said", "Leave blank if they only asked.")

    def do(self) -> str:
        requests.chase(by=self.actor, request=self.request, text=self.cleaned_data["text"])
        return "It was noted that the person chased this."


class AskForm(ActionForm):
    """A question to the person."""

    action, label = "ask", "Ask the person"

    text = _text(
        "Question",
        "They get it as a message and answer by the link in it. The request waits for them.",
        needed="Write what you want to ask.",
    )

    def do(self) -> str:
        requests.ask_person(**self.common, text=self.cleaned_data["text"])
        return "The question was sent."


class StatusForm(ActionForm):
    """Another stage."""

    action, label = "status", "Change status"

    status = forms.ChoiceField(label="New status", required=False)
    text = _text("What to tell the person", "In plain words; they get this as a message.")

    def prepare(self) -> None:
        stages = [(status.value, status.label) for status in OPEN_STATUSES if status != Status.WAITING]
        self.offer("status", stages, needed="Choose a status.")

    def do(self) -> str:
        requests.change_status(**self.common, status=self.cleaned_data["status"], text=self.cleaned_data["text"])
        return "The status was changed."


class PriorityForm(ActionForm):
    """More or less urgent."""

    action, label = "priority", "Change priority"

    priority = forms.ChoiceField(label="Priority", choices=Priority.choices, widget=forms.RadioSelect)
    text = _text("Why", "Only your organisation reads this. The person sees the new date.")

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
    reason = _text("Why it goes to them", "The person reads this.", needed="Say why it goes to them.")

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
    text = _text(
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


class MergeForm(ActionForm):
    """The same was reported before."""

    action, label = "merge", "Merge with another request"

    into = forms.CharField(
        label="Reference of the request it is the same as",
        help_text="It closes this one; the person and everyone following hear of the other from then on.",
        error_messages={"required": "Enter a reference."},
    )

    @classmethod
    def fits(cls, request: Any) -> bool:
        return request.part_of_id is None

    def do(self) -> str:
        other = requests.queue_by_reference(self.actor, self.cleaned_data["into"])
        if other is None:
            problem = "None of your organisations’ requests has this reference."
            raise Missing(problem, fields={"into": [problem]})
        requests.merge(**self.common, into=other)
        return f"Merged into {other.reference}. If that was a slip, undo it below."


class CloseForm(ActionForm):
    """The end."""

    action, label = "close", "Close"

    closing_reason = forms.ChoiceField(label="Closing reason", required=False)
    text = _text("Anything to add for the person", "They are told the reason in plain words, and this after it.")

    @classmethod
    def fits(cls, request: Any) -> bool:
        return bool(request.kind != RequestKind.COMPLAINT)

    def prepare(self) -> None:
        self.reasons = {reason.code: reason for reason in requests.closing_reasons()}
        choices = [(code, reason.label) for code, reason in self.reasons.items()]
        self.offer("closing_reason", choices, needed="Choose a closing reason.")

    def do(self) -> str:
        reason = self.reasons[self.cleaned_data["closing_reason"]]
        requests.close(**self.common, closing_reason=reason, text=self.cleaned_data["text"])
        return "The request was closed. If that was a slip, reopen it below."


class DecideForm(ActionForm):
    """The answer to a complaint."""

    action, label = "decide", "Answer the complaint"

    outcome = forms.ChoiceField(label="What you found", choices=ComplaintOutcome.choices, widget=forms.RadioSelect)
    text = _text("The answer", "The person reads this, and what they can do if they are not satisfied.",
                 needed="Write the answer.")  # fmt: skip
    lesson = _text("What is done otherwise from now on", "Stands in the list of lessons: name nobody.")

    @classmethod
    def fits(cls, request: Any) -> bool:
        return bool(request.kind == RequestKind.COMPLAINT)

    def do(self) -> str:
        given = self.cleaned_data
        requests.decide_complaint(**self.common, outcome=given["outcome"], text=given["text"], lesson=given["lesson"])
        return "The complaint was answered."


class ReopenForm(ActionForm):
    """It was not the end."""

    action, label, needs_work, wants = "reopen", "Reopen", False, "closed"

    text = _text("Why")

    def do(self) -> str:
        requests.reopen(**self.common, text=self.cleaned_data["text"])
        return "The request is open again."


class SeparateForm(ActionForm):
    """It was not the same after all."""

    action, label, wants = "separate", "Undo the merge", "merged"

    text = _text("What to tell the person", "They hear that it is being dealt with on its own again.")

    def do(self) -> str:
        requests.separate(**self.common, text=self.cleaned_data["text"])
        return f"{self.request.reference} is open again, on its own."


FORMS: dict[str, type[ActionForm]] = {
    form.action: form
    for form in (
        TakeForm, NoteForm, AskForm, StatusForm, CloseForm, AssignForm, PriorityForm, PassOnForm, SplitForm, MergeForm,
        DecideForm, ChaseForm, ReopenForm, SeparateForm,
    )
}  # fmt: skip

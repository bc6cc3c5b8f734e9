"""The end of a request, and when it was not the end."""

from typing import Any

from django import forms

from onedoor.apps.directory.data import RequestKind
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import CLOSED_STATUSES, ComplaintOutcome, Status
from onedoor.foundation.errors import Missing
from onedoor.web.desk.queue.forms.base import ActionForm, words_field

__all__ = [
    "CloseForm",
    "DecideForm",
    "MergeForm",
    "ReopenForm",
    "SeparateForm",
]


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
    answers = CLOSED_STATUSES

    closing_reason = forms.ChoiceField(label="Closing reason", required=False)
    text = words_field("Anything to add for the person", "They are told the reason in plain words, and this after it.")

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
    answers = (Status.CLOSED,)

    outcome = forms.ChoiceField(label="What you found", choices=ComplaintOutcome.choices, widget=forms.RadioSelect)
    text = words_field("The answer", "The person reads this, and what they can do if they are not satisfied.",
                 needed="Write the answer.")  # fmt: skip
    lesson = words_field("What is done otherwise from now on", "Stands in the list of lessons: name nobody.")

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

    text = words_field("Why")

    def do(self) -> str:
        requests.reopen(**self.common, text=self.cleaned_data["text"])
        return "The request is open again."


class SeparateForm(ActionForm):
    """It was not the same after all."""

    action, label, wants = "separate", "Undo the merge", "merged"

    text = words_field("What to tell the person", "They hear that it is being dealt with on its own again.")

    def do(self) -> str:
        requests.separate(**self.common, text=self.cleaned_data["text"])
        return f"{self.request.reference} is open again, on its own."

"""What they want: a request, something about one, advice, an answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from onedoor.apps.directory.data import RequestKind
from onedoor.foundation.asking import Form, Page, offered_at_once
from onedoor.web.components.asking import add_questions, conditions_of, given_in
from onedoor.web.desk.contact.forms.base import LINES, ROWS, DeskForm

__all__ = ["AdviceForm", "AnswerMailForm", "RaiseForm", "SayForm"]


def offer_files(form: DeskForm, files: Sequence[Any], *, is_chosen: bool) -> None:
    """Which of the files that came with what they wrote go with it."""
    if files:
        shown = [(str(one.uuid), one.name) for one in files]
        form.fields["files"] = forms.MultipleChoiceField(
            label="Files they sent", required=False, choices=shown, widget=forms.CheckboxSelectMultiple,
            initial=[uuid for uuid, _name in shown] if is_chosen else [],
        )  # fmt: skip


class RaiseForm(DeskForm):
    """A request for whichever body answers for the service; the service's own questions are added to it."""

    part = "raise"

    kind = forms.ChoiceField(label="What they want", choices=[])
    description = forms.CharField(label="What they say", required=False, widget=forms.Textarea(attrs=ROWS))
    name = forms.CharField(label="Name", required=False, max_length=150)
    email = forms.EmailField(label="E-mail for updates", required=False)
    phone = forms.CharField(label="Phone for updates", required=False, max_length=40)
    organisation = forms.ChoiceField(label="Send to another body", required=False)
    reason = forms.CharField(label="Why there", required=False, max_length=300)

    def __init__(
        self,
        *args: Any,
        service: Any,
        version: Any,
        bodies: list[tuple[str, str]],
        entries: Mapping[str, int],
        files: Sequence[Any] = (),
        things: Sequence[Any] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.files_offered, self.things = files, things
        if things:
            near = [(one.uuid, f"{one.words}, {one.metres} m away") for one in things]
            self.fields["thing"] = forms.ChoiceField(
                label="Which one is it?", required=False, choices=[("", "None of these, or not known"), *near]
            )
        offer_files(self, files, is_chosen=True)
        self.service, self.version, self.entries = service, version, entries
        self.asked_form: Form = version.form if version else Form()
        # Nobody brings a file to the phone: they may add it to the request afterwards.
        self.asked = [one for one in offered_at_once(self.asked_form, {}, entries) if one.question.kind != "file"]
        self.question_names = add_questions(self, self.asked, self.asked_form, is_compact=True)
        first = next((name for name in self.question_names if self.fields[name].required), None)
        if first is not None:
            # What must be asked comes before the button that sends it.
            self.fields[first].widget.attrs["data-first"] = True
        self.offer("kind", [pair for pair in RequestKind.choices if pair[0] != RequestKind.NONE])
        self.offer("organisation", [("", "No: the body responsible"), *bodies])
        self.fields["kind"].initial = service.kind if service.kind != RequestKind.NONE else RequestKind.REQUEST

    @property
    def thing(self) -> Any:
        """The lamp post, bin or bus stop that was chosen."""
        return next((one for one in self.things if one.uuid == self.cleaned_data.get("thing")), None)

    @property
    def exits(self) -> list[tuple[Page, str]]:
        """Pages after which nothing can be raised, with when they are met as the script of the page reads it."""
        return [(page, conditions_of(page)) for page in self.asked_form.pages if page.is_exit]

    @property
    def question_fields(self) -> list[Any]:
        return [self[name] for name in self.question_names]

    @property
    def answers(self) -> dict[str, list[str]]:
        """What was answered, by the key of each question."""
        return given_in(self)

    @property
    def repeated(self) -> list[tuple[str, str, int]]:
        """Pages that are asked several times: code, what each is called, how many stand here."""
        return [
            (page.code, page.entry or "entry", self.entries.get(page.code, 1))
            for page in self.asked_form.pages
            if page.repeats
        ]


class SayForm(DeskForm):
    """Something about a request that is there already."""

    part = "say"

    text = forms.CharField(label="What they say", required=False, widget=forms.Textarea(attrs=LINES))

    def __init__(self, *args: Any, files: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_files(self, files, is_chosen=False)


class AdviceForm(DeskForm):
    """The question was answered, or the person sent to the body that answers for it."""

    part = "advice"

    note = forms.CharField(label="What you told them", required=False, widget=forms.Textarea(attrs=LINES))
    letter = forms.CharField(
        label="Letter they ask about", required=False, max_length=60, help_text="The reference printed on it."
    )

    def __init__(self, *args: Any, is_all_there_is: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_all_there_is:
            self.fields["note"].widget.attrs["data-first"] = True


class AnswerMailForm(DeskForm):
    """An answer to what somebody wrote by e-mail."""

    part = "mail"

    text = forms.CharField(
        label="Answer by e-mail", max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="It goes to the address they gave. Nobody has shown that it is theirs.",
        error_messages={"required": "Write an answer"},
    )  # fmt: skip

"""Notes, chases and questions."""

from django import forms

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Status, Visibility
from onedoor.web.components.choices import offer
from onedoor.web.desk.queue.forms.base import ActionForm, words_field

__all__ = [
    "AskForm",
    "AskOutsideForm",
    "ChaseForm",
    "NoteForm",
    "SeenForm",
    "TakeBackForm",
]


class NoteForm(ActionForm):
    """Something to remember, or to tell the person."""

    action, label, needs_work, wants = "note", "Add a note", False, "any"
    answers = ()

    text = words_field(
        "Note",
        "In a private note, @ and a colleague’s whole name tells them of it.",
        needed="Write what you want to say.",
    )
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

    text = words_field("What they said", "Leave blank if they only asked.")

    def do(self) -> str:
        requests.chase(by=self.actor, request=self.request, text=self.cleaned_data["text"])
        return "It was noted that the person chased this."


class AskForm(ActionForm):
    """A question to the person."""

    action, label = "ask", "Ask the person"
    answers = (Status.WAITING,)

    text = words_field(
        "Question",
        "They get it as a message and answer by the link in it. The request waits for them.",
        needed="Write what you want to ask.",
    )

    def do(self) -> str:
        requests.ask_person(**self.common, text=self.cleaned_data["text"])
        return "The question was sent."


class SeenForm(ActionForm):
    """The reader has seen the notes that name them."""

    action, label, needs_work, wants, is_listed = "seen", "Mark as read", False, "any", False

    def do(self) -> str:
        requests.mark_mentions_read(by=self.actor, request=self.request)
        return "Marked as read."


class AskOutsideForm(ActionForm):
    """A question to somebody who has no account."""

    action, label = "outside", "Ask somebody outside by e-mail"

    name = forms.CharField(label="Who is asked", max_length=150, help_text="As in “Kerbside Contractors”.",
                           error_messages={"required": "Enter who is asked"})  # fmt: skip
    is_body = forms.BooleanField(
        label="They are a business or another body", required=False,
        help_text="The person reads what was told, and this name. A private person’s name stays with you.",
    )  # fmt: skip
    email = forms.EmailField(label="E-mail address", error_messages={"required": "Enter where to write to"})
    text = words_field(
        "Question", "They answer once, by a link, without signing in. Meanwhile the clock stands still.",
        needed="Write what you want to ask.",
    )  # fmt: skip
    shows_place = forms.BooleanField(label="Show them where it is", required=False, initial=True)
    shows_words = forms.BooleanField(label="Show them what the person said", required=False)
    pictures = forms.MultipleChoiceField(
        label="Photos to show them", required=False, widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(label="Days in which they may answer", initial=14, min_value=1, max_value=60)

    def prepare(self) -> None:
        files = requests.attachments_visible_to(self.actor, self.request)
        shown = [(str(one.uuid), one.original_name) for one in files if one.content_type.startswith("image/")]
        offer(self, "pictures", shown)
        if not shown:
            del self.fields["pictures"]

    def do(self) -> str:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        asked = requests.ask_outside(**self.common, **given)
        return f"The question was sent to {asked.name}."


class TakeBackForm(ActionForm):
    """They need not answer any more."""

    action, label, is_listed = "take-back", "Take the question back", False

    question = forms.UUIDField(widget=forms.HiddenInput)

    def do(self) -> str:
        taken = requests.take_back_question(**self.common, question=str(self.cleaned_data["question"]))
        return f"The link that {taken.name} was sent opens nothing any more."

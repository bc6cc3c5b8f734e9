"""Forms of the one screen. Each has ids of its own: they all stand on one page."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from onedoor.apps.contacts.data import Outcome
from onedoor.apps.directory.data import RequestKind
from onedoor.apps.people.data import AccessNeed, AlertKind, Ground, SameBecause
from onedoor.apps.rights.data import CaseKind
from onedoor.apps.sharing.data import EmergencyReason, PermissionKind
from onedoor.foundation.asking import Form, offered_at_once
from onedoor.web.components.asking import add_questions, given_in
from onedoor.web.components.forms import SplitDateField

__all__ = [
    "AdviceForm",
    "AlertForm",
    "AnswerMailForm",
    "BusinessForm",
    "DoorForm",
    "GlassForm",
    "JoinForm",
    "PassPhraseForm",
    "PersonForm",
    "ProofForm",
    "RaiseForm",
    "RepresentativeForm",
    "SayForm",
    "StartForm",
    "WrapUpForm",
]

_ROWS = {"rows": 3}
_LINES = {"rows": 2}


class _DeskForm(forms.Form):
    """Ids begin with `part`, since several forms stand on one page."""

    part = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = f"{self.part}_%s"
        super().__init__(*args, **kwargs)

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """What there is to choose from in one field."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class StartForm(_DeskForm):
    """The channel is the button that was pressed."""

    part = "start"

    caller_number = forms.CharField(
        label="Number shown", required=False, max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    channel = forms.CharField(widget=forms.HiddenInput, required=False)
    organisation = forms.ChoiceField(label="At which door", required=False)

    def __init__(self, *args: Any, doors: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doors = doors
        self.offer("organisation", doors)


class PersonForm(_DeskForm):
    """A resident's record as an adviser writes it."""

    part = "person"

    given_names = forms.CharField(label="Given names", required=False, max_length=120)
    family_name = forms.CharField(label="Family name", required=False, max_length=120)
    birth_date = SplitDateField(label="Birth date", required=False)
    phones = forms.CharField(
        label="Phone numbers",
        required=False,
        help_text="One on a line, the best first.",
        widget=forms.Textarea(attrs=_LINES),
    )
    emails = forms.CharField(
        label="E-mail addresses",
        required=False,
        help_text="One on a line, the best first.",
        widget=forms.Textarea(attrs=_LINES),
    )
    address_text = forms.CharField(label="Address", required=False, max_length=400)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)
    nhs_number = forms.CharField(
        label="NHS number", required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Leave empty to keep what is recorded.",
    )  # fmt: skip
    ni_number = forms.CharField(
        label="National Insurance number", required=False, max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text="To find them by. What is recorded is never shown.",
    )  # fmt: skip
    language = forms.ChoiceField(label="Language", choices=[("en-gb", "English"), ("cy", "Welsh")], required=False)
    preferred_channel = forms.ChoiceField(
        label="Likes to be reached by", required=False,
        choices=[("", "No preference"), ("phone", "Phone"), ("text", "Text"), ("email", "E-mail"), ("post", "Post")],
    )  # fmt: skip
    contact_warning = forms.CharField(
        label="Before contacting them", required=False, max_length=300, help_text="As in: do not leave a message."
    )
    help_needed = forms.CharField(
        label="Help they need", required=False, max_length=300, help_text="As in: hard of hearing, speak slowly."
    )
    needs_large_print = forms.BooleanField(label="Large print", required=False)
    needs_interpreter = forms.BooleanField(label="Interpreter", required=False)
    interpreter_language = forms.CharField(label="Language of the interpreter", required=False, max_length=40)
    access_needs = forms.MultipleChoiceField(
        label="What makes it possible to deal with them", required=False, choices=AccessNeed.choices,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    not_safe = forms.BooleanField(label="Not safe to contact: never ring or write first", required=False)

    @property
    def details(self) -> dict[str, Any]:
        """As the people app takes them."""
        given = dict(self.cleaned_data)
        given["is_safe_to_contact"] = not given.pop("not_safe")
        given["language"] = given["language"] or "en-gb"
        for name in ("nhs_number", "ni_number"):
            if not given[name].strip():
                del given[name]
        for name in ("phones", "emails"):
            given[name] = [line.strip() for line in given[name].splitlines() if line.strip()]
        return given


class JoinForm(_DeskForm):
    """Which other record is the caller's too, and what that rests on."""

    part = "join"

    other = forms.CharField(widget=forms.HiddenInput, error_messages={"required": "Choose a record"})
    because = forms.MultipleChoiceField(
        label="Why it is one person", choices=SameBecause.choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose why it is one person"},
    )  # fmt: skip


class ProofForm(_DeskForm):
    """What the caller gave with a request, read out to the adviser."""

    part = "proof"

    reference = forms.CharField(widget=forms.HiddenInput, max_length=40)
    proof = forms.CharField(
        label="Their e-mail, phone or postcode", max_length=254,
        help_text="What they gave with the request.", widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter the e-mail, phone number or postcode they gave with it"},
    )  # fmt: skip


class BusinessForm(_DeskForm):
    """A business, charity or other organisation, and who speaks for it."""

    part = "business"

    name = forms.CharField(label="Name of the business or organisation", required=False, max_length=150)
    number = forms.CharField(label="Company or charity number", required=False, max_length=20)
    contact_name = forms.CharField(label="Who speaks for it", required=False, max_length=150)
    phone = forms.CharField(label="Phone number", required=False, max_length=40)
    email = forms.EmailField(label="E-mail address", required=False)
    address_text = forms.CharField(label="Address", required=False, max_length=400)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)


class RaiseForm(_DeskForm):
    """A request for whichever body answers for the service; the service's own questions are added to it."""

    part = "raise"

    kind = forms.ChoiceField(label="What they want", choices=[])
    description = forms.CharField(label="What they say", required=False, widget=forms.Textarea(attrs=_ROWS))
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
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
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


class SayForm(_DeskForm):
    """Something about a request that is there already."""

    part = "say"

    text = forms.CharField(label="What they say", required=False, widget=forms.Textarea(attrs=_LINES))


class AdviceForm(_DeskForm):
    """The question was answered, or the person sent to the body that answers for it."""

    part = "advice"

    note = forms.CharField(label="What you told them", required=False, widget=forms.Textarea(attrs=_LINES))
    letter = forms.CharField(
        label="Letter they ask about", required=False, max_length=60, help_text="The reference printed on it."
    )

    def __init__(self, *args: Any, is_all_there_is: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_all_there_is:
            self.fields["note"].widget.attrs["data-first"] = True


class AnswerMailForm(_DeskForm):
    """An answer to what somebody wrote by e-mail."""

    part = "mail"

    text = forms.CharField(
        label="Answer by e-mail", max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="It goes to the address they wrote from. Nobody has shown that it is theirs.",
        error_messages={"required": "Write an answer"},
    )  # fmt: skip


class DoorForm(_DeskForm):
    """How they came to us, where that went wrong."""

    part = "door"

    was_transferred = forms.BooleanField(label="They were passed on to us", required=False)
    meant_for = forms.ChoiceField(label="Whom they meant to reach, or tried first", required=False)

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("meant_for", [("", "Us"), *bodies])


class GlassForm(_DeskForm):
    """Why somebody must see what no agreement opens."""

    part = "glass"

    reason = forms.ChoiceField(label="Why", choices=EmergencyReason.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label="What is happening", max_length=2000, widget=forms.Textarea(attrs=_LINES),
        help_text="Governance officers read this today.",
    )  # fmt: skip


class PassPhraseForm(_DeskForm):
    """The phrase they choose. It is never put back into the page."""

    part = "phrase"

    phrase = forms.CharField(
        label="The phrase they choose", required=False, max_length=100,
        help_text="At least two words nobody can find out. Nobody sees it again: they must remember it.",
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

    @property
    def is_removal(self) -> bool:
        return self.data.get("do") == "remove"

    @property
    def chosen(self) -> str:
        return "" if self.is_removal else self.cleaned_data["phrase"]

    @property
    def done(self) -> str:
        return (
            "They have no pass-phrase any more." if self.is_removal else "The pass-phrase is kept. Nobody can read it."
        )

    def clean(self) -> dict[str, Any] | None:
        if not self.is_removal and not self.cleaned_data.get("phrase", "").strip():
            self.add_error("phrase", "Enter the phrase they choose")
        return None


class AlertForm(_DeskForm):
    """A warning about risk."""

    part = "alert"

    kind = forms.ChoiceField(label="What the risk is", choices=[("", "Choose"), *AlertKind.choices])
    advice = forms.CharField(
        label="What staff should do", max_length=300, help_text="Every adviser of yours reads this."
    )
    reason = forms.CharField(
        label="What happened, and when", max_length=2000, widget=forms.Textarea(attrs=_LINES),
        help_text="The manager who confirms it reads this, and the person may ask for it. Facts only.",
    )  # fmt: skip


class RepresentativeForm(_DeskForm):
    """Who speaks for the person, about what, and by what right."""

    part = "speaker"

    name = forms.CharField(label="Their name", required=False, max_length=150)
    relation = forms.CharField(
        label="Who they are to the person", required=False, max_length=60, help_text="As in: daughter, social worker."
    )
    phone = forms.CharField(label="Their phone", required=False, max_length=40)
    email = forms.EmailField(label="Their e-mail", required=False)
    reference = forms.CharField(
        label="Reference of their own record", required=False, max_length=12, help_text="If they have one here."
    )
    ground = forms.ChoiceField(label="By what right", choices=[("", "Choose"), *Ground.choices])
    evidence = forms.CharField(
        label="What you saw",
        required=False,
        max_length=300,
        help_text="With its number. Not needed for their own word.",
    )
    purposes = forms.MultipleChoiceField(
        label="What they may speak about", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="None ticked: everything.",
    )  # fmt: skip
    is_told = forms.TypedChoiceField(
        label="What we may tell them", initial="yes", widget=forms.RadioSelect, coerce=lambda said: said == "yes",
        choices=[("yes", "What stands in the record, about that"), ("no", "Nothing: they may tell us things")],
    )  # fmt: skip
    ends_on = SplitDateField(label="Last day, if there is one", required=False)
    review_on = SplitDateField(label="Look at it again on", required=False)

    def __init__(self, *args: Any, purposes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("purposes", [(one.code, one.name) for one in purposes])


class RightsForm(_DeskForm):
    """What the person asks about their information."""

    part = "rights"

    kind = forms.ChoiceField(label="What they ask for", choices=[])
    words = forms.CharField(
        label="What they said", max_length=4000, required=False, widget=forms.Textarea(attrs=_LINES),
        help_text="Of something wrong: what it is, and what is right.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [(kind.value, kind.label) for kind in CaseKind if kind != CaseKind.WITHDRAWAL]
        self.fields["kind"].choices = asked  # type: ignore[attr-defined]


class PermissionForm(_DeskForm):
    """What the person was asked, and said. What a body does rests on its own lawful basis all the same."""

    part = "permission"

    kind = forms.ChoiceField(label="What you asked them for", choices=PermissionKind.choices)
    recipient = forms.ChoiceField(label="Who would be told", choices=[], required=False)
    purpose = forms.ChoiceField(label="What for", choices=[])
    words = forms.CharField(label="What you asked, as you put it", max_length=500)
    is_given = forms.TypedChoiceField(
        label="What they said", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect,
        coerce=lambda said: said == "yes", error_messages={"required": "Choose what they said"},
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Any, purposes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whom = [("", "Whoever can help"), *bodies]
        self.fields["recipient"].choices = whom  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [(one.code, one.name) for one in purposes]  # type: ignore[attr-defined]


class WrapUpForm(_DeskForm):
    """One key for how it ended, one for whether it need have happened."""

    part = "wrap"

    outcome = forms.ChoiceField(label="How it ended", choices=Outcome.choices, widget=forms.RadioSelect)
    cause = forms.ChoiceField(label="Why it was avoidable", required=False)
    letter = forms.CharField(label="Letter", required=False, max_length=60)
    note = forms.CharField(label="Note for colleagues", required=False, widget=forms.Textarea(attrs=_LINES))
    source = forms.ChoiceField(label="What answered it", required=False)
    avoidable = forms.ChoiceField(choices=[("yes", "Yes"), ("no", "No")], widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        causes: list[tuple[str, str]],
        sources: list[tuple[str, str]],
        unfinished: Sequence[Any] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("cause", [("", "Choose"), *causes])
        self.offer("source", sources)
        self.unfinished = {f"item-{one.uuid}": str(one.uuid) for one in unfinished}
        for one, name in zip(unfinished, self.unfinished, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=f"“{one.words}”" if one.words else str(one.service or "A question"), required=False,
                choices=[("", "As the contact"), *Outcome.choices],
                widget=forms.Select(attrs={"class": "govuk-select"}),
            )  # fmt: skip

    @property
    def unfinished_fields(self) -> list[Any]:
        return [self[name] for name in self.unfinished]

    @property
    def item_outcomes(self) -> dict[str, str]:
        """How each question ended in which nothing was done, by its uuid."""
        return {uuid: self.cleaned_data.get(name, "") for name, uuid in self.unfinished.items()}

    @property
    def is_avoidable(self) -> bool:
        return bool(self.cleaned_data["avoidable"] == "yes")

"""Who it is, and what joins, proves and protects their record."""

from typing import Any

from django import forms

from onedoor.apps.people.data import AccessNeed, AlertKind, SameBecause
from onedoor.apps.sharing.data import EmergencyReason
from onedoor.web.components.forms import SplitDateField
from onedoor.web.desk.contact.forms.base import LINES, DeskForm

__all__ = ["AlertForm", "GlassForm", "JoinForm", "PassPhraseForm", "PersonForm", "ProofForm"]


class PersonForm(DeskForm):
    """A resident's record as an adviser writes it."""

    part = "person"

    given_names = forms.CharField(label="Given names", required=False, max_length=120)
    family_name = forms.CharField(label="Family name", required=False, max_length=120)
    birth_date = SplitDateField(label="Birth date", required=False)
    phones = forms.CharField(
        label="Phone numbers",
        required=False,
        help_text="One on a line, the best first.",
        widget=forms.Textarea(attrs=LINES),
    )
    emails = forms.CharField(
        label="E-mail addresses",
        required=False,
        help_text="One on a line, the best first.",
        widget=forms.Textarea(attrs=LINES),
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


class JoinForm(DeskForm):
    """Which other record is the caller's too, and what that rests on."""

    part = "join"

    other = forms.CharField(widget=forms.HiddenInput, error_messages={"required": "Choose a record"})
    because = forms.MultipleChoiceField(
        label="Why it is one person", choices=SameBecause.choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose why it is one person"},
    )  # fmt: skip


class ProofForm(DeskForm):
    """What the caller gave with a request, read out to the adviser."""

    part = "proof"

    reference = forms.CharField(widget=forms.HiddenInput, max_length=40)
    proof = forms.CharField(
        label="Their e-mail, phone or postcode", max_length=254,
        help_text="What they gave with the request.", widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter the e-mail, phone number or postcode they gave with it"},
    )  # fmt: skip


class PassPhraseForm(DeskForm):
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


class AlertForm(DeskForm):
    """A warning about risk."""

    part = "alert"

    kind = forms.ChoiceField(label="What the risk is", choices=[("", "Choose"), *AlertKind.choices])
    advice = forms.CharField(
        label="What staff should do", max_length=300, help_text="Every adviser of yours reads this."
    )
    reason = forms.CharField(
        label="What happened, and when", max_length=2000, widget=forms.Textarea(attrs=LINES),
        help_text="The manager who confirms it reads this, and the person may ask for it. Facts only.",
    )  # fmt: skip


class GlassForm(DeskForm):
    """Why somebody must see what no agreement opens."""

    part = "glass"

    reason = forms.ChoiceField(label="Why", choices=EmergencyReason.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label="What is happening", max_length=2000, widget=forms.Textarea(attrs=LINES),
        help_text="Governance officers read this today.",
    )  # fmt: skip

"""What is asked while an agreement is drawn up, signed and stopped."""

from typing import TYPE_CHECKING, Any

from django import forms

from onedoor.apps.partners import services as partners
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import TEXTS, GroundKind, PartyRole
from onedoor.foundation.actors import Actor
from onedoor.web.components.forms import SplitDateField

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.sharing.models import AgreementVersion

# Each step of writing: its name, and the parts it asks for.
STEPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "dates": ("Dates and people", ("in_force_from", "in_force_to", "review_on", "remind_days", "population")),
    "why": ("Why it is lawful and fair", (
        "necessity", "proportionality", "dpia_reference", "dpia_on", "privacy_notice_url")),
    "how": ("How it is done", ("frequency", "method", "security", "accuracy", "retention", "disposal")),
    "contacts": ("Contacts, staff and ending", (
        "rights_contact", "breach_contact", "breach_hours", "staff_guidance", "exit_terms")),
}  # fmt: skip
_DATES = {
    "in_force_from": ("In force from", "Its first day. If all have signed later, it starts when the last has."),
    "in_force_to": ("Last day", "Leave blank for until further notice."),
    "review_on": ("Review date", ""),
    "dpia_on": ("Date of the impact assessment", ""),
}
_HINTS = {
    "population": "As in: adults over 65 who live alone and were referred after a fall.",
    "dpia_reference": "Its reference in your register. One is recommended even where it is not required.",
    "accuracy": "Also how a mistake reaches the organisation whose record it is.",
    "necessity": "Also which alternatives were considered, and the risk of not sharing.",
}
_SHORT = frozenset({"dpia_reference", "rights_contact", "breach_contact", "breach_hours"})


class StartForm(forms.Form):
    """A title, whose it is, and what to start from."""

    title = forms.CharField(label="Title", max_length=200, error_messages={"required": "Enter a title"})
    owner = forms.ChoiceField(label="Organisation that draws it up")
    template = forms.ChoiceField(
        label="Start from", widget=forms.RadioSelect, error_messages={"required": "Choose what to start from"}
    )

    def __init__(self, *args: Any, bodies: "list[Organisation]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [(str(body.uuid), body.name) for body in bodies]  # type: ignore[attr-defined]
        self.fields["template"].choices = [  # type: ignore[attr-defined]
            (row.code, f"{row.name}: {row.description}") for row in sharing.templates()
        ]


class StepForm(forms.Form):
    """The parts of one step; all may be left for later, and offering says what is missing."""

    def __init__(self, *args: Any, step: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in STEPS[step][1]:
            self.fields[name] = _part(name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        return {name: "" if value is None and name in TEXTS else value for name, value in cleaned.items()}


def _part(name: str) -> forms.Field:
    if name in _DATES:
        label, hint = _DATES[name]
        return SplitDateField(label=label, help_text=hint, required=False)
    if name == "remind_days":
        hint = "Sent before the review date and before the last day."
        return forms.IntegerField(
            label="Days before to send a reminder", min_value=0, max_value=365, help_text=hint,
            error_messages={"required": "Enter a number of days", "invalid": "Enter a number of days, like 30"},
        )  # fmt: skip
    if name == "privacy_notice_url":
        return forms.URLField(
            label=TEXTS[name], required=False, assume_scheme="https", help_text="The address of the page."
        )
    widget = forms.TextInput() if name in _SHORT else forms.Textarea(attrs={"rows": 4})
    most = 200 if name in _SHORT else 10_000
    return forms.CharField(
        label=TEXTS[name], help_text=_HINTS.get(name, ""), widget=widget, required=False, max_length=most
    )


def _choices(kind: GroundKind) -> list[tuple[str, str]]:
    return [("", "Not chosen"), *((row.code, row.name) for row in sharing.grounds(kind))]


class PartyForm(forms.Form):
    """What an organisation is to the data, and by what right. Nothing is chosen beforehand."""

    organisation = forms.ChoiceField(label="Organisation")
    role = forms.ChoiceField(label="Role", choices=PartyRole.choices, widget=forms.RadioSelect)
    article6 = forms.ChoiceField(
        label="Lawful basis", required=False,
        help_text="For a public body it is usually its public task. Police choose law enforcement under Part 3.",
    )  # fmt: skip
    consent_reason = forms.CharField(
        label="Why consent", required=False, max_length=500, help_text="Only where consent is the basis."
    )
    power = forms.CharField(
        label="Statutory power", required=False, max_length=300, help_text="As in: Care Act 2014, section 6."
    )
    article9 = forms.ChoiceField(
        label="Condition for special category data", required=False, help_text="Where any is shared."
    )
    schedule1 = forms.ChoiceField(label="Schedule 1 condition", required=False)
    schedule8 = forms.ChoiceField(
        label="Schedule 8 condition", required=False, help_text="Only for law enforcement processing."
    )

    def __init__(self, *args: Any, known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in GroundKind:
            self.fields[kind.value].choices = _choices(kind)  # type: ignore[attr-defined]
        bodies = [(str(body.uuid), body.name) for body in partners.organisations(partners_only=True)]
        self.fields["organisation"].choices = bodies  # type: ignore[attr-defined]
        if known:
            del self.fields["organisation"]


class ItemsForm(forms.Form):
    """What one party lets another know for one purpose."""

    purpose = forms.ChoiceField(label="Purpose")
    giver = forms.ChoiceField(label="Who gives")
    receiver = forms.ChoiceField(label="Who gets")
    items = forms.MultipleChoiceField(
        label="What is shared", widget=forms.CheckboxSelectMultiple, required=False,
        help_text="Exactly these, from now on. Untick all to take the line away.",
    )  # fmt: skip

    def __init__(self, *args: Any, version: "AgreementVersion", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = [(str(party.organisation.uuid), party.organisation.name) for party in sharing.parties_of(version)]
        self.fields["giver"].choices = self.fields["receiver"].choices = bodies  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [(row.code, row.name) for row in sharing.purposes()]  # type: ignore[attr-defined]
        self.fields["items"].choices = [  # type: ignore[attr-defined]
            (row.code, f"{row.name} (special category)" if row.is_special else row.name) for row in sharing.data_items()
        ]


class SignForm(forms.Form):
    """A typed name, a post, and proof that it is still the same person."""

    organisation = forms.ChoiceField(label="I sign for")
    name = forms.CharField(label="Your full name", max_length=150, error_messages={"required": "Type your full name"})
    post = forms.CharField(
        label="Your post", max_length=150, help_text="As in: Data Protection Officer.",
        error_messages={"required": "Enter your post"},
    )  # fmt: skip
    proof = forms.CharField(
        label="Your password, or a code from your authenticator app",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text="So that nobody signs at a screen you left open.",
        error_messages={"required": "Enter your password or a code"},
    )

    def __init__(self, *args: Any, bodies: "list[Organisation]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [(str(body.uuid), body.name) for body in bodies]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Reason", max_length=500, widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text="All parties read it.",
    )  # fmt: skip


class NothingForm(forms.Form):
    """A question that is answered by its button."""


def bodies_of(actor: Actor) -> "list[Organisation]":
    """The organisations whose agreements the actor looks after."""
    own = sharing.governed_by(actor)
    return [body for body in partners.organisations() if str(body.uuid) in own]

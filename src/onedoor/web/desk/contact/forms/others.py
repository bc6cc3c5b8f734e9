"""Who speaks for somebody, and what people ask about their information."""

from typing import Any

from django import forms

from onedoor.apps.people.data import Ground
from onedoor.apps.rights.data import CaseKind
from onedoor.apps.sharing.data import PermissionKind
from onedoor.web.components.forms import SplitDateField
from onedoor.web.desk.contact.forms.base import LINES, DeskForm

__all__ = ["BusinessForm", "PermissionForm", "RepresentativeForm", "RightsForm"]


class RepresentativeForm(DeskForm):
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


class BusinessForm(DeskForm):
    """A business, charity or other organisation, and who speaks for it."""

    part = "business"

    name = forms.CharField(label="Name of the business or organisation", required=False, max_length=150)
    number = forms.CharField(label="Company or charity number", required=False, max_length=20)
    contact_name = forms.CharField(label="Who speaks for it", required=False, max_length=150)
    phone = forms.CharField(label="Phone number", required=False, max_length=40)
    email = forms.EmailField(label="E-mail address", required=False)
    address_text = forms.CharField(label="Address", required=False, max_length=400)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)


class RightsForm(DeskForm):
    """What the person asks about their information."""

    part = "rights"

    kind = forms.ChoiceField(label="What they ask for", choices=[])
    words = forms.CharField(
        label="What they said", max_length=4000, required=False, widget=forms.Textarea(attrs=LINES),
        help_text="Of something wrong: what it is, and what is right.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [(kind.value, kind.label) for kind in CaseKind if kind != CaseKind.WITHDRAWAL]
        self.fields["kind"].choices = asked  # type: ignore[attr-defined]


class PermissionForm(DeskForm):
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

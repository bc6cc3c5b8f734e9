"""What an officer says about a case."""

from datetime import date
from typing import Any

from django import forms

from onedoor.apps.people.data import Restriction
from onedoor.apps.rights import services as rights
from onedoor.apps.rights.data import CaseKind, Decision

__all__ = ["DecisionForm", "EraseForm", "ExtendForm", "GroundForm", "IdentityForm", "NewGroundForm", "TermsForm"]

WRITTEN = {"rows": 4}
# As the officer reads them: `rights.data.CORRECTABLE` has the same.
FIELDS = {
    "given_names": "First names", "family_name": "Last name", "birth_date": "Date of birth, like 1961-03-04",
    "address_text": "Address", "postcode": "Postcode", "phones": "Phone numbers, with commas between",
    "emails": "E-mail addresses, with commas between", "help_needed": "Help needed",
}  # fmt: skip


class IdentityForm(forms.Form):
    """How they showed who they are."""

    assurance = forms.ChoiceField(
        label="How they showed it",
        choices=[("document", "I saw a document"), ("facts", "Three facts")],
        widget=forms.RadioSelect, error_messages={"required": "Choose how they showed it"},
    )  # fmt: skip


class ExtendForm(forms.Form):
    """Why more time is needed."""

    reason = forms.CharField(
        label="Why you need more time", widget=forms.Textarea(attrs=WRITTEN), max_length=2000, required=False,
        help_text="The person reads this.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # It stands beside the answer, which has a reason too.
        kwargs["auto_id"] = "extend_%s"
        super().__init__(*args, **kwargs)


class EraseForm(forms.Form):
    """What is typed before anything is erased."""

    typed = forms.CharField(
        label="Type the reference of the case", max_length=12, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip


class DecisionForm(forms.Form):
    """What the body answers; more is asked where the kind of case needs it."""

    decision = forms.ChoiceField(
        label="What you answer", choices=(), widget=forms.RadioSelect,
        error_messages={"required": "Choose what you answer"},
    )  # fmt: skip
    item = forms.ChoiceField(label="What you put right", choices=[("", "Choose"), *FIELDS.items()], required=False)
    value = forms.CharField(label="What it should be", max_length=400, required=False)
    why = forms.ChoiceField(
        label="Why it is kept and not used", choices=[("", "Choose"), *Restriction.choices], required=False
    )
    ground = forms.ChoiceField(label="By what right you refuse", required=False)
    reason = forms.CharField(
        label="What the person is told", widget=forms.Textarea(attrs=WRITTEN), max_length=4000, required=False,
        help_text="Needed where you refuse anything. The words of the ground stand above it.",
    )  # fmt: skip

    def __init__(self, *args: Any, part: Any, **kwargs: Any) -> None:
        kind = part.case.kind
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = _decisions(kind)  # type: ignore[attr-defined]
        grounds = [("", "Nothing is refused"), *((one.code, one.name) for one in rights.grounds_for(kind))]
        self.fields["ground"].choices = grounds  # type: ignore[attr-defined]
        if kind != CaseKind.CORRECTION or not rights.records_of_part(part):
            del self.fields["item"], self.fields["value"]
        else:
            self.fields["item"].initial, self.fields["value"].initial = part.case.item, part.case.should_be
        if kind != CaseKind.RESTRICTION:
            del self.fields["why"]

    def answer(self) -> rights.Answer:
        given = self.cleaned_data
        return rights.Answer(
            decision=given["decision"], reason=given["reason"], ground=given["ground"], changes=self._changes(),
            why=given.get("why", ""),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("item") == "birth_date" and given.get("value"):
            try:
                date.fromisoformat(given["value"])
            except ValueError:
                self.add_error("value", "Enter a date, like 1961-03-04")
        return given

    def _changes(self) -> dict[str, Any]:
        name, value = self.cleaned_data.get("item", ""), self.cleaned_data.get("value", "").strip()
        if not name or not value:
            return {}
        if name in ("phones", "emails"):
            return {name: [one.strip() for one in value.split(",") if one.strip()]}
        return {name: date.fromisoformat(value) if name == "birth_date" else value}


def _decisions(kind: str) -> list[tuple[str, str]]:
    agreed = {
        CaseKind.ACCESS: "Agreed: they get a copy, without what you hid",
        CaseKind.CORRECTION: "Agreed: it is put right now, and those who saw it are told",
        CaseKind.ERASURE: "Agreed: a second person erases it",
        CaseKind.RESTRICTION: "Agreed: it is kept, and not used from now on",
        CaseKind.OBJECTION: "Agreed: it stays stopped",
        CaseKind.WITHDRAWAL: "Noted: we do not use what rested on it any more",
    }[CaseKind(kind)]
    return [(Decision.AGREED, agreed), (Decision.PARTLY, "Agreed in part"), (Decision.REFUSED, "Refused")]


class GroundForm(forms.Form):
    """Why the law lets a body refuse."""

    name = forms.CharField(label="Ground, as officers read it", max_length=200)
    name_cy = forms.CharField(label="Ground in Welsh", max_length=200, required=False)
    words = forms.CharField(label="What the person is told", widget=forms.Textarea(attrs=WRITTEN), max_length=2000)
    words_cy = forms.CharField(
        label="What the person is told, in Welsh", widget=forms.Textarea(attrs=WRITTEN), max_length=2000, required=False
    )
    source = forms.CharField(label="Where the law says so", max_length=300, required=False)
    kinds = forms.MultipleChoiceField(
        label="For what it may be used", choices=CaseKind.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text="None ticked: for anything.",
    )  # fmt: skip
    order = forms.IntegerField(label="Place in the list", min_value=0, max_value=999, initial=900)
    is_active = forms.BooleanField(label="Officers can choose it", required=False, initial=True)


class NewGroundForm(GroundForm):
    """A ground of the partnership's own."""

    field_order = ("code",)
    code = forms.SlugField(label="Code", max_length=60, help_text="Letters and hyphens. It never changes.")


class TermsForm(forms.Form):
    """How long there is, and to whom people complain."""

    answer_months = forms.IntegerField(label="Months to answer", min_value=1, max_value=12)
    extension_months = forms.IntegerField(label="Months more, where needed", min_value=0, max_value=12)
    copy_days = forms.IntegerField(label="Days a copy can be fetched", min_value=1, max_value=365)
    regulator = forms.CharField(label="Whom people complain to", max_length=200)
    regulator_cy = forms.CharField(label="The same in Welsh", max_length=200, required=False)
    regulator_url = forms.URLField(label="Its page", required=False, assume_scheme="https")
    regulator_phone = forms.CharField(label="Its phone number", max_length=40, required=False)
    source = forms.CharField(label="Where the law says so", max_length=300, required=False)

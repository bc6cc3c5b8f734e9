"""Which rows of the ledger to show."""

from typing import Any

from django import forms

from onedoor.apps.partners import services as partners
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import DEALING


def purposes_for_staff() -> dict[str, str]:
    """Names by code; the person reads one of them as said to them."""
    return sharing.purpose_names() | {DEALING: "To deal with a request"}


class LedgerFilter(forms.Form):
    person = forms.CharField(
        label="Person",
        required=False,
        max_length=40,
        help_text="The reference of a record or a request.",
    )
    purpose = forms.ChoiceField(label="Purpose", required=False)
    organisation = forms.ChoiceField(label="Organisation", required=False)
    since = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = sorted(purposes_for_staff().items(), key=lambda pair: pair[1])
        self.fields["purpose"].choices = [("", "All"), *names]  # type: ignore[attr-defined]
        bodies = [(str(body.uuid), body.name) for body in partners.organisations(partners_only=True)]
        self.fields["organisation"].choices = [("", "All"), *bodies]  # type: ignore[attr-defined]

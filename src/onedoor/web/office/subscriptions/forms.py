"""Making and changing subscriptions."""

from typing import Any

from django import forms

from onedoor.foundation.models import Subscription

_TYPES_HELP = "One to a line, whole or as a beginning, like requests. – leave blank for all of them."


class SubscriptionForm(forms.Form):
    """What can be changed later."""

    name = forms.CharField(
        label="Name", required=False, max_length=200, help_text="For example the system it leads to."
    )
    address = forms.CharField(
        label="Address", required=False, max_length=600, help_text="An https:// address, or an e-mail address."
    )
    types = forms.CharField(
        label="Kinds of event", required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text=_TYPES_HELP
    )
    is_active = forms.BooleanField(label="Send events here", required=False, initial=True)

    def clean_types(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["types"].splitlines() if line.strip()]


class NewSubscriptionForm(SubscriptionForm):
    """Also whose events, and by what way."""

    kind = forms.ChoiceField(label="How events are sent", choices=Subscription.Kind.choices, widget=forms.RadioSelect)
    organisation = forms.ChoiceField(label="Whose events", required=False)
    field_order = ("name", "kind", "address", "organisation", "types")

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["is_active"]
        self.fields["organisation"] = forms.ChoiceField(label="Whose events", choices=organisations, required=False)
        self.order_fields(self.field_order)

"""Saying where you are."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PlaceForm(forms.Form):
    """A postcode or an address in one box."""

    q = forms.CharField(
        label=_("Your postcode or address"),
        max_length=200,
        error_messages={"required": _("Enter a postcode or an address")},
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )


class PointForm(forms.Form):
    """A point from the device or the map (WGS 84)."""

    latitude = forms.FloatField(min_value=-90, max_value=90, widget=forms.HiddenInput)
    longitude = forms.FloatField(min_value=-180, max_value=180, widget=forms.HiddenInput)


class AddressChoice(forms.Form):
    """One of the addresses that the words may mean."""

    uprn = forms.TypedChoiceField(
        label=_("Which address is it?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an address, or search again")},
    )

    def __init__(self, *args: object, matches: list[tuple[int, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["uprn"].choices = matches  # type: ignore[attr-defined]

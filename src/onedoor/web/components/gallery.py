"""Every component once, so that it can be looked at and tested by itself."""

from typing import Any

from django import forms
from django.core.paginator import Paginator

from onedoor.apps.requests.data import Status
from onedoor.web.components.forms import SplitDateField

__all__ = ["GalleryForm", "gallery_context"]

_CHOICES = [("one", "The first"), ("two", "The second"), ("three", "The third")]


class GalleryForm(forms.Form):
    """One field of each kind."""

    text = forms.CharField(label="Text", help_text="A hint says what is wanted.")
    optional = forms.CharField(label="Text that may be left out", required=False)
    long = forms.CharField(label="Longer text", widget=forms.Textarea(attrs={"rows": 3}))
    number = forms.IntegerField(label="A number")
    email = forms.EmailField(label="E-mail address")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    choice = forms.ChoiceField(label="One from a list that drops down", choices=_CHOICES)
    radios = forms.ChoiceField(label="One of a few", choices=_CHOICES, widget=forms.RadioSelect)
    ticks = forms.MultipleChoiceField(label="Any of a few", choices=_CHOICES, widget=forms.CheckboxSelectMultiple)
    day = SplitDateField(label="A date", help_text="For example, 27 3 2026")
    file = forms.FileField(label="A file")
    agree = forms.BooleanField(label="A single box to tick")


def gallery_context() -> dict[str, Any]:
    """The form as it is first met, and with everything wrong; a page of a long list; every status."""
    return {
        "empty_form": GalleryForm(auto_id="empty_%s"),
        "form": GalleryForm({"email": "not an address", "day_day": "31", "day_month": "2", "day_year": "2026"}),
        "page": Paginator(range(200), 10).page(7),
        "statuses": list(Status),
        "histories": [
            ("Received", "3 March 2026, 09:12", "A deep hole by the bus stop."),
            ("Done", "6 March 2026, 16:40", ""),
        ],
    }

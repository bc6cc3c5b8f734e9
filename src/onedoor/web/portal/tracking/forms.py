"""Finding a request again, adding to it, saying how it went."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.apps.feedback.data import Face
from onedoor.foundation.ids import is_reference
from onedoor.web.components.boxes import ManyFiles
from onedoor.web.portal.sending.forms import PhotosField


class TrackForm(forms.Form):
    """A reference, and something only the person who asked would know."""

    reference = forms.CharField(
        label=_("Reference"),
        help_text=_("Eight letters and numbers, like 7K3M-9PQX"),
        max_length=20,
        error_messages={"required": _("Enter the reference we gave you")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}),
    )
    proof = forms.CharField(
        label=_("E-mail address, phone number or postcode"),
        help_text=_("The one you gave when you told us about it"),
        max_length=200,
        error_messages={"required": _("Enter the e-mail address, phone number or postcode you gave")},
    )

    def clean_reference(self) -> str:
        text: str = self.cleaned_data["reference"]
        if not is_reference(text):
            raise forms.ValidationError(
                _("Check the reference: it should be eight letters and numbers, like 7K3M-9PQX")
            )
        return text


class AddForm(forms.Form):
    """More about a request, or the answer to a question."""

    text = forms.CharField(
        label=_("Add something"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what you want to add")},
    )
    photos = PhotosField(
        label=_("Photos"), required=False, widget=ManyFiles(attrs={"accept": "image/jpeg,image/png,image/webp"})
    )

    def __init__(self, *args: Any, is_answer: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_answer:
            self.fields["text"].label = _("Your answer")


class FollowForm(forms.Form):
    """Where to write."""

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("Enter an e-mail address like name@example.com")},
    )
    phone = forms.CharField(
        label=_("Mobile number"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )


# Mouths of the three faces, in a box of 56 points.
_MOUTHS = {Face.GOOD: "M17 33q11 12 22 0", Face.AVERAGE: "M18 37h20", Face.POOR: "M17 40q11-12 22 0"}


def _drawn(face: Face, word: Any) -> Any:
    return format_html(
        '<svg class="app-face" viewBox="0 0 56 56" aria-hidden="true" focusable="false">'
        '<circle cx="28" cy="28" r="25" fill="none" stroke="currentColor" stroke-width="3"/>'
        '<circle cx="20" cy="22" r="3" fill="currentColor"/><circle cx="36" cy="22" r="3" fill="currentColor"/>'
        '<path d="{}" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"/></svg>{}',
        _MOUTHS[face],
        word,
    )


class FeedbackForm(forms.Form):
    """Three faces, a reason, words, and whether it is sorted."""

    face = forms.TypedChoiceField(
        label=_("How was it?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a face")},
    )
    is_sorted = forms.TypedChoiceField(
        label=_("Is it sorted?"),
        coerce=str,
        widget=forms.RadioSelect,
        choices=[
            ("yes", _("Yes")),
            ("no", _("No, it is not sorted")),
            ("complain", _("No, and I want to complain about how it was dealt with")),
        ],
        error_messages={"required": _("Say whether it is sorted")},
    )
    reason_code = forms.ChoiceField(label=_("What made you say that?"), required=False, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Is there anything you would like to tell us?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, reasons: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {Face.GOOD: _("Good"), Face.AVERAGE: _("In between"), Face.POOR: _("Poor")}
        self.fields["face"].choices = [(face.value, _drawn(face, words[face])) for face in words]  # type: ignore[attr-defined]
        in_welsh = get_language() == "cy"
        self.fields["reason_code"].choices = [  # type: ignore[attr-defined]
            (reason.code, (in_welsh and reason.label_cy) or reason.label) for reason in reasons
        ]

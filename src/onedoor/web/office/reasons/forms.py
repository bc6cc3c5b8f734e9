"""Wording a closing reason."""

from django import forms

from onedoor.apps.requests.data import CLOSED_STATUSES


class ReasonForm(forms.Form):
    """What staff choose, and what the person is told."""

    label = forms.CharField(label="Reason, as staff read it", max_length=120, required=False)
    label_cy = forms.CharField(label="Reason in Welsh", max_length=120, required=False)
    wording = forms.CharField(
        label="What the person is told", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    wording_cy = forms.CharField(
        label="What the person is told, in Welsh", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
        required=False, help_text="Left blank, they are told in English.",
    )  # fmt: skip
    order = forms.IntegerField(
        label="Place in the list", min_value=0, max_value=999, help_text="Lower numbers come first."
    )
    is_active = forms.BooleanField(label="Staff can choose it", required=False, initial=True)


class NewReasonForm(ReasonForm):
    """A reason of the partnership's own."""

    field_order = ("code", "status")
    code = forms.SlugField(
        label="Code", max_length=40, help_text="Letters and hyphens. Figures count by it, so it never changes."
    )
    status = forms.ChoiceField(
        label="How the request ends",
        choices=[(status.value, status.label) for status in CLOSED_STATUSES],
        help_text="Partners' systems are told this, so it never changes.",
    )

"""Wording a cause."""

from django import forms


class CauseForm(forms.Form):
    """What advisers read, and where the wording comes from."""

    label = forms.CharField(label="Cause, as advisers read it", max_length=120, required=False)
    help_text = forms.CharField(label="What counts", max_length=300, required=False)
    source = forms.CharField(
        label="Source", max_length=200, required=False, help_text="Where the wording comes from, and of when."
    )
    order = forms.IntegerField(
        label="Place in the list", min_value=0, max_value=999, help_text="Lower numbers come first."
    )
    is_active = forms.BooleanField(label="Advisers can choose it", required=False, initial=True)


class NewCauseForm(CauseForm):
    """A cause of the partnership's own."""

    field_order = ("code",)
    code = forms.SlugField(
        label="Code", max_length=40, help_text="Letters and hyphens. Figures count by it, so it never changes."
    )

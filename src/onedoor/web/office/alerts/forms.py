"""What a manager says of an alert."""

from django import forms

from onedoor.web.components.forms import SplitDateField


class AlertDecisionForm(forms.Form):
    """It stays until a day; or it ends."""

    advice = forms.CharField(label="What staff should do", max_length=300, required=False)
    review_on = SplitDateField(
        label="Look at it again on",
        required=False,
        help_text="Within twelve months. Nobody carries a warning for longer unseen.",
    )

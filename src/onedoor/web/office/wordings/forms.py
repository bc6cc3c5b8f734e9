"""Changing a wording."""

from django import forms

from onedoor.apps.messages.data import MessageChannel


class WordingForm(forms.Form):
    """A text message has no subject."""

    subject = forms.CharField(label="Subject", max_length=200, required=False)
    body = forms.CharField(
        label="Message",
        widget=forms.Textarea(attrs={"rows": 14}),
        required=False,
        help_text="Plain text. A line is left out when a placeholder in it has nothing to say.",
    )

    def __init__(self, *args: object, channel: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if channel != MessageChannel.EMAIL:
            del self.fields["subject"]

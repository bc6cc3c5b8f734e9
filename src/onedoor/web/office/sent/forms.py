"""Looking through the message log."""

from django import forms

from onedoor.apps.messages.data import MessageChannel, MessageStatus

ANY = [("", "Any")]


class LogFilterForm(forms.Form):
    """All may be left blank."""

    words = forms.CharField(label="Reference, address or words", required=False, max_length=100)
    status = forms.ChoiceField(label="State", choices=ANY + MessageStatus.choices, required=False)
    channel = forms.ChoiceField(label="Sent by", choices=ANY + MessageChannel.choices, required=False)

"""The letter a caller holds in their hand, by the reference printed on it."""

from typing import Any

from django import forms

from onedoor.apps.messages import services as messages

__all__ = ["letter_of"]


def letter_of(form: forms.Form) -> Any:
    """The letter of that reference; one we do not know is an error beside its field."""
    text = form.cleaned_data["letter"].strip()
    found = messages.letters_matching(text)
    if text and not found:
        form.add_error("letter", "No letter has this reference. Leave it empty and write it in the note.")
    return found[0] if found else None

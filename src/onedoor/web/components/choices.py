"""Choices a form learns when it is made."""

from collections.abc import Sequence

from django import forms

__all__ = ["offer"]


def offer(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    """Give the field of that name these to choose from."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)

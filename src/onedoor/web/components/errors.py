"""What went wrong in a form, as the error summary lists it."""

from dataclasses import dataclass

from django import forms

from onedoor.foundation.errors import OnedoorError

__all__ = ["SummaryEntry", "add_errors", "summary_entries"]


@dataclass(frozen=True, slots=True)
class SummaryEntry:
    """One line: what is wrong, and the id of the input that puts it right (empty: none does)."""

    message: str
    target: str


def add_errors(form: forms.BaseForm, error: OnedoorError) -> None:
    """Put what an action refused beside the fields it names; the rest goes to the top of the form."""
    placed = False
    for name, messages in error.fields.items():
        for message in messages:
            form.add_error(name if name in form.fields else None, message)
            placed = True
    if not placed:
        form.add_error(None, error.message)


def _target(form: forms.BaseForm, name: str) -> str:
    field = form[name]
    # Radios, checkboxes and split dates number their inputs; the first is where to begin.
    return f"{field.auto_id}_0" if field.field.widget.use_fieldset else field.auto_id


def summary_entries(*forms_given: forms.BaseForm) -> list[SummaryEntry]:
    """Every error of these forms, in the order in which their fields stand on the page."""
    entries: list[SummaryEntry] = []
    for form in forms_given:
        if not form.is_bound:
            continue
        entries += [SummaryEntry(str(message), "") for message in form.non_field_errors()]
        for name in form.fields:
            entries += [SummaryEntry(str(message), _target(form, name)) for message in form.errors.get(name, [])]
    return entries

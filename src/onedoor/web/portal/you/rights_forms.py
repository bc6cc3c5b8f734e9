"""What a person says when they ask for a right of theirs."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.apps.rights.data import CaseKind

if TYPE_CHECKING:
    from onedoor.apps.people.models import Resident

__all__ = ["AskForm"]

_ITEMS = [
    ("given_names", _("First name")), ("family_name", _("Last name")), ("birth_date", _("Date of birth")),
    ("address_text", _("Address")), ("postcode", _("Postcode")), ("phones", _("Phone number")),
    ("emails", _("E-mail address")), ("help_needed", _("Help you need")), ("", _("Something else")),
]  # fmt: skip


class AskForm(forms.Form):
    """Words, and of a correction whose record, what of it, and what it should be."""

    record = forms.ChoiceField(
        label=_("Who has it wrong?"), choices=(), widget=forms.RadioSelect,
        error_messages={"required": _("Choose who has it wrong")},
    )  # fmt: skip
    item = forms.ChoiceField(label=_("What is wrong?"), choices=_ITEMS, required=False)
    should_be = forms.CharField(label=_("What should it be?"), max_length=400, required=False)
    words = forms.CharField(
        label=_("Is there anything we should know?"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, records: "list[Resident]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en-gb"
        if kind != CaseKind.CORRECTION:
            del self.fields["record"], self.fields["item"], self.fields["should_be"]
            return
        whose = [(str(record.uuid), record.held_by.name_in(language)) for record in records if record.held_by]
        self.fields["record"].choices = whose  # type: ignore[attr-defined]
        if len(whose) == 1:
            self.fields["record"].initial = whose[0][0]

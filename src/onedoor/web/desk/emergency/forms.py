"""Why an officer must see what no agreement opens."""

from typing import Any

from django import forms

from onedoor.apps.sharing.data import EmergencyReason


class StartForm(forms.Form):
    """For which of their bodies, why, and what is happening."""

    organisation = forms.ChoiceField(
        label="You act for", widget=forms.RadioSelect, error_messages={"required": "Choose for whom you act"}
    )
    reason = forms.ChoiceField(
        label="Why", choices=EmergencyReason.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose why"},
    )  # fmt: skip
    words = forms.CharField(
        label="What is happening", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A sentence is enough. Governance officers read it today.",
        error_messages={"required": "Say what is happening, in a sentence"},
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField), "Declared so above."
        field.choices = bodies
        if len(bodies) == 1:
            field.widget, field.initial = forms.HiddenInput(), bodies[0][0]

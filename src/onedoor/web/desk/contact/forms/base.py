"""What forms of the one screen share. Each has ids of its own: they all stand on one page."""

from typing import Any

from django import forms

__all__ = ["LINES", "ROWS", "DeskForm"]

ROWS = {"rows": 3}
LINES = {"rows": 2}


class DeskForm(forms.Form):
    """Ids begin with `part`, since several forms stand on one page."""

    part = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["auto_id"] = f"{self.part}_%s"
        super().__init__(*args, **kwargs)

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """What there is to choose from in one field."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

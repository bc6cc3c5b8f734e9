"""Where something is typed that one line does not hold: several lines, several files, a spot on a map."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

__all__ = ["AddressWidget", "ManyFiles", "PartsWidget", "PersonWidget", "PointWidget"]


class ManyFiles(forms.ClearableFileInput):
    """Several files in one box."""

    allow_multiple_selected = True


class PartsWidget(forms.MultiWidget):
    """An answer of several lines, each in a box of its own."""

    template_name = "components/parts.html"
    use_fieldset = True
    parts: tuple[tuple[str, Any, str], ...] = ()

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            name: forms.TextInput(attrs={"autocomplete": complete}) for name, _label, complete in self.parts
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: str | None) -> list[str]:
        return [*(value or "").split("\n"), *[""] * len(self.parts)][: len(self.parts)]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part, (box, label, _complete) in zip(context["widget"]["subwidgets"], self.parts, strict=True):
            part["label"] = label
            part["is_short"] = box == "postcode"
        context["widget"]["is_wrong"] = "aria-invalid" in context["widget"]["attrs"]
        return context


class AddressWidget(PartsWidget):
    parts = (
        ("line", _("House and street"), "address-line1"),
        ("more", _("Second line (optional)"), "address-line2"),
        ("town", _("Town"), "address-level2"),
        ("postcode", _("Postcode"), "postal-code"),
    )

    def decompress(self, value: str | None) -> list[str]:
        """The last line is the postcode, the one before it the town, whatever stands above."""
        lines = (value or "").split("\n")
        if len(lines) > 4:
            lines = [", ".join(lines[:-3]), *lines[-3:]]
        street, town = lines[:-2] or lines[:-1], lines[-2:-1] if len(lines) > 2 else []
        return [*[*street, "", ""][:2], *(town or [""]), lines[-1] if len(lines) > 1 else ""]


class PersonWidget(PartsWidget):
    parts = (("given", _("Given names"), "off"), ("family", _("Family name"), "off"))


class PointWidget(forms.TextInput):
    """A box for a spot, and under it a map that fills it in; without script the box is all there is."""

    template_name = "components/point.html"
    start: tuple[float, float] | None = None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        tiles = {"tiles": settings.MAP_TILE_URL, "credit": settings.MAP_TILE_CREDIT}
        return context | {"start": self.start, "map": tiles}

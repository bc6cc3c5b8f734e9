"""Forms drawn as GOV.UK Frontend draws them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

__all__ = ["FieldShape", "GovukRenderer", "SplitDateField", "SplitDateWidget", "shape_of"]

# The first that fits decides.
_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "govuk-textarea"),
    (forms.Select, "govuk-select"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (Input, "govuk-input"),
)


class GovukRenderer(TemplatesSetting):
    """`{{ form.name.as_field_group }}` gives label, hint, error and input in one piece."""

    field_template_name = "components/field.html"


class SplitDateWidget(forms.MultiWidget):
    """Day, month and year in three boxes: nobody has to guess a format."""

    template_name = "components/split_date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            name: forms.TextInput() for name in ("day", "month", "year")
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part, label in zip(context["widget"]["subwidgets"], (_("Day"), _("Month"), _("Year")), strict=True):
            part["label"] = label
        context["widget"]["is_wrong"] = "aria-invalid" in context["widget"]["attrs"]
        return context


class SplitDateField(forms.MultiValueField):
    """A date given as day, month and year."""

    widget = SplitDateWidget

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "error_messages",
            {"required": _("Enter a date"), "invalid": _("Enter a real date, like 27 3 2026")},
        )
        invalid = {"invalid": kwargs["error_messages"].get("invalid", _("Enter a real date, like 27 3 2026"))}
        boxes = [forms.IntegerField(error_messages=invalid) for _box in range(3)]
        super().__init__(boxes, **kwargs)

    def compress(self, data_list: list[int]) -> date | None:
        if not data_list:
            return None
        day, month, year = data_list
        try:
            return date(year, month, day)
        except ValueError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error


@dataclass(frozen=True, slots=True)
class FieldShape:
    """How one field is laid out: the input as drawn, and the classes of what stands around it."""

    drawn: SafeString
    is_group: bool
    is_tick: bool
    is_heading: bool
    label_class: str
    legend_class: str
    group_class: str
    maximum: int | None


def _base_class(widget: forms.Widget) -> str:
    return next((name for kind, name in _CLASSES if isinstance(widget, kind)), "")


def _input_class(field: BoundField, width: str) -> str:
    base = _base_class(field.field.widget)
    parts = [base, str(field.field.widget.attrs.get("class", ""))]
    if base and field.errors and base != "govuk-checkboxes__input":
        parts.append(f"{base}--error")
    if base and width:
        parts.append(f"govuk-input--width-{width}" if width.isdigit() else f"govuk-!-width-{width}")
    return " ".join(part for part in parts if part)


def shape_of(
    field: BoundField,
    *,
    size: str = "",
    is_heading: bool = False,
    width: str = "",
    group_class: str = "",
    count: int = 0,
) -> FieldShape:
    """Lay out a field. `size` is s, m, l or xl; `width` a number of characters or a fraction like one-half."""
    is_group = field.field.widget.use_fieldset
    size = size or ("m" if is_group else "s")
    attrs: dict[str, Any] = {} if is_group else {"class": _input_class(field, width)}
    if count:
        attrs["class"] += " govuk-js-character-count"
    return FieldShape(
        drawn=field.as_widget(attrs=attrs),
        is_group=is_group,
        is_tick=isinstance(field.field.widget, forms.CheckboxInput),
        is_heading=is_heading,
        label_class=f"govuk-label--{size}",
        legend_class=f"govuk-fieldset__legend--{size}",
        group_class=group_class,
        maximum=count or None,
    )

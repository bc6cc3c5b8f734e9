"""The questions of a service as fields of a page: the same for portal, desk and the office's preview.

The form engine checks what is answered; a field here only draws, and reads what was typed as the engine takes it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.apps.places import services as places
from onedoor.foundation.asking import Asked, Condition, Form, Option, Page, Question, as_words, in_language
from onedoor.foundation.errors import OnedoorError
from onedoor.web.components.boxes import AddressWidget, ManyFiles, PersonWidget, PointWidget
from onedoor.web.components.forms import SplitDateWidget
from onedoor.web.components.languages import marked_english, reads_welsh

__all__ = [
    "AskingForm",
    "add_questions",
    "conditions_of",
    "field_name",
    "given_in",
    "initial_of",
    "is_partly_english",
    "marked",
]

PREFIX = "attribute-"
FILE_TYPES = "image/jpeg,image/png,image/webp,application/pdf"


def field_name(key: str) -> str:
    return f"{PREFIX}{key}"


def marked(thing: Question | Page | Option, name: str) -> str:
    """The text in the reader's language; in English, and marked so, where there is no other."""
    text = in_language(thing, name, get_language() or "en-gb")
    return marked_english(text) if reads_welsh() and text and not getattr(thing, f"{name}_cy") else text


def is_partly_english(asked: Iterable[Asked]) -> bool:
    """Whether a reader of Welsh meets English in any of these questions."""
    things: list[Any] = [thing for one in asked for thing in (one.question, *one.question.options)]
    names = ("label", "hint")
    return reads_welsh() and any(
        getattr(thing, name, "") and not getattr(thing, f"{name}_cy") for thing in things for name in names
    )


class QuestionField(forms.Field):
    """Checks nothing: the engine does, which knows whether the question was asked at all."""

    def __init__(self, asked: Asked, **kwargs: Any) -> None:
        self.asked = asked
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        return value


def _options(question: Question, *, first: str = "") -> list[tuple[str, str]]:
    chosen = [(option.code, marked(option, "label")) for option in question.options]
    return [("", first), *chosen] if first else chosen


def _widget(question: Question, *, is_compact: bool) -> forms.Widget:
    match question.kind:
        case "choice":
            if is_compact:
                return forms.Select(choices=_options(question, first=str(_("Choose"))))
            return forms.RadioSelect(choices=_options(question))
        case "choices":
            return forms.CheckboxSelectMultiple(choices=_options(question))
        case "date":
            return forms.TextInput(attrs={"type": "date"}) if is_compact else SplitDateWidget()
        case "address":
            return forms.Textarea(attrs={"rows": 3}) if is_compact else AddressWidget()
        case "person":
            return forms.TextInput() if is_compact else PersonWidget()
        case "long_text":
            return forms.Textarea(attrs={"rows": 3 if is_compact else 4})
        case "point" if not is_compact:
            return PointWidget(attrs={"class": "govuk-input--width-20", "autocomplete": "off"})
        case "file":
            return ManyFiles(attrs={"accept": FILE_TYPES})
        case _:
            return forms.TextInput(attrs=_TYPING.get(question.kind, {}))


_TYPING: dict[str, dict[str, Any]] = {
    "number": {"inputmode": "decimal", "class": "govuk-input--width-10"},
    "money": {"inputmode": "decimal", "class": "govuk-input--width-10"},
    "email": {"type": "email", "autocomplete": "email", "spellcheck": "false"},
    "phone": {"type": "tel", "autocomplete": "tel", "class": "govuk-input--width-20"},
    "point": {"class": "govuk-input--width-20"},
}
_HINTS = {
    "money": _("In pounds, like 12.50"),
    "point": _("A postcode, a grid reference, or a spot on the map."),
    "file": _("A photo or a PDF."),
}
_COMPACT_HINTS = {"address": "House and street, town and postcode, a line each.", "person": "Given and family name."}


def _hint(asked: Asked, form: Form, *, is_compact: bool) -> SafeString:
    """The question's own hint, or the usual one; and when it is asked, for whoever sees it without script."""
    question = asked.question
    own = marked(question, "hint") if question.hint else _HINTS.get(question.kind, "")
    if is_compact and not question.hint:
        own = _COMPACT_HINTS.get(question.kind, own)
    language = get_language() or "en-gb"
    only = "; ".join(as_words(condition, form, language) for condition in asked.live)
    told = format_html('<span class="app-only-if">{}.</span>', only) if only else ""
    return format_html("{} {}", own, told) if own and told else format_html("{}", told or own)


def _conditions(asked: Asked) -> str:
    """For the script that hides what does not apply."""
    return _for_script(asked.live, f".{asked.step.entry}" if asked.step.entry else "")


def conditions_of(page: Page) -> str:
    """The same of a page as a whole."""
    return _for_script((page.when,) if page.when else (), "")


def _for_script(conditions: Iterable[Condition], entry: str) -> str:
    return json.dumps(
        [
            {"any": one.is_any, "tests": [[test.question, entry, test.asks, test.value] for test in one.tests]}
            for one in conditions
        ]
    )


def add_questions(to: forms.Form, asked: Sequence[Asked], form: Form, *, is_compact: bool = False) -> list[str]:
    """Put a field for each question into a Django form; returns their names, in order."""
    names = []
    for one in asked:
        name = field_name(one.key)
        widget = _widget(one.question, is_compact=is_compact)
        if one.live:
            widget.attrs["data-when"] = _conditions(one)
        to.fields[name] = QuestionField(
            one,
            label=_label(one, is_compact=is_compact),
            help_text=_hint(one, form, is_compact=is_compact),
            required=one.question.is_required,
            widget=widget,
        )
        names.append(name)
    return names


def _label(asked: Asked, *, is_compact: bool) -> str:
    label = marked(asked.question, "label")
    if not is_compact or not asked.step.entry:
        return label
    entry = in_language(asked.step.page, "entry", get_language() or "en-gb") or str(_("Entry"))
    return format_html("{} {}: {}", f"{entry[:1].upper()}{entry[1:]}", asked.step.entry, label)


def given_in(form: forms.Form) -> dict[str, list[str]]:
    """What was typed, by key, as the engine takes it. Files are for the face to keep; they are not among it."""
    return {
        field.asked.key: _texts(field.asked.question.kind, form[name].data)
        for name, field in form.fields.items()
        if isinstance(field, QuestionField) and field.asked.question.kind != "file"
    }


def _texts(kind: str, data: Any) -> list[str]:
    if data is None:
        return []
    values = list(data) if isinstance(data, list | tuple) else [data]
    if kind in ("address", "person") and len(values) > 1:
        values = ["\n".join(text.strip() for text in values if text and text.strip())]
    elif kind == "date" and len(values) == 3:
        values = [_day(*[(text or "").strip() for text in values])]
    elif kind == "point":
        values = [_point(str(text)) for text in values if text]
    return [text for value in values if value and (text := str(value).strip())]


def _day(day: str, month: str, year: str) -> str:
    """As in 2026-03-27; what is no date is left as it was typed, for the engine to refuse."""
    if not (day or month or year):
        return ""
    return f"{year.rjust(4, '0')}-{month.rjust(2, '0')}-{day.rjust(2, '0')}"


def _point(text: str) -> str:
    """A postcode or a grid reference as a point; what is neither is left as it was typed."""
    for read in (places.from_grid_reference, _of_postcode):
        try:
            latitude, longitude = read(text)
        except OnedoorError:
            continue
        return f"{latitude:.5f}, {longitude:.5f}"
    return text


def _of_postcode(text: str) -> tuple[float, float]:
    place = places.place_of_postcode(text)
    if place.latitude is None or place.longitude is None:
        raise OnedoorError("There is no such place.")
    return place.latitude, place.longitude


def initial_of(
    asked: Iterable[Asked], given: Mapping[str, Sequence[str]], *, is_compact: bool = False
) -> dict[str, Any]:
    """What was answered, as the fields show it."""
    return {field_name(one.key): _initial(one, given[one.key], is_compact) for one in asked if given.get(one.key)}


def _initial(asked: Asked, values: Sequence[str], is_compact: bool) -> Any:
    if asked.question.kind == "choices":
        return list(values)
    if asked.question.kind == "date" and not is_compact:
        return list(reversed(values[0].split("-")))
    return values[0]


class AskingForm(forms.Form):
    """One page of a form, or as many of its questions as are given."""

    def __init__(self, *args: Any, asked: Sequence[Asked], form: Form, is_compact: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = list(asked)
        self.question_names = add_questions(self, asked, form, is_compact=is_compact)

    @property
    def has_points(self) -> bool:
        return any(isinstance(field.widget, PointWidget) for field in self.fields.values())

    def start_maps(self, latitude: float | None, longitude: float | None) -> None:
        """Where maps begin that have no spot yet."""
        for field in self.fields.values():
            if isinstance(field.widget, PointWidget) and latitude is not None and longitude is not None:
                field.widget.start = (latitude, longitude)

    def refuse(self, wrong: Mapping[str, str]) -> None:
        """Say beside each question what is missing or will not do."""
        for key, words in wrong.items():
            name = field_name(key)
            self.add_error(name if name in self.fields else None, words)

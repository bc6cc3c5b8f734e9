"""What the steps ask."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import phonenumbers
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from onedoor.web.components.forms import SplitDateField
from onedoor.web.components.languages import Worded, language_marked, marked_english, reads_welsh
from onedoor.web.portal.sending.photos import MOST_PHOTOS

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Question


class ManyFiles(forms.ClearableFileInput):
    """Several files in one box."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """A list of files, perhaps empty."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(PhotosField, self).clean(file, initial) for file in files]


class DetailsForm(forms.Form):
    """What it is about, the service's own questions, and photos."""

    description = forms.CharField(
        label=_("What is the problem?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Tell us what the problem is")},
    )

    def __init__(self, *args: Any, questions: Iterable["Question"], kind: str, photo_count: int = 0, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if kind == "request":
            self.fields["description"].label = _("Is there anything else we should know?")
            self.fields["description"].required = False
        if kind == "complaint":
            self.fields["description"].label = _("What went wrong, and what would put it right?")
        self.fields["description"].help_text = _("Do not give names or anything private about other people.")
        questions = list(questions)
        for question in questions:
            self.fields[f"attribute-{question.code}"] = _question_field(question)
        self.order_fields([*(f"attribute-{question.code}" for question in questions), "description"])
        if photo_count < MOST_PHOTOS:
            self.fields["photos"] = PhotosField(
                label=_("Photos"),
                required=False,
                help_text=_("Up to 4 photos. We take out where and when they were taken."),
                widget=ManyFiles(attrs={"accept": "image/jpeg,image/png,image/webp"}),
            )

    @property
    def answers(self) -> dict[str, list[str]]:
        """The answers to the service's questions, by code, as text."""
        given = {}
        for name, value in self.cleaned_data.items():
            if name.startswith("attribute-") and value not in (None, "", []):
                values = value if isinstance(value, list) else [value]
                given[name.removeprefix("attribute-")] = [str(one) for one in values]
        return given


def _question_field(question: "Question") -> forms.Field:
    """The directory checks what is answered; here only the shape matters, and that nothing wanted is left out."""
    language = get_language() or "en-gb"
    shared: dict[str, Any] = {
        "label": language_marked(question, "label"),
        "help_text": language_marked(question, "hint"),
        "required": question.is_required,
        "error_messages": {"required": _("Answer “%(label)s”") % {"label": question.words_in("label", language)}},
    }
    options = [(str(code), _option(question, str(code))) for code, _text in question.options]
    kinds = type(question).Kind
    if question.kind == kinds.CHOICE:
        found: forms.Field = forms.ChoiceField(choices=options, widget=forms.RadioSelect, **shared)
    elif question.kind == kinds.CHOICES:
        found = forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **shared)
    elif question.kind == kinds.DATE:
        found = SplitDateField(**shared)
    elif question.kind == kinds.LONG_TEXT:
        found = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), **shared)
    elif question.kind == kinds.NUMBER:
        found = forms.CharField(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **shared)
    else:
        found = forms.CharField(**shared)
    return found


def _option(question: "Question", code: str) -> str:
    text = question.option_in(code, get_language() or "en-gb")
    return marked_english(text) if reads_welsh() and code not in question.options_cy else text


def question_texts(questions: Iterable["Question"]) -> list[tuple[Worded, str]]:
    """Every text that a page with these questions shows."""
    found: list[tuple[Worded, str]] = []
    for question in questions:
        found += [(question, name) for name in ("label", "hint", "options") if name != "options" or question.options]
    return found


class YouForm(forms.Form):
    """How to reach the person, as far as they wish to say."""

    name = forms.CharField(
        label=_("Your name"), required=False, max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("Enter an e-mail address like name@example.com")},
    )
    phone = forms.CharField(
        label=_("Mobile or phone number"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, needs_contact: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs_contact = needs_contact

    def clean_phone(self) -> str:
        text: str = self.cleaned_data["phone"].strip()
        if not text:
            return ""
        try:
            is_possible = phonenumbers.is_possible_number(phonenumbers.parse(text, "GB"))
        except phonenumbers.NumberParseException:
            is_possible = False
        if not is_possible:
            raise forms.ValidationError(_("Enter a phone number, like 01632 960 001 or 07700 900 982"))
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        gave_one = cleaned.get("email") or cleaned.get("phone")
        if self.needs_contact and not gave_one and not self.errors:
            self.add_error("email", _("Give an e-mail address or a phone number, so that we can reach you about this"))
        return cleaned


class ComplaintForm(forms.Form):
    """Whom it is about."""

    organisation = forms.ChoiceField(
        label=_("Who is it about?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who it is about")},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]

"""What the steps ask."""

from typing import Any

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _

from onedoor.apps.directory.data import RequestKind
from onedoor.foundation.asking import Form
from onedoor.web.components.asking import AskingForm
from onedoor.web.components.boxes import ManyFiles
from onedoor.web.portal.sending.photos import MOST_PHOTOS


class PhotosField(forms.FileField):
    """A list of files, perhaps empty."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(PhotosField, self).clean(file, initial) for file in files]


class DetailsForm(AskingForm):
    """What it is about, the service's own questions where they are few, and photos."""

    description = forms.CharField(
        label=_("What is the problem?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Tell us what the problem is")},
    )

    def __init__(self, *args: Any, kind: str, photo_count: int = 0, **kwargs: Any):
        super().__init__(*args, **kwargs)
        form: Form = kwargs["form"]
        if kind == "request":
            self.fields["description"].label = _("Is there anything else we should know?")
            self.fields["description"].required = False
        if kind == "complaint":
            self.fields["description"].label = _("What went wrong, and what would put it right?")
        if kind == "compliment":
            self.fields["description"].label = _("What was good, and who should hear of it?")
        if kind == "suggestion":
            self.fields["description"].label = _("What could be better, and how?")
        self.fields["description"].help_text = _("Do not give names or anything private about other people.")
        self.order_fields([*self.question_names, "description"])
        if not form.takes_words:
            del self.fields["description"]
        if photo_count < MOST_PHOTOS and form.takes_photos:
            self.fields["photos"] = PhotosField(
                label=_("Photos"),
                required=False,
                help_text=_("Up to 4 photos. We take out where and when they were taken."),
                widget=ManyFiles(attrs={"accept": "image/jpeg,image/png,image/webp"}),
            )


class AnotherForm(forms.Form):
    """Whether there is one more."""

    another = forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        coerce=lambda said: said == "yes",
        error_messages={"required": _("Choose yes or no")},
    )

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["another"].label = label


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


class SaveForm(forms.Form):
    """Where the link is sent."""

    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Enter an e-mail address like name@example.com"),
            "invalid": _("Enter an e-mail address like name@example.com"),
        },
    )


class ComplaintForm(forms.Form):
    """What somebody wants to say, and whom it is about."""

    kind = forms.ChoiceField(
        label=_("What would you like to do?"),
        choices=[
            (RequestKind.COMPLAINT, _("Complain")),
            (RequestKind.COMPLIMENT, _("Say what was good")),
            (RequestKind.SUGGESTION, _("Suggest something")),
        ],
        widget=forms.RadioSelect,
        initial=RequestKind.COMPLAINT,
        error_messages={"required": _("Choose what you would like to do")},
    )

    organisation = forms.ChoiceField(
        label=_("Who is it about?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who it is about")},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]

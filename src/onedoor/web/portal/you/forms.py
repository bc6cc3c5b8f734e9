"""Signing in, and showing who one is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from onedoor.apps.places import services as places
from onedoor.foundation.errors import Invalid
from onedoor.web.components.forms import SplitDateField

__all__ = ["CheckForm", "PassPhraseForm", "SignInForm"]


class SignInForm(forms.Form):
    """Where to send the link."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Enter your e-mail address"),
            "invalid": _("Enter an e-mail address, like name@example.com"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class CheckForm(forms.Form):
    """What only the person would know, all together."""

    given_names = forms.CharField(
        label=_("First name"), max_length=120, error_messages={"required": _("Enter your first name")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "spellcheck": "false"}),
    )  # fmt: skip
    family_name = forms.CharField(
        label=_("Last name"), max_length=120, error_messages={"required": _("Enter your last name")},
        widget=forms.TextInput(attrs={"autocomplete": "family-name", "spellcheck": "false"}),
    )  # fmt: skip
    birth_date = SplitDateField(label=_("Date of birth"), error_messages={"required": _("Enter your date of birth")})
    postcode = forms.CharField(
        label=_("Postcode"), max_length=10, error_messages={"required": _("Enter your postcode")},
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "spellcheck": "false"}),
    )  # fmt: skip

    def clean_postcode(self) -> str:
        try:
            return places.normalise_postcode(self.cleaned_data["postcode"])
        except Invalid:
            raise forms.ValidationError(_("Enter a full postcode, like AB1 2CD")) from None


class PassPhraseForm(forms.Form):
    """What they will say when they ring. It is never put back into the page."""

    phrase = forms.CharField(
        label=_("Your pass-phrase"), max_length=100, error_messages={"required": _("Enter a pass-phrase")},
        help_text=_("At least two words that nobody can find out, like three things you can see."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

"""The partnership's name, colours and contact."""

from django import forms

from onedoor.apps.partners.data import ALWAYS_TWO_STEPS, Role
from onedoor.web.components.brand import contrast

# WCAG 2.2, success criterion 1.4.3, for text of ordinary size.
LEAST_CONTRAST = 4.5


class ColourField(forms.RegexField):
    """A colour on which white words, and which on white as words, can be read."""

    def __init__(self, **kwargs: object) -> None:
        wrong = {"invalid": "Enter a colour as # and six digits, like #1d4f7c", "required": "Enter a colour"}
        super().__init__(r"^#[0-9a-fA-F]{6}$", error_messages=wrong, **kwargs)  # type: ignore[arg-type]

    def clean(self, value: str) -> str:
        colour = str(super().clean(value))
        ratio = contrast(colour, "#ffffff")
        if ratio < LEAST_CONTRAST:
            raise forms.ValidationError(
                f"Many people could not read this colour on white: the contrast is {ratio:.1f} to 1 and must be at"
                f" least {LEAST_CONTRAST} to 1. Choose a darker one."
            )
        return colour


class PartnershipForm(forms.Form):
    """What every page shows of the partnership."""

    name = forms.CharField(label="Name", max_length=100, error_messages={"required": "Enter its name"})
    name_cy = forms.CharField(label="Name in Welsh", max_length=100, required=False)
    strapline = forms.CharField(
        label="One sentence below the name", max_length=200, required=False, help_text="At the foot of each page."
    )
    strapline_cy = forms.CharField(label="That sentence in Welsh", max_length=200, required=False)
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    email = forms.EmailField(label="E-mail address", required=False)
    brand_colour = ColourField(label="Brand colour", help_text="Behind the name at the top of each page.")
    link_colour = ColourField(label="Link colour", help_text="Of links and of buttons that matter less.")


class SecondStepForm(forms.Form):
    """Which roles need two steps, of those that may do with one."""

    roles = forms.MultipleChoiceField(
        label="These sign in with two steps",
        required=False,
        choices=[(role.value, role.label) for role in Role if role not in ALWAYS_TWO_STEPS],
        widget=forms.CheckboxSelectMultiple,
        help_text="Administrators, partnership administrators and information governance officers always do.",
    )

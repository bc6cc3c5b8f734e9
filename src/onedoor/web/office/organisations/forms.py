"""What is asked about an organisation."""

from typing import TYPE_CHECKING, Any

from django import forms

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import OrganisationKind
from onedoor.web.components.forms import SplitDateField

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

KINDS = [("", "Choose one"), *OrganisationKind.choices]


class ContactForm(forms.Form):
    """What an organisation's own administrator may change."""

    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Enter its name"})
    name_cy = forms.CharField(label="Name in Welsh", max_length=200, required=False)
    homepage = forms.URLField(
        label="Website", required=False, assume_scheme="https", help_text="For example https://teasel-vale.example"
    )
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    email = forms.EmailField(
        label="E-mail address", required=False, help_text="Where new work is announced when it has no team."
    )


class OrganisationForm(ContactForm):
    """All of it, for a partnership administrator."""

    kind = forms.ChoiceField(label="Kind", choices=KINDS, error_messages={"required": "Choose its kind"})
    code = forms.CharField(
        label="Code", max_length=30, required=False, help_text="In its own register, as in E07000037."
    )
    custodian = forms.IntegerField(label="Local custodian code", min_value=0, required=False)
    is_partner = forms.BooleanField(
        label="It takes requests here", required=False, initial=True, help_text="Otherwise people are sent to it."
    )
    starts_on = SplitDateField(label="First day", required=False, help_text="Leave blank if it has long been there.")
    field_order = ("kind", "name", "name_cy", "code", "custodian", "is_partner", "starts_on")


class EndForm(forms.Form):
    ends_on = SplitDateField(label="Its last day", help_text="For example 31 3 2027")


class SuccessionForm(forms.Form):
    """Who takes over, and from when."""

    successor = forms.ChoiceField(label="Who takes over", error_messages={"required": "Choose who takes over"})
    took_over_on = SplitDateField(label="First day on which it answers", help_text="For example 1 4 2027")

    def __init__(self, *args: Any, organisation: "Organisation", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(str(body.uuid), body.name) for body in partners.organisations() if body != organisation]
        self.fields["successor"].choices = [("", "Choose one"), *others]  # type: ignore[attr-defined]


class AreaForm(forms.Form):
    """An area, by its code or its name."""

    area = forms.CharField(
        label="Area", help_text="Its code, as in E07000037, or its name.", error_messages={"required": "Enter the area"}
    )
    starts_on = SplitDateField(label="From", required=False, help_text="Leave blank for since always.")
    ends_on = SplitDateField(label="To", required=False, help_text="Leave blank for until further notice.")


class AreaEndForm(forms.Form):
    ends_on = SplitDateField(label="The last day", help_text="For example 31 3 2027")

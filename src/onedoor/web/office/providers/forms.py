"""What is asked about an organisation's own provider."""

from typing import TYPE_CHECKING, Any

from django import forms

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import ProviderProof, Role
from onedoor.foundation.actors import Actor
from onedoor.foundation.openid.documents import is_address
from onedoor.web.office.people.forms import offered_roles

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation, StaffProvider

__all__ = ["GroupForm", "ProviderForm", "TokenForm"]


class WordsField(forms.CharField):
    """Several words, apart by spaces, commas or lines."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        return str(super().clean(value)).replace(",", " ").split()


class ProviderForm(forms.Form):
    """All of it; what is the partnership's to believe only for its administrators."""

    issuer = forms.CharField(
        label="Issuer", max_length=255, error_messages={"required": "Enter the issuer"},
        help_text="Exactly as its discovery document says, like https://login.microsoftonline.com/…/v2.0",
    )  # fmt: skip
    client_id = forms.CharField(
        label="Client id", max_length=255, error_messages={"required": "Enter the client id"},
        help_text="What the provider calls Onedoor.",
    )  # fmt: skip
    proof = forms.ChoiceField(label="It knows us by", choices=ProviderProof.choices, widget=forms.RadioSelect)
    email_domains = WordsField(
        label="E-mail domains",
        required=False,
        help_text="Staff with such addresses are theirs. Like teasel-vale.example",
    )
    second_step_values = WordsField(
        label="What says that two steps were used", required=False,
        help_text="Values of amr or acr. Entra ID says mfa. Empty: the second step is asked for here.",
    )  # fmt: skip
    groups_claim = forms.CharField(
        label="Claim that names groups or roles", max_length=100, required=False, help_text="Like groups or roles."
    )
    is_on = forms.BooleanField(label="Staff may sign in with it", required=False)
    is_only_way = forms.BooleanField(
        label="It is the only way: passwords and passkeys no longer open this organisation", required=False
    )
    break_glass = forms.ChoiceField(
        label="Who may still come in with a password", required=False,
        help_text="An administrator, for the day the provider does not answer. Each use is written down.",
    )  # fmt: skip

    def __init__(self, *args: Any, organisation: "Organisation", actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        administrators = {Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR}
        people = [
            (str(person.uuid), person.name)
            for person in partners.staff_of(organisation)
            if administrators & {held.role for held in person.memberships.all()}
        ]
        self.fields["break_glass"].choices = [("", "Nobody"), *people]  # type: ignore[attr-defined]
        if not partners.may_administer_partnership(actor):
            del self.fields["email_domains"], self.fields["second_step_values"]

    def clean_issuer(self) -> str:
        issuer = str(self.cleaned_data["issuer"]).strip()
        if not is_address(issuer):
            raise forms.ValidationError("Enter an address that begins with https://")
        return issuer

    @staticmethod
    def initial_of(provider: "StaffProvider | None") -> dict[str, Any]:
        if provider is None:
            return {"proof": ProviderProof.SECRET, "second_step_values": ["mfa"]}
        kept = {name: getattr(provider, name) for name in ProviderForm.base_fields if hasattr(provider, name)}
        domains = [row.domain for row in provider.domains.all()]
        return kept | {
            "email_domains": domains, "break_glass": str(provider.break_glass.uuid) if provider.break_glass else "",
        }  # fmt: skip


class GroupForm(forms.Form):
    """A group over there, and what it means here."""

    group = forms.CharField(
        label="Group", max_length=255, error_messages={"required": "Enter the group"},
        help_text="Its name or key, exactly as the provider or the provisioning says it.",
    )  # fmt: skip
    meaning = forms.ChoiceField(
        label="Whoever is in it", widget=forms.RadioSelect, error_messages={"required": "Choose what it means"}
    )

    def __init__(self, *args: Any, organisation: "Organisation", actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        greatest = Role.PARTNERSHIP_ADMINISTRATOR
        roles = [(f"role:{code}", f"is {label}") for code, label in offered_roles(actor) if code != greatest]
        teams = [(f"team:{team.uuid}", f"works in {team.name}") for team in partners.teams_of(organisation)]
        self.fields["meaning"].choices = [*roles, *teams]  # type: ignore[attr-defined]


class TokenForm(forms.Form):
    name = forms.CharField(
        label="What uses it", max_length=100, help_text="So that you can tell tokens apart, as in “Entra ID”.",
        error_messages={"required": "Enter what uses it"},
    )  # fmt: skip

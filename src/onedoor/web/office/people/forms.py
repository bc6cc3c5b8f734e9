"""What is asked about staff, teams and keys."""

from typing import TYPE_CHECKING, Any

from django import forms

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation


def offered_roles(actor: Actor) -> list[tuple[str, str]]:
    """The roles this administrator may give."""
    is_over_all = partners.may_administer_partnership(actor)
    return [(role.value, str(role.label)) for role in Role if is_over_all or role != Role.PARTNERSHIP_ADMINISTRATOR]


class InvitationForm(forms.Form):
    """Whom to invite, and as what."""

    name = forms.CharField(label="Name", max_length=150, error_messages={"required": "Enter their name"})
    email = forms.EmailField(
        label="Work e-mail address",
        help_text="The invitation goes there, and they sign in with it.",
        error_messages={
            "required": "Enter their e-mail address",
            "invalid": "Enter an e-mail address, like nia@teasel-vale.example",
        },
    )
    role = forms.ChoiceField(label="Role", widget=forms.RadioSelect, error_messages={"required": "Choose a role"})

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = offered_roles(actor)  # type: ignore[attr-defined]


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label="Roles",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one role, or remove the person instead"},
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = offered_roles(actor)  # type: ignore[attr-defined]


class TeamForm(forms.Form):
    name = forms.CharField(label="Name", max_length=100, error_messages={"required": "Enter its name"})
    email = forms.EmailField(label="Mailbox", required=False, help_text="New work is announced there.")


class TeamChangeForm(TeamForm):
    """Also who is in it, and whether it takes work."""

    is_active = forms.BooleanField(label="It takes new work", required=False)
    members = forms.MultipleChoiceField(label="Who is in it", widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, organisation: "Organisation", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(account.uuid), account.name) for account in partners.staff_of(organisation)]
        self.fields["members"].choices = choices  # type: ignore[attr-defined]


class KeyForm(forms.Form):
    """A key for one system."""

    name = forms.CharField(
        label="Which system will use it",
        max_length=100,
        help_text="For example “street works system”.",
        error_messages={"required": "Enter which system will use it"},
    )
    may_act_for_all = forms.BooleanField(
        label="It may send updates to every partner’s requests",
        required=False,
        help_text="For a shared system only. It reads no more than without this.",
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not partners.may_administer_partnership(actor):
            del self.fields["may_act_for_all"]

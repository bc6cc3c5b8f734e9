"""The forms of sign-in, in our words. Placeholders vanish as one types, so the labels say it all."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms

from onedoor.apps.partners import services as partners
from onedoor.web.office.sign_in.notices import CODE_USED, tell

__all__ = ["AcceptInvitationForm", "OrganisationForm"]

LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "password": "Password",
    "oldpassword": "The password you use now",
    "password1": "New password",
    "password2": "New password again",
    "code": "Code",
    "name": "Name of the passkey",
    "passwordless": "Let me sign in with this passkey alone, without my password",
}
HINTS = {
    "password1": "At least 12 characters. Three words that do not belong together make a good one.",
    "name": "So that you can tell your passkeys apart, as in “work laptop”.",
    "code": "Six digits from your authenticator app, or one of your recovery codes.",
}
MISSING = {
    "login": "Enter your e-mail address",
    "email": "Enter your e-mail address",
    "password": "Enter your password",
    "code": "Enter the code",
}


class PlainWords(forms.Form):
    """Our labels and hints in place of allauth's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            field.help_text = HINTS.get(name, "")
            field.error_messages["required"] = MISSING.get(name, field.error_messages["required"])


class LoginForm(PlainWords, account.LoginForm):  # type: ignore[misc]
    pass


class ResetPasswordForm(PlainWords, account.ResetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordKeyForm(PlainWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(PlainWords, account.ChangePasswordForm):  # type: ignore[misc]
    pass


class SetPasswordForm(PlainWords, account.SetPasswordForm):  # type: ignore[misc]
    pass


class ConfirmForm(PlainWords, account.ReauthenticateForm):  # type: ignore[misc]
    pass


class CodeForm(PlainWords, mfa.AuthenticateForm):  # type: ignore[misc]
    def save(self) -> None:
        super().save()
        _tell_of_code(self)


class ConfirmCodeForm(PlainWords, mfa.ReauthenticateForm):  # type: ignore[misc]
    def save(self) -> None:
        super().save()
        _tell_of_code(self)


def _tell_of_code(form: Any) -> None:
    """A recovery code lies on paper: that one was used is told, unlike six digits from the app."""
    if form.authenticator.type == Authenticator.Type.RECOVERY_CODES:
        # The code was crossed off on another copy of the row.
        form.authenticator.refresh_from_db()
        left = len(form.authenticator.wrap().get_unused_codes())
        tell(form.user.email, f"{CODE_USED} (there are {left} left)")


class ActivateForm(PlainWords, ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = "Six digits that the app now shows for Onedoor."


class AddPasskeyForm(PlainWords, AddWebAuthnForm):  # type: ignore[misc]
    pass


class EditPasskeyForm(PlainWords, EditWebAuthnForm):  # type: ignore[misc]
    pass


class AcceptInvitationForm(forms.Form):
    """For somebody who has no account yet."""

    name = forms.CharField(
        label="Your name",
        max_length=150,
        help_text="As colleagues at other organisations will see it.",
        error_messages={"required": "Enter your name"},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label="Password",
        help_text=HINTS["password1"],
        error_messages={"required": "Enter a password"},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class OrganisationForm(forms.Form):
    """Whose provider to go to. Nothing is told of who has an account."""

    email = forms.EmailField(
        label="Work e-mail address",
        error_messages={"required": "Enter your work e-mail address", "invalid": "Enter an e-mail address"},
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        self.provider = partners.provider_for_address(email)
        if self.provider is None:
            raise forms.ValidationError(
                "No organisation with such addresses signs in this way here. Use your password or passkey."
            )
        return email

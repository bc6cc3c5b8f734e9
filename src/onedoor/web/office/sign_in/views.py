"""Signing in, and taking up an invitation."""

from typing import Any

from allauth.account.views import LoginView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation.errors import Invalid, Missing
from onedoor.web.components.actors import actor_of
from onedoor.web.components.errors import add_errors
from onedoor.web.office.sign_in import browsers
from onedoor.web.office.sign_in.demonstration import PASSWORD, guests
from onedoor.web.office.sign_in.forms import AcceptInvitationForm


class SignIn(LoginView):  # type: ignore[misc]
    """allauth's page; in a demonstration with those one can sign in as."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {"guests": guests(), "guests_password": PASSWORD, "has_providers": partners.has_providers()}
        return {**super().get_context_data(**kwargs), **shown}


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has an account signs in and agrees; whoever has none gives a name and a password."""
    offer = partners.find_invitation(token)
    if offer is None:
        raise Missing("This invitation has been used, withdrawn or has run out.")
    account = partners.find_account(offer.email)
    form = AcceptInvitationForm(request.POST or None, initial={"name": offer.name}) if account is None else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            given = form.cleaned_data if form else {}
            accepted = partners.accept_invitation(by=actor_of(request), token=token, **given)
        except Invalid as error:
            assert form, "Only what was typed can be wrong."
            add_errors(form, error)
        else:
            messages.success(request, f"You can now work for {offer.organisation}.")
            response = redirect("staff:home")
            browsers.remember(request, response, uuid=str(accepted.uuid))
            return response
    is_theirs = account is not None and request.user == account
    context = {"offer": offer, "role": Role(offer.role).label, "form": form, "is_theirs": is_theirs}
    status = 400 if form and form.errors else 200
    return render(request, "office/sign_in/invitation.html", context, status=status)

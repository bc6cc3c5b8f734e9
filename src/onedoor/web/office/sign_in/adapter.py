"""How staff sign in: by invitation only; what they are sent goes the way of every other message."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.callers import address_of
from onedoor.web.components.actors import came_with_provider
from onedoor.web.components.visits import begin_visit
from onedoor.web.office.sign_in import browsers
from onedoor.web.office.sign_in.notices import SENTENCES, tell
from onedoor.web.office.sign_in.second_step import note_second_step

# The occasion of each mail allauth would send, as our templates name it; the rest is not sent.
TEMPLATE_CODES = {"account/email/password_reset_key": "staff-password-reset"}
SET_UP = {"mfa/email/totp_activated", "mfa/email/webauthn_added"}


class StaffAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "incorrect_password": "The password is not right.",
        "enter_current_password": "The password you use now is not right.",
        "too_many_login_attempts": "Too many attempts. Wait 15 minutes and try again.",
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        code = TEMPLATE_CODES.get(template_prefix)
        account = partners.find_account(email)
        if code is None or account is None:
            return
        # Under our own address, whatever host the one who asked for it named.
        values = {"name": account.name, "link": settings.PUBLIC_URL + urlsplit(context["password_reset_url"]).path}
        with transaction.atomic(durable=True):
            messages.send(code, by=SYSTEM, email=email, about=str(account.uuid), values=values)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        if template_prefix in SET_UP and current.request is not None:
            note_second_step(current.request, user)
        if template_prefix in SENTENCES:
            tell(user.email, SENTENCES[template_prefix])

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Whatever way they came: where their organisation's provider is the only one, the others end here."""
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        if response is not None or came_with_provider(request, user):
            return response
        provider = partners.provider_that_must_be_used(user)
        if provider is None:
            return None
        context = {"provider": provider, "must": True, "next": ""}
        return render(request, "office/sign_in/organisation.html", context, status=403)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        begin_visit(request)
        if not came_with_provider(request, user):
            partners.note_break_glass(account=user)
        browsers.greet(request, response, uuid=str(user.uuid), email=user.email)
        return response

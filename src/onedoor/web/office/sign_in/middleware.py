"""Whose role asks for it uses two steps. Until they have, no other staff page opens, whenever they signed in."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from onedoor.apps.partners import services as partners
from onedoor.web.components.actors import actor_of
from onedoor.web.office.sign_in.second_step import has_second_step

STAFF_NAMESPACES = {"staff", "desk", "office"}
# A code from the app goes before a passkey where both are there: it works in every browser.
_AGAIN = {
    Authenticator.Type.TOTP.value: "mfa_reauthenticate",
    Authenticator.Type.WEBAUTHN.value: "mfa_reauthenticate_webauthn",
}


class SecondStepMiddleware:
    """No query more on the pages of whoever has used the second step in this visit, or needs none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        is_staff_page = match is not None and match.namespaces[:1] and match.namespaces[0] in STAFF_NAMESPACES
        if not (settings.REQUIRE_SECOND_STEP and is_staff_page and request.user.is_authenticated):
            return None
        if match is None or match.view_name == "staff:second-step":
            return None
        if not actor_of(request).has_role(*partners.second_step_roles()) or has_second_step(request):
            return None
        return _ask(request)


def _ask(request: HttpRequest) -> HttpResponse:
    """For the second step they have, or to set one up."""
    held = set(Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True))
    for kind, page in _AGAIN.items():
        if kind in held:
            return redirect(f"{reverse(page)}?{urlencode({'next': request.get_full_path()})}")
    return redirect("staff:second-step")

"""Administrators, and those who sign agreements, sign in with two steps.

Until they have set the second one up, no other staff page opens.
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onedoor.apps.partners.data import Role
from onedoor.web.components.actors import actor_of

STAFF_NAMESPACES = {"staff", "desk", "office"}
BOUND_ROLES = (Role.ADMINISTRATOR, Role.PARTNERSHIP_ADMINISTRATOR, Role.GOVERNANCE)


class SecondStepMiddleware:
    """One query more on the pages of administrators, none on those of others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        is_staff_page = match is not None and match.namespaces[:1] and match.namespaces[0] in STAFF_NAMESPACES
        if not (settings.REQUIRE_SECOND_STEP and is_staff_page and request.user.is_authenticated):
            return None
        if match is None or match.view_name == "staff:second-step" or not actor_of(request).has_role(*BOUND_ROLES):
            return None
        return None if is_mfa_enabled(request.user) else redirect("staff:second-step")

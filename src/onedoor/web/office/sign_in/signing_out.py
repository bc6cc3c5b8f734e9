"""Signing out here, and then, where they wish, of their organisation's sign-in as well.

Signing out there ends their mail and everything else too: they choose it. The way there is a link, for a form must not
lead to another site.
"""

from typing import Any

from allauth.account.views import LogoutView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onedoor.apps.partners import services as partners
from onedoor.web.components.actors import provider_of_visit, token_of_visit

__all__ = ["SignOut", "signed_out"]

_THERE = "sign_out_there"


class SignOut(LogoutView):  # type: ignore[misc]
    """Whoever came with a provider learns that they are still signed in there."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        there = _there(self.request)
        response: HttpResponse = super().post(*args, **kwargs)
        if there is None:
            return response
        # What this visit held went with it; this is the next one's, and says nothing of who it was.
        self.request.session[_THERE] = there
        return redirect("account_signed_out")


@never_cache
@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    there = request.session.pop(_THERE, None)
    if there is None:
        return redirect("account_login")
    return render(request, "office/sign_in/signed_out.html", there)


def _there(request: HttpRequest) -> dict[str, str] | None:
    if not request.user.is_authenticated:
        return None
    found = partners.staff_sign_out_address(
        provider=provider_of_visit(request) or None, id_token=token_of_visit(request),
        come_back_to=settings.PUBLIC_URL + reverse("account_login"),
    )  # fmt: skip
    return {"organisation": found[0].organisation.name, "address": found[1]} if found else None

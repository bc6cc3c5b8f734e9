"""Who may speak for the person, in their words; and taking it back."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.apps.accounts import services as accounts
from onedoor.apps.people.data import Ground
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import clock
from onedoor.foundation.errors import Conflict
from onedoor.web.portal.you.signed_in import signed_in_only

if TYPE_CHECKING:
    from onedoor.apps.accounts.models import ResidentAccount

__all__ = ["end", "speakers_in_words"]


def speakers_in_words(account: "ResidentAccount", language: str) -> list[dict[str, Any]]:
    """Each with what about, by what right, and whether the person can end it."""
    names, grounds = sharing.purpose_names(language), _grounds()
    return [
        {
            "one": one,
            "body": one.resident.held_by,
            "about": [names.get(code, code) for code in one.purposes],
            "right": grounds[one.ground],
            "may_end": one.ground == Ground.CONSENT,
            "holds": not one.why_not(clock.today()),
        }
        for one in accounts.speakers_for(account)
    ]


def _grounds() -> dict[str, str]:
    return {
        Ground.CONSENT: _("You said so"),
        Ground.PARENT: _("They are your parent"),
        Ground.LPA_MONEY: _("Lasting power of attorney: property and money"),
        Ground.LPA_HEALTH: _("Lasting power of attorney: health and welfare"),
        Ground.DEPUTY: _("A court made them your deputy"),
        Ground.APPOINTEE: _("They look after your benefits"),
        Ground.ADVOCATE: _("They are your advocate"),
    }


@signed_in_only
@require_POST
def end(request: HttpRequest, account: "ResidentAccount", uuid: UUID) -> HttpResponse:
    """They take back what they said."""
    try:
        ended = accounts.end_speaker(account=account, representation=str(uuid))
    except Conflict:
        messages.warning(request, _("This does not rest on what you said. Ask who recorded it."))
    else:
        messages.success(request, _("%(name)s does not speak for you any more.") % {"name": ended.name})
    return redirect("portal:you-information")

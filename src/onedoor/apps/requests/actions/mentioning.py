"""A colleague named in a private note is told of it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from onedoor.apps.messages import services as messages
from onedoor.apps.partners import services as partners
from onedoor.apps.requests.access import requests_visible_to
from onedoor.apps.requests.events import ColleagueMentioned
from onedoor.apps.requests.models import Mention, Request, RequestUpdate
from onedoor.apps.requests.queries.replies import mentions_of
from onedoor.apps.requests.replies import NotNamed, named_in
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Invalid
from onedoor.foundation.events.log import record

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account, Organisation

__all__ = ["mark_mentions_read", "mention_colleagues", "tell_gone", "tell_staff"]


def mention_colleagues(update: RequestUpdate, *, by: Actor) -> list[Mention]:
    """Tell each colleague whom the note names with an @, if they may see the request. A building block.

    Raises Invalid for a name of nobody who may read the note, so that nobody is thought told who was not.
    """
    if "@" not in update.text or update.organisation is None:
        return []
    staff = list(partners.staff_of(update.organisation))
    try:
        named = [staff[place] for place in named_in(update.text, [account.name for account in staff])]
    except NotNamed as error:
        raise _unknown(str(error)) from None
    for account in named:
        if not requests_visible_to(partners.actor_for(account)).filter(pk=update.request_id).exists():
            raise _unknown(account.name)
    made = Mention.objects.bulk_create(Mention(update=update, account=account) for account in named)
    for account in named:
        happening = ColleagueMentioned(update=str(update.uuid), account=str(account.uuid))
        record(happening, by=by, subject=str(update.request.uuid), organisation=str(update.organisation.uuid))
        tell_staff(update.request, account, text=f"{by.name} named you in a note on {update.request.reference}.")
    return made


def tell_staff(request: Request, to: "Account | str", *, text: str) -> None:
    """Write to a member of staff, or to a team's address, to look at a request; without a word of it."""
    email, name = (to, "") if isinstance(to, str) else (to.email, to.name)
    messages.send(
        "staff-look",
        by=SYSTEM,
        email=email,
        organisation=request.accountable,
        about=str(request.uuid),
        values={"text": text, "link": f"{settings.PUBLIC_URL}/desk/queue/{request.uuid}/", "name": name},
    )


def tell_gone(request: Request, email: str, *, of: "Organisation", text: str) -> None:
    """Write to a team of the body that no longer has the request: there is nothing for them to open."""
    messages.send("staff-gone", by=SYSTEM, email=email, organisation=of, about=str(request.uuid), values={"text": text})


def _unknown(name: str) -> Invalid:
    problem = f"Nobody of your organisation who may read this is called “{name}”. Write the whole name after the @."
    return Invalid(problem, fields={"text": [problem]})


@transaction.atomic(durable=True)
def mark_mentions_read(*, by: Actor, request: Request) -> int:
    """The actor has seen the notes that name them; how many. No event: what somebody has read is their own affair."""
    keys = list(mentions_of(by, request).values_list("pk", flat=True))
    return Mention.objects.filter(pk__in=keys).update(read_at=clock.now())

"""Sending somebody on: noted, sent to them in writing, asked about later, and answered."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.db import transaction

from onedoor.apps.contacts.access import get_item_for
from onedoor.apps.contacts.actions.working import note_action_in_transaction
from onedoor.apps.contacts.data import ItemAction, Worked
from onedoor.apps.contacts.events import SignpostAnswered, SignpostAsked, SignpostGiven
from onedoor.apps.contacts.models import ContactItem, Signpost
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.data import MessageChannel
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor, resident
from onedoor.foundation.errors import Invalid, Missing
from onedoor.foundation.events import log
from onedoor.foundation.events.log import Happening

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["answer_signpost", "ask_about_signposts", "signpost", "signpost_for_token", "token_of_signpost"]

_SALT = "onedoor.contacts.signpost"
_ASKED_AFTER, _OPEN_FOR = timedelta(days=7), timedelta(days=90)
# A letter is answered by nobody: whoever is asked can answer where they read it.
_ASKED_BY = (MessageChannel.EMAIL, MessageChannel.TEXT)


@transaction.atomic(durable=True)
def signpost(
    *,
    by: Actor,
    item: ContactItem,
    place: str,
    details: str = "",
    to_body: "Organisation | None" = None,
    channel: str = "",
    address: str = "",
    language: str = "en-gb",
    ask_later: bool = False,
    is_safe: bool = True,
    note: str = "",
) -> Signpost:
    """They are sent on about this question. `channel` empty: only told; else what to do next goes to `address`.

    `ask_later`: they agreed to be asked in a week whether it worked, by e-mail or text. Raises Invalid where there is
    no such way, or writing to them is not safe and `is_safe` does not say that this address is.
    """
    own = get_item_for(by, item.uuid)
    contact = own.contact
    if not place.strip():
        raise Invalid("Say whom they were sent to.", fields={"place": ["Enter whom they were sent to"]})
    if channel and contact.resident is not None and not (contact.resident.is_safe_to_contact or is_safe):
        said = "They are not safe to contact. Ask whether this address is safe, or only tell them."
        raise Invalid(said, fields={"is_safe": ["Ask whether it is safe to write there"]})
    note_action_in_transaction(
        by=by, item=own, action=ItemAction.SIGNPOSTED, responsible=to_body, note=note or place.strip()
    )
    may_ask = ask_later and channel in _ASKED_BY
    assert contact.organisation is not None, "An adviser stands at a door."
    made = Signpost.objects.create(
        item=own, organisation=contact.organisation, to_body=to_body, service=own.service, place=place.strip()[:200],
        details=details.strip(), channel=channel, address=address.strip() if may_ask else "", language=language,
        ask_on=clock.today() + _ASKED_AFTER if may_ask else None,
    )  # fmt: skip
    if channel:
        _send("signpost-sent", made, address.strip(), by=by, is_needed=True)
    _record(made, SignpostGiven(channel=channel, to=str(to_body.uuid) if to_body else ""), by)
    return made


def _send(code: str, made: Signpost, address: str, *, by: Actor, is_needed: bool = False) -> None:
    ways: Mapping[str, str] = {
        MessageChannel.EMAIL: "email", MessageChannel.TEXT: "phone", MessageChannel.LETTER: "address"
    }  # fmt: skip
    if made.channel not in ways:
        raise Invalid("Choose how it is sent.", fields={"channel": ["Choose how it is sent"]})
    service = made.service.name_in(made.language) if made.service else ""
    values = {
        "place": made.place, "text": made.details, "service": service, "reference": made.item.contact.reference,
        "link": f"{settings.PUBLIC_URL}/sent-on/{token_of_signpost(made)}/",
    }  # fmt: skip
    sent = messages.send(
        code, by=by, organisation=made.organisation, about=str(made.uuid), language=made.language, values=values,
        channel=made.channel, **{ways[made.channel]: address},
    )  # fmt: skip
    if sent is None and is_needed:
        raise Invalid("It cannot be sent there.", fields={"address": [_NO_WAY[made.channel]]})


_NO_WAY: Mapping[str, str] = {
    MessageChannel.EMAIL: "Enter an e-mail address, like name@post.example",
    MessageChannel.TEXT: "Enter a mobile number",
    MessageChannel.LETTER: "Enter the name and the address, a line for each",
}


@transaction.atomic(durable=True)
def ask_about_signposts() -> int:
    """Ask those whose week is over whether it worked, once each. Who wants no such questions is not asked."""
    due = Signpost.objects.select_for_update(of=("self",), skip_locked=True).filter(
        ask_on__lte=clock.today(), asked_at=None, forgotten_at=None
    )
    found = list(due.select_related("organisation", "service", "item__contact")[:100])
    for one in found:
        _send("signpost-asked", one, one.address, by=SYSTEM)
        one.asked_at = clock.now()
        one.save(update_fields=["asked_at"])
        _record(one, SignpostAsked(), SYSTEM)
    return len(found)


def token_of_signpost(made: Signpost) -> str:
    """What the person answers with."""
    return signing.dumps(str(made.uuid), salt=_SALT)


def signpost_for_token(token: str) -> Signpost:
    """Raises Missing."""
    try:
        uuid = signing.loads(token, salt=_SALT, max_age=_OPEN_FOR)
        return Signpost.objects.select_related("organisation", "to_body", "service").get(uuid=uuid, forgotten_at=None)
    except (signing.BadSignature, Signpost.DoesNotExist):
        raise Missing("That link does not work any more.") from None


@transaction.atomic(durable=True)
def answer_signpost(*, token: str, worked: str, words: str = "") -> Signpost:
    """The person says whether it worked; they may think otherwise later. Raises Missing, Invalid."""
    found = signpost_for_token(token)
    if worked not in Worked.values:
        raise Invalid("Say whether it worked.", fields={"worked": ["Choose whether it worked"]})
    if found.worked == worked and not words.strip():
        return found
    found.worked, found.words, found.answered_at = worked, words.strip()[:1000], clock.now()
    # Who has answered need not be asked.
    found.asked_at = found.asked_at or found.answered_at
    found.save(update_fields=["worked", "words", "answered_at", "asked_at"])
    _record(found, SignpostAnswered(worked=worked), resident())
    return found


def _record(made: Signpost, happening: Happening, by: Actor) -> None:
    log.record(happening, by=by, subject=str(made.uuid), organisation=str(made.organisation.uuid))

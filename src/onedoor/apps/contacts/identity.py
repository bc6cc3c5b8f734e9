"""What a contact opens: the sight it gives, and the person it is with as far as that and their proof go."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.alarm import tell_of_emergency
from onedoor.apps.contacts.data import WRITTEN, Caller, FoundPeople, NotOpen
from onedoor.apps.contacts.models import Contact, Mail
from onedoor.apps.contacts.speaking import why_not_told
from onedoor.apps.partners import services as partners
from onedoor.apps.people import services as people
from onedoor.apps.people.data import Given, ResidentMatch, SeenResident, Sight
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.data import ENQUIRY, Shown
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Missing

if TYPE_CHECKING:
    from onedoor.apps.sharing.models import Emergency

__all__ = [
    "alike_people",
    "caller_of",
    "find_people",
    "note_shown",
    "purpose_of",
    "records_like_caller",
    "requests_sight",
    "ringing",
    "sight_of",
    "why_not_open",
    "writing",
]

# Before the person has shown who they are: their name, and how to treat them.
_HOW_TO_TREAT_THEM = ("needs.access", "needs.help", "needs.interpreter", "needs.large_print", "risk.alerts")
_ALWAYS = frozenset(
    ("identity.name", "contact.safety", "contact.preferences", "contact.representatives", *_HOW_TO_TREAT_THEM)
)


def purpose_of(contact: Contact) -> str:
    """The purpose stated; until one is, only that of finding out who it is."""
    return contact.purpose or ENQUIRY


def sight_of(contact: Contact, *, by: Actor, fresh: bool = False) -> Sight:
    """What of all bodies' records is open in this contact."""
    return sharing.sight(
        actor=by,
        purpose=purpose_of(contact),
        recipient_organisation=_door(contact),
        is_emergency=contact.is_emergency and contact.is_live,
        fresh=fresh,
    )


def _door(contact: Contact) -> str:
    return str(contact.organisation.uuid) if contact.organisation else ""


def find_people(contact: Contact, words: str, *, by: Actor, limit: int = 8) -> FoundPeople:
    """Whom the line may mean, as far as they may be found from this contact; what is shown is in the ledger."""
    look = partial(people.find_residents, words, by=by, limit=limit)
    matches = _looked_up(contact, look, by) if len(words) > 1 else ()
    return FoundPeople(matches, tuple(_not_searched(contact, by)) if len(words) > 1 else ())


def alike_people(contact: Contact, given: Given, *, by: Actor) -> tuple[ResidentMatch, ...]:
    """Who is known already that somebody about to be recorded may be, as far as they may be found from here."""
    return _looked_up(contact, partial(people.alike_residents, given, by=by), by)


def records_like_caller(contact: Contact, *, by: Actor) -> tuple[ResidentMatch, ...]:
    """Other records that may be the caller's, as far as they may be found from here; none before they are known."""
    if contact.resident is None or not (contact.is_sure or contact.is_emergency):
        return ()
    return _looked_up(contact, partial(people.records_like, str(contact.resident.uuid), by=by), by)


def ringing(contact: Contact, *, by: Actor) -> tuple[ResidentMatch, ...]:
    """Who may be calling from the number shown."""
    return _looked_up(contact, partial(people.residents_with_phone, contact.caller_number, by=by), by)


def writing(contact: Contact, *, by: Actor) -> tuple[ResidentMatch, ...]:
    """Who may have written from the addresses that were given in it; nobody has shown that they are theirs."""
    written = Mail.objects.filter(contact=contact, kind__in=WRITTEN).exclude(sender="").order_by()
    addresses = sorted(set(written.values_list("sender", flat=True)))[:5]
    found = [_looked_up(contact, partial(people.residents_with_email, one, by=by), by) for one in addresses]
    return tuple({match.uuid: match for matches in found for match in matches}.values())


def _looked_up(contact: Contact, look: "partial[list[ResidentMatch]]", by: Actor) -> tuple[ResidentMatch, ...]:
    """What the look-up brings, shown and written down together; asked anew where an agreement ended meanwhile."""
    for fresh in (False, True):
        sight = sight_of(contact, by=by, fresh=fresh)
        found = tuple(look(sight=sight))
        shown = [Shown(one.uuid, one.holder, one.items) for one in found if not sight.is_own(one.holder)]
        try:
            note_shown(contact, shown, by=by)
        except Denied:
            continue
        return found
    return ()


def note_shown(contact: Contact, shown: Iterable[Shown], *, by: Actor) -> None:
    """Write in the ledger what is shown of other bodies' data, once in a contact. Raises Denied where it ended."""
    wanted = [one for one in shown if one.items]
    emergency = _emergency(contact) if wanted else None
    new = sharing.not_yet_disclosed(str(contact.uuid), wanted, emergency=emergency)
    if contact.organisation is None or not new:
        return
    with transaction.atomic(durable=True):
        rows = sharing.disclose_all(
            by=by, contact=str(contact.uuid), purpose=purpose_of(contact), recipient=contact.organisation,
            shown=new, emergency=emergency,
        )  # fmt: skip
        if emergency:
            tell_of_emergency(emergency, {str(row.source.uuid) for row in rows if row.emergency}, by=by)


def _emergency(contact: Contact) -> "Emergency | None":
    return sharing.emergency_in(str(contact.uuid)) if contact.is_emergency and contact.is_live else None


def caller_of(contact: Contact, *, by: Actor) -> Caller | None:
    """The person, as far as may be seen; None where nobody was chosen. What is shown is in the ledger."""
    if contact.resident is None:
        return None
    uuid = str(contact.resident.uuid)
    for fresh in (False, True):
        sight = sight_of(contact, by=by, fresh=fresh)
        try:
            caller = _caller(contact, uuid, sight, by)
            if caller.resident is not None and not caller.resident.is_own:
                note_shown(contact, [_shown(caller.resident)], by=by)
        except Missing:
            return _stop(contact, by)
        except Denied:
            continue
        return caller
    return _stop(contact, by)


def _caller(contact: Contact, uuid: str, sight: Sight, by: Actor) -> Caller:
    whole = people.see_resident(uuid, by=by, sight=sight)
    is_sure = contact.is_sure or sight.is_emergency
    needs_purpose = not contact.purpose and not sight.is_emergency
    is_open = is_sure and (whole.is_own or not needs_purpose)
    # Of a record kept and not used no more is there than of anybody who may be anybody.
    seen = (
        whole
        if is_open or whole.restricted_at
        else people.see_resident(uuid, by=by, sight=_narrowed(sight, whole.holder))
    )
    held = () if is_sure or contact.is_shown else _facts_held(contact, uuid, sight, by)
    return Caller(
        replace(seen, is_own=whole.is_own),
        is_sure=is_sure,
        needs_purpose=needs_purpose,
        to_ask=tuple(fact for fact in held if fact not in contact.facts_checked),
        known=frozenset(contact.facts_checked),
        has_pass_phrase=bool(held)
        and contact.representation is None
        and people.has_pass_phrase(uuid, by=by, sight=sight),
        is_shown=contact.is_shown,
        why_not_told="" if sight.is_emergency else why_not_told(contact),
        closed=() if whole.restricted_at else tuple(sorted(whole.closed)),
        why_closed=_why_closed(contact) if whole.closed and not whole.restricted_at else "",
    )


def _facts_held(contact: Contact, uuid: str, sight: Sight, by: Actor) -> tuple[str, ...]:
    """What whoever speaks may be asked."""
    if contact.representation is not None:
        return people.facts_of_speaker(contact.representation, said="")[0]
    return people.facts_of(uuid, by=by, sight=sight)[0]


def _why_closed(contact: Contact) -> str:
    """Of what stays closed in a record that is open otherwise."""
    door = contact.organisation.name if contact.organisation else "your organisation"
    return f"No agreement lets {door} see this for this purpose."


def _narrowed(sight: Sight, holder: str) -> Sight:
    """Only what is shown of somebody who may be anybody."""
    return Sight(shared={holder: frozenset(item for item in _ALWAYS if sight.opens(holder, item))})


def requests_sight(contact: Contact, *, by: Actor) -> Sight:
    """What of requests is open: one's own bodies' alone until a purpose was stated, and those that were proved."""
    sight = sight_of(contact, by=by)
    if not (contact.purpose or contact.is_emergency):
        sight = Sight(own=sight.own)
    return replace(sight, proved=frozenset(contact.proved_requests)) if contact.is_live else sight


def _shown(resident: SeenResident) -> Shown:
    """That a fact is held, so that it can be asked, says nothing of what it is and is not written down."""
    return Shown(resident.uuid, resident.holder, resident.shown)


def _stop(contact: Contact, by: Actor) -> Caller:
    """The record was open when it was chosen and is not any more: why."""
    assert contact.resident is not None, "Only asked of a contact with somebody."
    holder = contact.resident.held_by
    if contact.resident.restricted_at:
        name = holder.name if holder else "The body that holds it"
        why = f"{name} keeps this record and does not let it be used for now."
        return Caller(None, is_sure=False, needs_purpose=not contact.purpose, stopped=why)
    why = why_not_open(contact, str(holder.uuid), by=by) if holder else "No organisation holds this record."
    return Caller(None, is_sure=False, needs_purpose=not contact.purpose, stopped=why)


def why_not_open(contact: Contact, source: str, *, by: Actor) -> str:
    """In words for the adviser."""
    found = sharing.permission(
        actor=by, purpose=purpose_of(contact), source_organisation=source, recipient_organisation=_door(contact)
    )
    return found.why


def _not_searched(contact: Contact, by: Actor) -> Iterable[NotOpen]:
    """Bodies of whose records not even names are open here: true of the body, whoever is asked for."""
    sight = sight_of(contact, by=by)
    for body in partners.known_partners():
        uuid = str(body.uuid)
        if not sight.opens(uuid, "identity.name"):
            yield NotOpen(body.name, why_not_open(contact, uuid, by=by))

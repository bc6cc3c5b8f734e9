"""Who somebody is, how sure we are of it, and what it is for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import connection, transaction

from onedoor.apps.contacts.actions.locking import lock_live
from onedoor.apps.contacts.alarm import tell_who_broke_it
from onedoor.apps.contacts.data import FACTS_NEEDED, Assurance
from onedoor.apps.contacts.events import (
    BusinessSet,
    IdentityChecked,
    PurposeStated,
    RequestProved,
    ResidentSet,
)
from onedoor.apps.contacts.identity import sight_of
from onedoor.apps.contacts.models import Contact
from onedoor.apps.people import services as people
from onedoor.apps.requests import services as requests
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from onedoor.apps.people.models import Business, Resident
    from onedoor.apps.requests.models import Request
    from onedoor.apps.sharing.models import Emergency

__all__ = [
    "break_glass",
    "check_facts",
    "check_in_transaction",
    "prove_request",
    "set_business",
    "set_pass_phrase",
    "set_resident",
    "state_purpose",
    "vouch",
]


@transaction.atomic(durable=True)
def set_resident(*, by: Actor, contact: Contact, resident: "Resident | None", said: str = "") -> Contact:
    """It is this person; None takes a wrong choice back. What they `said` to be found counts as facts they know.

    Raises Missing where nothing of that record is open to the adviser in this contact.
    """
    locked = lock_live(contact, by=by)
    locked.resident, locked.caller_name, locked.representation = resident, "", None
    locked.business = None
    locked.assurance, locked.facts_checked = Assurance.UNVERIFIED, []
    if resident is not None:
        seen = people.see_resident(str(resident.uuid), by=by, sight=sight_of(locked, by=by, fresh=True))
        locked.caller_name = seen.full_name
    locked.save(update_fields=["resident", "business", "representation", "caller_name", "assurance", "facts_checked"])
    log.record(ResidentSet(resident=str(resident.uuid) if resident else ""), by=by, subject=str(locked.uuid))
    if resident is not None:
        check_in_transaction(locked, said, by)
    return locked


@transaction.atomic(durable=True)
def set_business(*, by: Actor, contact: Contact, business: "Business", said: str = "") -> Contact:
    """Somebody speaks for this business, which has to be shown like anything else. Raises Missing of another body's."""
    locked = lock_live(contact, by=by)
    found = people.get_business(str(business.uuid), by=by)
    locked.resident, locked.representation, locked.business = None, None, found
    locked.caller_name = f"{found.contact_name}, {found.name}" if found.contact_name else found.name
    locked.assurance, locked.facts_checked = Assurance.UNVERIFIED, []
    fields = ["resident", "representation", "business", "caller_name", "assurance", "facts_checked"]
    locked.save(update_fields=fields)
    log.record(BusinessSet(business=str(found.uuid)), by=by, subject=str(locked.uuid))
    check_in_transaction(locked, said, by)
    return locked


@transaction.atomic(durable=True)
def check_facts(*, by: Actor, contact: Contact, said: str) -> Contact:
    """Compare what they said with what is written, and with their pass-phrase.

    Three facts that are right, or the pass-phrase, make sure who it is. What gets no fact right is taken for a try at
    the pass-phrase: the adviser types what they hear and need not know it.
    """
    locked = lock_live(contact, by=by)
    if locked.resident is None and locked.business is None:
        raise Missing("Nobody is chosen yet.")
    if not check_in_transaction(locked, said, by) and not locked.is_shown:
        _try_pass_phrase(locked, said, by)
    return locked


def _try_pass_phrase(contact: Contact, said: str, by: Actor) -> None:
    if contact.representation is not None or contact.resident is None:
        return
    sight = sight_of(contact, by=by)
    if people.try_pass_phrase(str(contact.resident.uuid), by=by, said=said, sight=sight):
        _note(contact, Assurance.PASS_PHRASE, set(contact.facts_checked), by)


def check_in_transaction(contact: Contact, said: str, by: Actor) -> bool:
    """Compare it with what is written of who speaks; whether anything was right that had not been said."""
    assert connection.in_atomic_block, "Facts are noted in the transaction that compares them."
    numbers = (contact.caller_number,) if contact.caller_number else ()
    if contact.representation is not None:
        _, known = people.facts_of_speaker(contact.representation, said=said, numbers=numbers)
    elif contact.business is not None:
        _, known = people.facts_of_business(contact.business, said=said, numbers=numbers)
    else:
        assert contact.resident is not None, "Only asked of somebody."
        sight = sight_of(contact, by=by)
        _, known = people.facts_of(str(contact.resident.uuid), by=by, said=said, numbers=numbers, sight=sight)
    facts = {*contact.facts_checked, *known}
    if facts == set(contact.facts_checked):
        return False
    enough = len(facts) >= FACTS_NEEDED and not contact.is_shown
    _note(contact, Assurance.FACTS if enough else Assurance(contact.assurance), facts, by)
    return True


@transaction.atomic(durable=True)
def vouch(*, by: Actor, contact: Contact, assurance: str, facts: Iterable[str] = ()) -> Contact:
    """The adviser says how they know: a document they saw. Raises Invalid.

    That a pass-phrase was right no adviser can know: it is compared where what they hear is typed.
    """
    locked = lock_live(contact, by=by)
    if assurance not in (Assurance.DOCUMENT, Assurance.SIGNED_IN):
        raise Invalid("Say how you know.", fields={"assurance": ["Choose how you know who it is"]})
    if locked.resident is None and locked.business is None:
        raise Missing("Nobody is chosen yet.")
    known = {*locked.facts_checked, *(fact for fact in facts if fact in people.FACTS)}
    _note(locked, Assurance(assurance), known, by)
    return locked


def _note(contact: Contact, assurance: Assurance, facts: set[str], by: Actor) -> None:
    contact.assurance, contact.facts_checked = assurance, sorted(facts)
    contact.save(update_fields=["assurance", "facts_checked"])
    happening = IdentityChecked(assurance=assurance, facts=tuple(sorted(facts)))
    log.record(happening, by=by, subject=str(contact.uuid))


@transaction.atomic(durable=True)
def set_pass_phrase(*, by: Actor, contact: Contact, phrase: str) -> None:
    """They chose one, or another; an empty one takes it away. Raises Invalid, Missing of another body's record.

    Raises Conflict unless a document or a sign-in shows who they are: what facts open, facts could lock for ever.
    """
    locked = lock_live(contact, by=by)
    if locked.resident is None:
        raise Missing("Nobody is chosen yet.")
    if not locked.is_proved:
        raise Conflict("See a document of theirs first, or have them sign in: then they can choose a pass-phrase.")
    if phrase.strip():
        people.set_pass_phrase(by=by, residents=[locked.resident], phrase=phrase)
    else:
        people.remove_pass_phrase(by=by, residents=[locked.resident])


@transaction.atomic(durable=True)
def state_purpose(*, by: Actor, contact: Contact, purpose: str) -> Contact:
    """What it is for, once for the contact; saying another opens what that opens. Raises Invalid."""
    locked = lock_live(contact, by=by)
    if purpose not in {known.code for known in sharing.purposes()}:
        raise Invalid("Say what it is for.", fields={"purpose": ["Choose what it is for"]})
    if locked.purpose != purpose:
        locked.purpose = purpose
        locked.save(update_fields=["purpose"])
        log.record(PurposeStated(purpose=purpose), by=by, subject=str(locked.uuid))
    return locked


def prove_request(*, by: Actor, contact: Contact, reference: str, proof: str) -> "Request":
    """Open a request of any body in this contact with what its owner would open it with. Raises Missing, TooManyTries.

    It shows what the person reads of it themselves, and no agreement is needed for that: they could read it out.
    """
    # Before any transaction: a wrong try is counted, and must stay counted.
    found = requests.get_request_by_reference(reference, proof=proof, caller=str(by))
    _note_proved(by, contact, found)
    return found


@transaction.atomic(durable=True)
def _note_proved(by: Actor, contact: Contact, found: "Request") -> None:
    locked = lock_live(contact, by=by)
    if str(found.uuid) not in locked.proved_requests:
        locked.proved_requests = [*locked.proved_requests, str(found.uuid)]
        locked.save(update_fields=["proved_requests"])
        log.record(RequestProved(request=str(found.uuid)), by=by, subject=str(locked.uuid))


@transaction.atomic(durable=True)
def break_glass(*, by: Actor, contact: Contact, reason: str, words: str) -> "Emergency":
    """See in this contact what no agreement opens. Governance officers are told at once. Raises Invalid."""
    locked = lock_live(contact, by=by)
    if locked.organisation is None:
        raise Missing("This contact came to no organisation’s door.")
    emergency = sharing.break_glass(
        by=by, contact=str(locked.uuid), organisation=locked.organisation, reason=reason, words=words
    )
    if not locked.is_emergency:
        locked.is_emergency = True
        locked.save(update_fields=["is_emergency"])
        tell_who_broke_it(emergency, by=by)
    return emergency

"""What happens in a contact. Ids, codes and numbers only; never what was said."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "ActionNoted",
    "BusinessSet",
    "CauseChanged",
    "ContactCancelled",
    "ContactForgotten",
    "ContactHandedOver",
    "ContactOpened",
    "ContactParked",
    "ContactRestored",
    "ContactResumed",
    "ContactTaken",
    "ContactWrappedUp",
    "DoorNoted",
    "IdentityChecked",
    "ItemAdded",
    "ItemDropped",
    "PurposeStated",
    "RequestProved",
    "ResidentSet",
    "SpeakerChosen",
    "StepEntered",
]


@dataclass(frozen=True)
class ContactOpened(Happening):
    """Someone came to a door."""

    type = "contacts.contact_opened.v1"
    channel: str


@dataclass(frozen=True)
class ContactParked(Happening):
    """Put aside for another; its time stands still."""

    type = "contacts.contact_parked.v1"


@dataclass(frozen=True)
class ContactResumed(Happening):
    """Taken up again."""

    type = "contacts.contact_resumed.v1"


@dataclass(frozen=True)
class ContactCancelled(Happening):
    """It had been started by mistake and counts for nothing."""

    type = "contacts.contact_cancelled.v1"


@dataclass(frozen=True)
class ContactRestored(Happening):
    """It was no mistake after all, and goes on."""

    type = "contacts.contact_restored.v1"


@dataclass(frozen=True)
class ContactHandedOver(Happening):
    """A colleague goes on with it, by the uuid of their account; or it was taken back."""

    type = "contacts.contact_handed_over.v1"
    to: str


@dataclass(frozen=True)
class ResidentSet(Happening):
    """It is known who it is; empty where a wrong choice was taken back."""

    type = "contacts.resident_set.v1"
    names_somebody = True
    resident: str


@dataclass(frozen=True)
class PurposeStated(Happening):
    """What the contact is for: from here on what that purpose opens may be looked at."""

    type = "contacts.purpose_stated.v1"
    purpose: str


@dataclass(frozen=True)
class IdentityChecked(Happening):
    """How sure we are who is speaking, and codes of what they got right; never what they said."""

    type = "contacts.identity_checked.v1"
    assurance: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class BusinessSet(Happening):
    """It is known which business somebody speaks for."""

    type = "contacts.business_set.v1"
    names_somebody = True
    business: str


@dataclass(frozen=True)
class SpeakerChosen(Happening):
    """Somebody else speaks for the person, by that representation; empty where they speak themselves."""

    type = "contacts.speaker_chosen.v1"
    names_somebody = True
    representation: str


@dataclass(frozen=True)
class DoorNoted(Happening):
    """They meant another body, or were passed on to us."""

    type = "contacts.door_noted.v1"
    meant_for: str
    was_transferred: bool


@dataclass(frozen=True)
class ItemAdded(Happening):
    """Another question in the contact."""

    type = "contacts.item_added.v1"
    item: str
    service: str


@dataclass(frozen=True)
class ItemDropped(Happening):
    """A question was not asked after all; nothing had been done about it."""

    type = "contacts.item_dropped.v1"
    item: str


@dataclass(frozen=True)
class ActionNoted(Happening):
    """Something was done about a question."""

    type = "contacts.action_noted.v1"
    item: str
    action: str
    request: str
    responsible: str


@dataclass(frozen=True)
class RequestProved(Happening):
    """The person gave the reference of a request and proof of it, so it was opened in this contact."""

    type = "contacts.request_proved.v1"
    request: str


@dataclass(frozen=True)
class StepEntered(Happening):
    """The time goes into something else from here."""

    type = "contacts.step_entered.v1"
    step: str


@dataclass(frozen=True)
class ContactWrappedUp(Happening):
    """It ended so; what was proposed stands beside what was judged. `is_avoidable` None: not judged.

    `source` is the article that answered it, `outcomes` how each question in it ended.
    """

    type = "contacts.contact_wrapped_up.v1"
    channel: str
    outcome: str
    is_avoidable: bool | None
    cause: str
    proposed_outcome: str
    proposed_cause: str
    service: str
    responsible: str
    handling_seconds: int | None
    source: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True)
class CauseChanged(Happening):
    """A cause of avoidable contact was worded otherwise, put elsewhere in the list, or taken off it."""

    type = "contacts.cause_changed.v1"
    code: str
    is_active: bool


@dataclass(frozen=True)
class ContactForgotten(Happening):
    """Who it was with and what was said is gone; what it was about, how it ended and how long it took stays."""

    type = "contacts.contact_forgotten.v1"
    why: str


@dataclass(frozen=True)
class ContactTaken(Happening):
    """An adviser took up a contact that waited for anybody."""

    type = "contacts.contact_taken.v1"

"""What happens to agreements, and what is shared under them. Ids and codes only."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "AgreementChanged",
    "AgreementDrafted",
    "AgreementEnded",
    "AgreementInForce",
    "AgreementListChanged",
    "AgreementOffered",
    "AgreementReminded",
    "AgreementResumed",
    "AgreementSigned",
    "AgreementSuperseded",
    "AgreementSuspended",
    "Disclosed",
    "EmergencyForgotten",
    "EmergencyReviewed",
    "GlassBroken",
    "PermissionNoted",
    "PermissionWithdrawn",
    "SharingPaused",
    "SharingResumed",
    "WishesForgotten",
]


@dataclass(frozen=True)
class AgreementDrafted(Happening):
    """A version was begun; the subject is the version, as in all that follow."""

    type = "sharing.agreement_drafted.v1"
    agreement: str
    number: int


@dataclass(frozen=True)
class AgreementChanged(Happening):
    """A draft was changed; `fields` are the names of the parts."""

    type = "sharing.agreement_changed.v1"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class AgreementOffered(Happening):
    """A version was offered for signature and is frozen; `content` is the hex SHA-256 of what it says."""

    type = "sharing.agreement_offered.v1"
    content: str
    parties: tuple[str, ...]


@dataclass(frozen=True)
class AgreementSigned(Happening):
    """The event's organisation signed; `digest` is over who signed, as what, and what it said."""

    type = "sharing.agreement_signed.v1"
    signature: str
    account: str
    digest: str


@dataclass(frozen=True)
class AgreementInForce(Happening):
    """From now on it allows what it says."""

    type = "sharing.agreement_in_force.v1"
    agreement: str


@dataclass(frozen=True)
class AgreementSuspended(Happening):
    """It allows nothing until it is resumed; the reason stands in the agreement."""

    type = "sharing.agreement_suspended.v1"


@dataclass(frozen=True)
class AgreementResumed(Happening):
    """It allows again what it says."""

    type = "sharing.agreement_resumed.v1"


@dataclass(frozen=True)
class AgreementEnded(Happening):
    """It allows nothing any more, or was withdrawn before it was in force."""

    type = "sharing.agreement_ended.v1"
    was: str


@dataclass(frozen=True)
class AgreementSuperseded(Happening):
    """A later version came into force in its place."""

    type = "sharing.agreement_superseded.v1"
    by_version: str


@dataclass(frozen=True)
class AgreementReminded(Happening):
    """Its governance contacts were reminded; `of` is `review` or `end`."""

    type = "sharing.agreement_reminded.v1"
    of: str
    on: str


@dataclass(frozen=True)
class Disclosed(Happening):
    """Something of the subject, a person, was shown or sent; the event's organisation gave it to `recipient`.

    `outside` is the question that was sent to somebody who is no body of the partnership; there is no recipient then.
    """

    type = "sharing.disclosed.v1"
    names_somebody = True
    disclosure: str
    purpose: str
    recipient: str
    version: str
    items: tuple[str, ...]
    contact: str
    digest: str
    emergency: str = ""
    outside: str = ""


@dataclass(frozen=True)
class PermissionNoted(Happening):
    """The subject, a person, was asked for permission, to share or to refer, and answered."""

    type = "sharing.permission_noted.v1"
    names_somebody = True
    kind: str
    purpose: str
    recipient: str
    is_given: bool


@dataclass(frozen=True)
class PermissionWithdrawn(Happening):
    """The subject took back a permission; what rested on it stops at once."""

    type = "sharing.permission_withdrawn.v1"
    names_somebody = True
    kind: str
    purpose: str
    recipient: str


@dataclass(frozen=True)
class SharingPaused(Happening):
    """The subject objects: nothing of the record is let known to the recipient for the purpose, as far as named."""

    type = "sharing.sharing_paused.v1"
    names_somebody = True
    purpose: str
    recipient: str
    about: str


@dataclass(frozen=True)
class SharingResumed(Happening):
    """What that case had paused is shared again as agreed."""

    type = "sharing.sharing_resumed.v1"
    names_somebody = True
    about: str


@dataclass(frozen=True)
class WishesForgotten(Happening):
    """So many answers and objections went with the record of the subject."""

    type = "sharing.wishes_forgotten.v1"
    names_somebody = True
    count: int


@dataclass(frozen=True)
class GlassBroken(Happening):
    """Somebody of the event's organisation opened, for one contact, what no agreement opens; the subject is that.

    An officer without a contact opens it for an hour: `contact` is empty.
    """

    type = "sharing.glass_broken.v1"
    names_somebody = True
    contact: str
    reason: str


@dataclass(frozen=True)
class EmergencyEnded(Happening):
    """An officer said that nothing need be open any more."""

    type = "sharing.emergency_ended.v1"
    names_somebody = True


@dataclass(frozen=True)
class EmergencyReviewed(Happening):
    """The event's organisation looked back at a breaking of the glass."""

    type = "sharing.emergency_reviewed.v1"
    names_somebody = True
    outcome: str


@dataclass(frozen=True)
class EmergencyForgotten(Happening):
    """What was said when the glass was broken, and looking back, is gone; who, when and what was seen stays."""

    type = "sharing.emergency_forgotten.v1"
    names_somebody = True
    why: str


@dataclass(frozen=True)
class AgreementListChanged(Happening):
    """A purpose or a legal ground that agreements are drawn up with was added or changed."""

    type = "sharing.list_changed.v1"
    list: str
    code: str

"""What happens to the cases people bring about their information. Ids, codes and counts only."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "CaseClosed",
    "CaseForgotten",
    "CaseOpened",
    "CopyFetched",
    "CopyMade",
    "ErasureCarriedOut",
    "IdentityAsked",
    "IdentityShown",
    "OthersTold",
    "PartDecided",
    "PartExtended",
    "PartTaken",
    "RightsListChanged",
    "WithheldChanged",
]


@dataclass(frozen=True)
class CaseOpened(Happening):
    """Somebody asked for a right of theirs; `parts` bodies answer, each its own."""

    type = "rights.case_opened.v1"
    names_somebody = True
    kind: str
    record: str
    parts: int


@dataclass(frozen=True)
class IdentityAsked(Happening):
    """They were asked to show who they are; until then the time to answer does not run."""

    type = "rights.identity_asked.v1"
    names_somebody = True


@dataclass(frozen=True)
class IdentityShown(Happening):
    """They have shown who they are."""

    type = "rights.identity_shown.v1"
    names_somebody = True
    assurance: str


@dataclass(frozen=True)
class PartTaken(Happening):
    """An officer of the event's organisation took its part of the case."""

    type = "rights.part_taken.v1"
    names_somebody = True
    part: str


@dataclass(frozen=True)
class PartExtended(Happening):
    """The event's organisation takes up to two months more; the person was told why."""

    type = "rights.part_extended.v1"
    names_somebody = True
    part: str
    due: str


@dataclass(frozen=True)
class PartDecided(Happening):
    """The event's organisation answered; `ground` is the code of a ground for refusing."""

    type = "rights.part_decided.v1"
    names_somebody = True
    part: str
    decision: str
    ground: str


@dataclass(frozen=True)
class OthersTold(Happening):
    """Bodies that had been shown the old value, and so many outside the partnership, were told that it was put right,
    erased or restricted (article 19)."""

    type = "rights.others_told.v1"
    names_somebody = True
    part: str
    bodies: tuple[str, ...]
    outside: int


@dataclass(frozen=True)
class ErasureCarriedOut(Happening):
    """What the event's organisation agreed to erase is gone; `counts` by class of data."""

    type = "rights.erasure_carried_out.v1"
    names_somebody = True
    part: str
    counts: dict[str, int]


@dataclass(frozen=True)
class WithheldChanged(Happening):
    """An officer hid something of the copy, or showed it."""

    type = "rights.withheld_changed.v1"
    names_somebody = True
    part: str
    row: str
    field: str
    is_hidden: bool


@dataclass(frozen=True)
class CopyMade(Happening):
    """The copy of what is held can be fetched; `rows` in it, and how many things were held back."""

    type = "rights.copy_made.v1"
    names_somebody = True
    rows: int
    withheld: int


@dataclass(frozen=True)
class CopyFetched(Happening):
    """The person fetched their copy."""

    type = "rights.copy_fetched.v1"
    names_somebody = True


@dataclass(frozen=True)
class CaseClosed(Happening):
    """Every body has answered."""

    type = "rights.case_closed.v1"
    names_somebody = True


@dataclass(frozen=True)
class CaseForgotten(Happening):
    """Who asked and every word of it were forgotten; `why` is a code."""

    type = "rights.case_forgotten.v1"
    names_somebody = True
    why: str


@dataclass(frozen=True)
class RightsListChanged(Happening):
    """A ground for refusing, or the terms, were changed."""

    type = "rights.list_changed.v1"
    code: str

"""What happens to residents' records and to the links between them."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "AlertConfirmed",
    "AlertEnded",
    "AlertRaised",
    "AlertReviewed",
    "BusinessForgotten",
    "BusinessRecorded",
    "DecisionUndone",
    "HouseholdChanged",
    "MatcherTrained",
    "PairJudged",
    "PairRaised",
    "PairSettled",
    "PassPhraseRemoved",
    "PassPhraseSet",
    "PassPhraseTried",
    "RecordSeparated",
    "RecordsImported",
    "RecordsJoined",
    "RepresentationEnded",
    "RepresentativeRecorded",
    "ResidentCreated",
    "ResidentForgotten",
    "ResidentRestricted",
    "ResidentUpdated",
    "RestrictionLifted",
]


@dataclass(frozen=True)
class ResidentCreated(Happening):
    """A record was opened. Nothing of what it says stands here."""

    type = "people.resident_created.v1"
    names_somebody = True


@dataclass(frozen=True)
class ResidentUpdated(Happening):
    """These fields were changed: their names, never their values."""

    type = "people.resident_updated.v1"
    names_somebody = True
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ResidentRestricted(Happening):
    """From now on the record is kept and not used; `why` is a code."""

    type = "people.resident_restricted.v1"
    names_somebody = True
    why: str


@dataclass(frozen=True)
class RestrictionLifted(Happening):
    """The record is used again."""

    type = "people.restriction_lifted.v1"
    names_somebody = True


@dataclass(frozen=True)
class ResidentForgotten(Happening):
    """All that the record said is gone; `why` is a code, `person` the uuid of whom it was joined to, or empty."""

    type = "people.resident_forgotten.v1"
    names_somebody = True
    why: str
    person: str


@dataclass(frozen=True)
class PassPhraseSet(Happening):
    """The person chose a pass-phrase, or another one. Nothing of it stands anywhere."""

    type = "people.pass_phrase_set.v1"
    names_somebody = True


@dataclass(frozen=True)
class PassPhraseRemoved(Happening):
    """They have no pass-phrase any more."""

    type = "people.pass_phrase_removed.v1"
    names_somebody = True


@dataclass(frozen=True)
class PassPhraseTried(Happening):
    """What somebody said was compared with it. `is_locked`: too many were wrong, none is compared for a day."""

    type = "people.pass_phrase_tried.v1"
    names_somebody = True
    is_right: bool
    is_locked: bool


@dataclass(frozen=True)
class RepresentativeRecorded(Happening):
    """Somebody speaks for the person from now on: by what right, and for which purposes (none: everything)."""

    type = "people.representative_recorded.v1"
    names_somebody = True
    representation: str
    ground: str
    purposes: tuple[str, ...]


@dataclass(frozen=True)
class RepresentationEnded(Happening):
    """They do not any more; `why` is a code."""

    type = "people.representation_ended.v1"
    names_somebody = True
    representation: str
    why: str


@dataclass(frozen=True)
class BusinessRecorded(Happening):
    """A business was recorded, or what is known of it changed. Nothing of what it says stands here."""

    type = "people.business_recorded.v1"
    names_somebody = True
    is_new: bool


@dataclass(frozen=True)
class BusinessForgotten(Happening):
    """All that the record of a business said is gone; `why` is a code."""

    type = "people.business_forgotten.v1"
    names_somebody = True
    why: str


@dataclass(frozen=True)
class HouseholdChanged(Happening):
    """These records belong to the household, its subject, from now on; or one left it."""

    type = "people.household_changed.v1"
    names_somebody = True
    joined: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True)
class AlertRaised(Happening):
    """Staff are warned of a risk; nobody has confirmed it yet. What it is about stands in a code alone."""

    type = "people.alert_raised.v1"
    names_somebody = True
    alert: str
    kind: str


@dataclass(frozen=True)
class AlertConfirmed(Happening):
    """Somebody else answers for it, until it is looked at again."""

    type = "people.alert_confirmed.v1"
    names_somebody = True
    alert: str
    review_on: str


@dataclass(frozen=True)
class AlertReviewed(Happening):
    """It was looked at again, and stays."""

    type = "people.alert_reviewed.v1"
    names_somebody = True
    alert: str
    review_on: str


@dataclass(frozen=True)
class AlertEnded(Happening):
    """It warns nobody any more; `why` is a code: ended, or lapsed because nobody looked."""

    type = "people.alert_ended.v1"
    names_somebody = True
    alert: str
    why: str


@dataclass(frozen=True)
class RecordsJoined(Happening):
    """These records became one person, its subject. `moved_from` names persons who have no records since."""

    type = "people.records_joined.v1"
    names_somebody = True
    decision: str
    decider: str
    records: tuple[str, ...]
    moved_from: tuple[str, ...]


@dataclass(frozen=True)
class RecordSeparated(Happening):
    """The record is no longer taken for one of the person, its subject."""

    type = "people.record_separated.v1"
    names_somebody = True
    decision: str
    decider: str
    record: str


@dataclass(frozen=True)
class DecisionUndone(Happening):
    """What that decision made was ended, and what it ended holds again."""

    type = "people.decision_undone.v1"
    names_somebody = True
    decision: str
    undone: str
    records: tuple[str, ...]


@dataclass(frozen=True)
class PairRaised(Happening):
    """Two records are to be looked at: in doubt, or drawn at random."""

    type = "people.pair_raised.v1"
    names_somebody = True
    treatment: str
    records: tuple[str, str]
    needs_two: bool


@dataclass(frozen=True)
class PairJudged(Happening):
    """A reviewer said whether the pair, its subject, is one person; `is_withdrawn` where they took it back."""

    type = "people.pair_judged.v1"
    names_somebody = True
    answer: str
    is_withdrawn: bool


@dataclass(frozen=True)
class PairSettled(Happening):
    """Reviewers have found what the pair is, or are to look again: `state` is open then."""

    type = "people.pair_settled.v1"
    names_somebody = True
    state: str
    decision: str


@dataclass(frozen=True)
class RecordsImported(Happening):
    """An organisation's own records were taken in from a file; counts of records, and of what the matcher did."""

    type = "people.records_imported.v1"
    system: str
    new: int
    changed: int
    unchanged: int
    joined: int
    doubted: int


@dataclass(frozen=True)
class MatcherTrained(Happening):
    """The weights of matching were learnt anew from so many records: of these fields, and how common values are."""

    type = "people.matcher_trained.v1"
    records: int
    fields: tuple[str, ...]

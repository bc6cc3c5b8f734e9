"""Residents, how to reach them, which records are of one person, and what the matcher reads."""

from onedoor.apps.people.models.matching import Commonness, MatchKey, MatchRecord, MatchWeights
from onedoor.apps.people.models.pass_phrase import PassPhrase
from onedoor.apps.people.models.person import Decision, Link, Person
from onedoor.apps.people.models.resident import ContactPoint, Hold, NameSpelling, Resident, SearchKey
from onedoor.apps.people.models.review import Judgement, Pair

__all__ = [
    "Commonness",
    "ContactPoint",
    "Decision",
    "Hold",
    "Judgement",
    "Link",
    "MatchKey",
    "MatchRecord",
    "MatchWeights",
    "NameSpelling",
    "Pair",
    "PassPhrase",
    "Person",
    "Resident",
    "SearchKey",
]

"""Residents, how to reach them, which records are of one person, and what the matcher reads."""

from onedoor.apps.people.models.alert import Alert
from onedoor.apps.people.models.business import Business
from onedoor.apps.people.models.household import Household, HouseholdMember
from onedoor.apps.people.models.matching import Commonness, MatchKey, MatchRecord, MatchWeights
from onedoor.apps.people.models.pass_phrase import PassPhrase
from onedoor.apps.people.models.person import Decision, Link, Person
from onedoor.apps.people.models.representation import Representation
from onedoor.apps.people.models.resident import ContactPoint, Hold, NameSpelling, Resident, SearchKey
from onedoor.apps.people.models.review import Judgement, Pair

__all__ = [
    "Alert",
    "Business",
    "Commonness",
    "ContactPoint",
    "Decision",
    "Hold",
    "Household",
    "HouseholdMember",
    "Judgement",
    "Link",
    "MatchKey",
    "MatchRecord",
    "MatchWeights",
    "NameSpelling",
    "Pair",
    "PassPhrase",
    "Person",
    "Representation",
    "Resident",
    "SearchKey",
]

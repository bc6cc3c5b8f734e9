"""Residents, how to reach them, and which records are of one person."""

from onedoor.apps.people.models.person import Decision, Link, Person
from onedoor.apps.people.models.resident import ContactPoint, NameSpelling, Resident, SearchKey
from onedoor.apps.people.models.review import Judgement, Pair

__all__ = [
    "ContactPoint",
    "Decision",
    "Judgement",
    "Link",
    "NameSpelling",
    "Pair",
    "Person",
    "Resident",
    "SearchKey",
]

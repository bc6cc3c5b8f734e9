"""Residents: the front office's record of a person, how to reach them and how they wish to be dealt with."""

from onedoor.apps.people.models.resident import ContactPoint, NameSpelling, Resident, SearchKey

__all__ = ["ContactPoint", "NameSpelling", "Resident", "SearchKey"]

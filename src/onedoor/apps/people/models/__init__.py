"""Residents: the front office's record of a person, how to reach them and how they wish to be dealt with."""

from onedoor.apps.people.models.resident import ContactPoint, Resident, SearchKey

__all__ = ["ContactPoint", "Resident", "SearchKey"]

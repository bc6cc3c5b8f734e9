"""A year of requests, what was said about them, and the contacts they came from."""

import random
from datetime import datetime

from onedoor.demonstration.load.contacts import ContactWriter
from onedoor.demonstration.load.lookups import Loaded, Lookups
from onedoor.demonstration.load.requests import RequestWriter
from onedoor.demonstration.year import Conversation

__all__ = ["load_year"]


def load_year(conversations: list[Conversation], loaded: Loaded, now: datetime, rng: random.Random) -> dict[str, int]:
    """Writes everything; returns how many of each."""
    homes = list({item.person.home.uprn: item.person.home for item in conversations}.values())
    lookups = Lookups(loaded, homes, rng)
    known = [
        item
        for item in conversations
        if item.need.service in lookups.services and item.person.home.uprn in lookups.wards
    ]
    requests = RequestWriter(lookups, now)
    requests.write([item.matter for item in known if item.matter is not None and not item.is_chase])
    ContactWriter(lookups, requests.rows, now).write(known)
    return {"requests": len(requests.rows), "contacts": len(known)}

"""What each role can open from the staff home, in the words of the person who holds it."""

from dataclasses import dataclass

from onedoor.foundation.actors import Actor
from onedoor.web.components.navigation import staff_items

__all__ = ["Card", "cards_for"]

EXPLANATIONS = {
    "Contacts": "Take a call, serve someone at a counter, and get it done for them in one go.",
    "Work": "Every request for the organisations you work for, in one queue.",
    "Figures": "Demand, avoidable contact, cost and time, with the records behind each figure.",
    "Services": "What is provided, by whom, where, and what is asked.",
    "Messages": "What was sent to people, what could not be, and how it is worded.",
    "Events": "Which other systems are told what happens here.",
    "Organisations": "Bodies, the areas they serve, their teams, staff and keys.",
    "Office": "Everything that can be set up.",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A way in: `text` says what it is for."""

    title: str
    href: str
    text: str


def cards_for(actor: Actor) -> list[Card]:
    """What stands in the navigation for this person, but the home page itself."""
    return [Card(item.label, item.href, EXPLANATIONS.get(item.label, "")) for item in staff_items(actor, "")[1:]]

"""What else can be opened from the staff home, in the words of the person who holds the role.

Contacts, work and figures have no card: they stand above the cards with their numbers.
"""

from dataclasses import dataclass

from onedoor.foundation.actors import Actor
from onedoor.web.components.navigation import staff_items

__all__ = ["Card", "cards_for"]

EXPLANATIONS = {
    "Services": "What is provided, by whom, where, and what is asked.",
    "Messages": "What was sent to people, what could not be, and how it is worded.",
    "Events": "Which other systems are told what happens here.",
    "Emergencies": "When somebody saw what no agreement opens, and what was found looking back.",
    "Organisations": "Bodies, the areas they serve, their teams, staff and keys.",
    "Agreements": "Who lets whom know what about people, why, and by what right.",
    "Disclosures": "Who saw what of whom, and under which agreement.",
    "Office": "Everything that can be set up.",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A way in: `text` says what it is for."""

    title: str
    href: str
    text: str


def cards_for(actor: Actor) -> list[Card]:
    """What stands in the navigation for this person and has something to be explained."""
    items = staff_items(actor, "")
    return [Card(item.label, item.href, EXPLANATIONS[item.label]) for item in items if item.label in EXPLANATIONS]

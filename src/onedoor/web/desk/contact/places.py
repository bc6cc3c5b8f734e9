"""Where the need is, from whatever was typed in the place box."""

from dataclasses import dataclass, field

from onedoor.apps.places import services as places
from onedoor.apps.places.data import AddressMatch, Place
from onedoor.foundation.errors import OnedoorError
from onedoor.web.desk.contact.state import State

__all__ = ["Where", "where_is"]


@dataclass
class Where:
    """A place, or addresses to choose among, or what was wrong with what was typed."""

    place: Place | None = None
    matches: list[AddressMatch] = field(default_factory=list)
    problem: str = ""


def where_is(state: State) -> Where:
    """Read the place box, or the address that was chosen."""
    try:
        if state.uprn.isdigit():
            return Where(place=places.place_of_address(int(state.uprn)))
        if not state.place:
            return Where()
        found = places.find_place(state.place)
    except OnedoorError as error:
        return Where(problem=error.message)
    if isinstance(found, list):
        return Where(matches=found, problem="" if found else "No address like that. Try the postcode.")
    return Where(place=found)

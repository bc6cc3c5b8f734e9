"""Where the adviser is on the one screen, kept in its address: a refresh, or the back button, loses nothing."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

__all__ = ["State", "state_of"]


@dataclass(frozen=True)
class State:
    """What stands in the boxes and which panel is in hand. All of it is text from the address."""

    q: str = ""  # the caller box
    person: str = ""  # "new" or "edit" while a record is written
    need: str = ""  # the need box
    item: str = ""  # uuid of the question in hand
    place: str = ""  # the place box: postcode, address, grid reference or latitude and longitude
    uprn: str = ""  # the address chosen among those the place box brought
    request: str = ""  # uuid of the request in hand
    article: str = ""  # uuid of the article in hand
    ask: str = ""  # the box in which articles are looked for

    def but(self, **changes: str) -> "State":
        return replace(self, **changes)

    def url(self, contact: Any, anchor: str = "", **changes: str) -> str:
        """The page of the contact in this state, with these changes."""
        address = reverse("desk:contact-page", args=[contact.uuid])
        return f"{address}{self.but(**changes).query}{f'#{anchor}' if anchor else ''}"

    @property
    def query(self) -> str:
        """The state behind an address, for forms that change something."""
        pairs = self._pairs()
        return f"?{urlencode(pairs)}" if pairs else ""

    # What each box carries along in hidden inputs: everything but itself and what its answer settles.

    @property
    def around_caller(self) -> list[tuple[str, str]]:
        return self.but(q="", person="")._pairs()

    @property
    def around_need(self) -> list[tuple[str, str]]:
        return self.but(need="", item="", request="")._pairs()

    @property
    def around_place(self) -> list[tuple[str, str]]:
        return self.but(place="", uprn="")._pairs()

    @property
    def around_knowledge(self) -> list[tuple[str, str]]:
        return self.but(ask="")._pairs()

    @property
    def beside(self) -> str:
        """The state as the beginning of an address to which an article is added."""
        query = self.but(article="").query
        return f"{query}&" if query else "?"

    def _pairs(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in asdict(self).items() if value]


def state_of(request: HttpRequest) -> State:
    """Read from the address, whichever way the page was sent."""
    names = [field.name for field in fields(State)]
    return State(**{name: request.GET.get(name, "").strip()[:300] for name in names})

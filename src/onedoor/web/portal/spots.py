"""A place as a session keeps it: no more than it takes to find the place again."""

from dataclasses import asdict, dataclass
from typing import Any, Self

from django.http import HttpRequest
from django.utils.translation import gettext

from onedoor.apps.places import services as places
from onedoor.apps.places.data import AddressMatch, Place
from onedoor.foundation.errors import Missing

__all__ = ["Spot", "home_spot", "keep_home", "spot_of_words"]

_KEY = "home"


@dataclass(frozen=True, slots=True)
class Spot:
    """A point, an address or a postcode, and the words for it."""

    words: str
    latitude: float | None = None
    longitude: float | None = None
    uprn: int | None = None
    postcode: str = ""

    @classmethod
    def of_point(cls, latitude: float, longitude: float) -> Self:
        reference = places.to_grid_reference(latitude, longitude)
        return cls(gettext("A spot on the map, %(reference)s") % {"reference": reference}, latitude, longitude)

    @classmethod
    def of_place(cls, place: Place) -> Self:
        words = place.address_text or place.postcode
        if place.uprn is None and not place.postcode and place.latitude is not None and place.longitude is not None:
            return cls.of_point(place.latitude, place.longitude)
        return cls(words, place.latitude, place.longitude, place.uprn, place.postcode)

    @classmethod
    def of_address(cls, uprn: int) -> Self:
        return cls.of_place(places.place_of_address(uprn))

    @classmethod
    def from_session(cls, kept: dict[str, Any] | None) -> Self | None:
        return cls(**kept) if kept else None

    def to_session(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def is_postcode_only(self) -> bool:
        """Whether it says no more than a postcode, which may lie on both sides of a border."""
        return self.uprn is None and bool(self.postcode)

    def place(self) -> Place:
        """The place with every area it lies in today."""
        if self.uprn is not None:
            return places.place_of_address(self.uprn)
        if self.postcode:
            return places.place_of_postcode(self.postcode)
        if self.latitude is None or self.longitude is None:
            raise Missing("There is no such place.")
        return places.place_at(self.latitude, self.longitude)


def spot_of_words(words: str) -> Spot | list[AddressMatch]:
    """What someone typed, as a place, or the addresses it may mean. Raises Invalid or Missing as `find_place` does."""
    found = places.find_place(words)
    return found if isinstance(found, list) else Spot.of_place(found)


def home_spot(request: HttpRequest) -> Spot | None:
    """Where this person said they live or are, earlier in the visit."""
    return Spot.from_session(request.session.get(_KEY))


def keep_home(request: HttpRequest, spot: Spot) -> None:
    """Remember it, so that no page asks again."""
    request.session[_KEY] = spot.to_session()

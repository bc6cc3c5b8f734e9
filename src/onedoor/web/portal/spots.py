"""A place as a session keeps it: no more than it takes to find the place again."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from django.http import HttpRequest
from django.utils.translation import gettext, override

from onedoor.apps.places import services as places
from onedoor.apps.places.data import AddressMatch, Place
from onedoor.foundation.errors import Missing

__all__ = ["Spot", "home_spot", "keep_home", "spot_of_words", "words_for_point"]

_KEY = "home"
# A house across the road is near; one further along is so many metres away.
NEAR_METRES = 40


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
        return cls(words_for_point(latitude, longitude), latitude, longitude)

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

    @property
    def is_pin(self) -> bool:
        """Whether it is a point and nothing else: words for it say only what stands close by."""
        return self.uprn is None and not self.postcode and self.latitude is not None

    def place(self) -> Place:
        """The place with every area it lies in today."""
        if self.uprn is not None:
            return places.place_of_address(self.uprn)
        if self.postcode:
            return places.place_of_postcode(self.postcode)
        if self.latitude is None or self.longitude is None:
            raise Missing("There is no such place.")
        return places.place_at(self.latitude, self.longitude)

    def place_in_words(self) -> Place:
        """The same, with words for a pin that staff can read, whatever language the person has chosen."""
        place = self.place()
        if not self.is_pin or self.latitude is None or self.longitude is None:
            return place
        with override("en-gb"):
            return replace(place, address_text=words_for_point(self.latitude, self.longitude))


def words_for_point(latitude: float, longitude: float) -> str:
    """Where a pin stands, as a person would say it; by its grid reference where no house is near."""
    found = places.landmark_near(latitude, longitude)
    if found is None:
        reference = places.to_grid_reference(latitude, longitude)
        return gettext("A spot on the map, %(reference)s") % {"reference": reference}
    if found.metres <= NEAR_METRES:
        return gettext("Near %(address)s") % {"address": found.words}
    metres = round(found.metres, -1)
    return gettext("About %(metres)d metres from %(address)s") % {"metres": metres, "address": found.words}


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

"""What is given with a request: where, by whom, with which files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from onedoor.foundation.errors import OnedoorError

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = [
    "AreaLike",
    "Contactee",
    "LinkHolder",
    "PlaceLike",
    "TooManyTries",
]


class TooManyTries(OnedoorError):
    """Someone guesses; they may try again later."""

    code = "too_many_tries"
    http_status = 429


class AreaLike(Protocol):
    """What is kept of an area."""

    @property
    def uuid(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...


class PlaceLike(Protocol):
    """What is needed of where something is; `places.data.Place` is one."""

    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...
    @property
    def areas(self) -> Sequence[AreaLike]: ...
    @property
    def doubtful(self) -> Sequence[AreaLike]: ...
    @property
    def precision(self) -> str: ...
    @property
    def uprn(self) -> int | None: ...
    @property
    def address_text(self) -> str: ...
    @property
    def postcode(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Contactee:
    """How the person who asked can be reached, as far as they said."""

    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = "en-gb"

    @property
    def can_be_reached(self) -> bool:
        return bool(self.email or self.phone)


@dataclass(frozen=True, slots=True)
class LinkHolder:
    """Who opened a link: the person who asked, or someone who follows. `address` is their e-mail or phone."""

    request: "Request"
    address: str
    is_owner: bool

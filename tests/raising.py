"""Requests to test with: a service of the district's, and one raised by a person who can be reached."""

from dataclasses import dataclass
from typing import Any

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Provision, Service
from onedoor.apps.partners.models import Organisation
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Contactee
from onedoor.apps.requests.models import ClosingReason, Request
from onedoor.foundation.actors import resident


@dataclass(frozen=True)
class Area:
    uuid: str
    code: str
    name: str
    type: str


@dataclass(frozen=True)
class Spot:
    latitude: float | None
    longitude: float | None
    areas: tuple[Area, ...]
    doubtful: tuple[Area, ...] = ()
    precision: str = "point"
    uprn: int | None = None
    address_text: str = ""
    postcode: str = "TV1 1AA"


SPOT = (53.0, -1.6)
WARD = Area(uuid="0190a000-0000-7000-8000-000000000001", code="E05999001", name="Mill", type="ward")


def place(latitude: float | None = SPOT[0], longitude: float | None = SPOT[1], **changes: Any) -> Spot:
    return Spot(latitude, longitude, **({"areas": (WARD,)} | changes))


def service(provider: Organisation, slug: str = "pothole", **changes: Any) -> Service:
    values: dict[str, Any] = {"name": "Pothole in a road", "kind": "report", "topic": "Roads", "needs_place": True}
    made, is_new = Service.objects.get_or_create(slug=slug, defaults=values | changes)
    if is_new:
        Provision.objects.create(service=made, organisation=provider)
        directory.forget()
    return made


def raise_one(provider: Organisation, **changes: Any) -> Request:
    """Raised by a resident through the web; `changes` are arguments of `raise_request`."""
    if not ClosingReason.objects.exists():
        requests.install_defaults()
    values: dict[str, Any] = {
        "by": resident(),
        "place": place(),
        "kind": "report",
        "description": "A deep hole by the bus stop",
        "channel": "web",
        "contactee": Contactee(name="Ivy Marlow", email="ivy@marlow.example", phone="07700 900123"),
    }
    if "service" not in changes:
        changes["service"] = service(provider)
    return requests.raise_request(**(values | changes))


def reason(code: str = "done") -> ClosingReason:
    return ClosingReason.objects.get(code=code)

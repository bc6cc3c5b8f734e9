"""What the page of one service says."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, gettext

from onedoor.apps.directory import services as directory
from onedoor.apps.directory.data import RequestKind, Responsibility
from onedoor.apps.partners import services as partners
from onedoor.web.components.languages import is_partly_english
from onedoor.web.portal.area.forms import PlaceForm
from onedoor.web.portal.spots import Spot

if TYPE_CHECKING:
    from onedoor.apps.directory.models import Service, ServiceHours
    from onedoor.apps.partners.models import Organisation

__all__ = ["OpeningDay", "WayIn", "opening_days", "service_context"]

SHOWN_TEXTS = ("name", "summary", "description", "urgent_advice")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class OpeningDay:
    """One day of the week and when it is open, as in "09:00 to 17:00"; empty where it is shut."""

    day: str
    times: str


@dataclass(frozen=True, slots=True)
class WayIn:
    """One way to reach a body: channel, number or address, hours."""

    channel: str
    contact: str
    days: tuple[OpeningDay, ...]
    note: str

    @property
    def is_link(self) -> bool:
        return self.contact.startswith(("https://", "http://"))

    @property
    def is_mail(self) -> bool:
        return "@" in self.contact and " " not in self.contact

    @property
    def is_phone(self) -> bool:
        return not self.contact.strip("+0123456789 ()")


def opening_days(hours: dict[str, list[list[str]]]) -> tuple[OpeningDay, ...]:
    """The week in order; nothing at all where no hours are known."""
    if not hours:
        return ()
    names = (
        gettext("Monday"), gettext("Tuesday"), gettext("Wednesday"), gettext("Thursday"), gettext("Friday"),
        gettext("Saturday"), gettext("Sunday"),
    )  # fmt: skip
    between = gettext("%(start)s to %(end)s")
    return tuple(
        OpeningDay(name, ", ".join(between % {"start": start, "end": end} for start, end in hours.get(code, ())))
        for code, name in zip(_DAYS, names, strict=True)
    )


def _way_in(row: "ServiceHours") -> WayIn:
    return WayIn(gettext(row.channel.name), row.contact, opening_days(row.hours), row.note)


def _ways_in(body: "Organisation", service: "Service") -> list[WayIn]:
    """Those that say something: a channel alone, with neither number nor hours, would be an empty heading."""
    ways = (_way_in(row) for row in directory.hours_for(body, service))
    return [way for way in ways if way.contact or way.days or way.note]


def service_context(service: "Service", spot: Spot | None) -> dict[str, Any]:
    """Everything the page shows; without a place, everything but who provides it."""
    language = get_language() or "en-gb"
    found: Responsibility | None = None
    body: Organisation | None = None
    worker: Organisation | None = None
    is_at_border = False
    if spot is not None:
        place = spot.place()
        found = directory.who_provides(service, place, language=language)
        is_at_border = found.accountable is None and spot.is_postcode_only and bool(place.doubtful)
        body = partners.get_organisation(found.accountable) if found.accountable else None
        if found.delivering and found.delivering != found.accountable:
            worker = partners.get_organisation(found.delivering)
    return {
        "service": service,
        "name": service.name_in(language),
        "is_partly_english": is_partly_english((service, name) for name in SHOWN_TEXTS),
        "spot": spot,
        "place_form": PlaceForm(),
        "found": found,
        "is_at_border": is_at_border,
        "body": body,
        "worker": worker,
        "ways_in": _ways_in(body, service) if body else [],
        "days": directory.target_days(service, body) if body else None,
        "is_report": service.kind == RequestKind.REPORT,
        "is_request": service.kind == RequestKind.REQUEST,
        "is_complaint": service.kind == RequestKind.COMPLAINT,
    }

"""What the page of one service says."""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
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
    """A day of the week, or days alike in a row, and when it is open ("09:00 to 17:00"); empty where it is shut."""

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
    """The week in order, days alike together; nothing at all where no hours are known."""
    if not hours:
        return ()
    names = (
        gettext("Monday"), gettext("Tuesday"), gettext("Wednesday"), gettext("Thursday"), gettext("Friday"),
        gettext("Saturday"), gettext("Sunday"),
    )  # fmt: skip
    between = gettext("%(start)s to %(end)s")
    times = (", ".join(_unbroken(between, *pair) for pair in hours.get(code, ())) for code in _DAYS)
    week = groupby(zip(names, times, strict=True), key=itemgetter(1))
    return tuple(OpeningDay(_run([name for name, _ in days], between), open_at) for open_at, days in week)


def _unbroken(between: str, start: str, end: str) -> str:
    """One opening, which a narrow screen keeps on one line."""
    return (between % {"start": start, "end": end}).replace(" ", "\u00a0")


def _run(names: list[str], between: str) -> str:
    return between % {"start": names[0], "end": names[-1]} if len(names) > 1 else names[0]


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
    ways_in = _ways_in(body, service) if body else []
    said = {way.contact for way in ways_in}
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
        "ways_in": ways_in,
        # The body's own, where no way in of this service says the same with its hours.
        "phone": body.phone if body and body.phone not in said else "",
        "email": body.email if body and body.email not in said else "",
        "target": directory.target_for(service, body) if body else None,
        "is_report": service.kind == RequestKind.REPORT,
        "is_request": service.kind == RequestKind.REQUEST,
        "is_complaint": service.kind == RequestKind.COMPLAINT,
    }

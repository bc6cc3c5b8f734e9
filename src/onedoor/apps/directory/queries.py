"""Reads of the directory: services, who provides them, what they ask, how long and how much they take."""

import contextlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext, override

from onedoor.apps.directory.data import Priority, Responsibility, ServiceName, ServiceStatus, Target
from onedoor.apps.directory.explanation import PlaceLike, resolve
from onedoor.apps.directory.memory import rulebook
from onedoor.apps.directory.models import (
    Channel,
    ContactCost,
    Interaction,
    Provision,
    Service,
    ServiceHours,
    ServiceTarget,
)
from onedoor.foundation import clock
from onedoor.foundation.errors import Missing
from onedoor.foundation.remembering import remembered, remembered_briefly
from onedoor.foundation.rows import select

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation, Team

__all__ = [
    "channels",
    "cost_per_contact",
    "every_service",
    "find_service",
    "get_channel",
    "get_service",
    "hours_for",
    "interactions",
    "known_service",
    "recent_service_names",
    "service_names",
    "services_by_topic",
    "services_with",
    "target_for",
    "team_for",
    "who_provides",
]

# What a body gives itself where nobody has said: two working weeks.
DEFAULT_TARGET = Target(10)


def _translated(language: str, text: str) -> str:
    with override(language):
        return gettext(text)


def who_provides(
    service: Service,
    place: PlaceLike | None,
    *,
    on: date | None = None,
    interaction: int | Interaction | None = None,
    language: str = "en-gb",
) -> Responsibility:
    """Who answers for the service at the place on that day (today), with the reason and every doubt.

    In English unless asked otherwise, whatever the reader's language: what is recorded is read by staff.
    """
    book = rulebook()
    return resolve(
        service=service.name_in(language),
        rules=book.rules.get(service.pk, ()),
        register=book.register,
        place=place,
        day=on or clock.today(),
        interaction=interaction.lgil if isinstance(interaction, Interaction) else interaction,
        translate=partial(_translated, language) if language != "en-gb" else str,
    )


def find_service(text: str | int) -> Service | None:
    """By slug, uuid or LGSL number."""
    wanted = Q(slug=str(text))
    if str(text).isascii() and str(text).isdigit() and len(str(text)) < 10:
        wanted |= Q(lgsl=int(text))
    else:
        with contextlib.suppress(ValueError):
            wanted |= Q(uuid=UUID(str(text)))
    return Service.objects.filter(wanted).first()


@remembered
def known_service(text: str) -> Service | None:
    """As `find_service`, for machines that ask over and over; some seconds old, and not to be changed."""
    return find_service(text)


@remembered_briefly
def recent_service_names() -> Mapping[int, ServiceName]:
    """As `service_names`, a second old at most: for machines that ask over and over."""
    return service_names()


def service_names() -> dict[int, ServiceName]:
    """What every service goes by, by its key: for lists of rows that only keep the key."""
    rows = select(Service, ("id", "name", "lgsl", "slug", "is_public"))
    return {key: ServiceName(*names) for key, *names in rows}


def every_service() -> QuerySet[Service]:
    """Offered or not, by name."""
    return Service.objects.order_by("name")


def services_with(keys: "QuerySet[Any] | Iterable[int]") -> QuerySet[Service]:
    """Services by their keys."""
    return Service.objects.filter(pk__in=keys)


def get_service(slug_or_uuid: str) -> Service:
    """By slug, uuid or LGSL number; raises Missing."""
    service = find_service(slug_or_uuid)
    if service is None:
        raise Missing("There is no such service.")
    return service


def services_by_topic(*, language: str = "en-gb") -> dict[str, list[Service]]:
    """Active services that have a topic, by topic, both in the order of the language's names."""
    found: dict[str, list[Service]] = {}
    active = Service.objects.filter(status=ServiceStatus.ACTIVE).exclude(topic="")
    for service in sorted(active, key=lambda one: (one.topic, one.name_in(language).casefold())):
        found.setdefault(service.topic, []).append(service)
    return found


def target_for(
    service: Service, organisation: "Organisation | None", priority: Priority | str = Priority.NORMAL
) -> Target:
    """The body's own for the service, the service's for all, the body's for all, or the default.

    Whoever set one for this priority meant it: it comes before all that name none.
    """
    return _target_for(service.pk, organisation.pk if organisation else None, str(priority))


@remembered
def _target_for(service_id: int, organisation_id: int | None, priority: str) -> Target:
    fitting = ServiceTarget.objects.filter(
        Q(service=service_id) | Q(service=None),
        Q(organisation=organisation_id) | Q(organisation=None),
        priority__in=("", priority),
    )

    def fit(row: ServiceTarget) -> tuple[bool, bool, bool]:
        return (row.priority != "", row.service_id is not None, row.organisation_id is not None)

    best = max(fitting, key=fit, default=None)
    return best.target if best else DEFAULT_TARGET


def team_for(service: Service, organisation: "Organisation") -> "Team | None":
    """The team of that body that does this service's work, where it has said so."""
    return _team_for(service.pk, organisation.pk, clock.today())


@remembered
def _team_for(service_id: int, organisation_id: int, day: date) -> "Team | None":
    provisions = Provision.objects.on(day).filter(
        service=service_id, team__organisation=organisation_id, team__is_active=True
    )
    provision = provisions.select_related("team").order_by(F("organisation").asc(nulls_last=True), "pk").first()
    return provision.team if provision else None


def hours_for(organisation: "Organisation", service: Service | None = None) -> list[ServiceHours]:
    """How it can be reached about the service: its hours for that, else for anything, one a channel."""
    rows = ServiceHours.objects.filter(Q(service=service) | Q(service=None), organisation=organisation)
    by_channel: dict[int, ServiceHours] = {}
    for row in rows.select_related("channel").order_by("channel__order", "pk"):
        if row.channel_id not in by_channel or row.service_id is not None:
            by_channel[row.channel_id] = row
    return list(by_channel.values())


def channels() -> QuerySet[Channel]:
    """Every way in, in their order."""
    return Channel.objects.all()


def get_channel(code: str) -> Channel:
    """The channel of that code; raises Missing."""
    channel = Channel.objects.filter(code=code).first()
    if channel is None:
        raise Missing(f"There is no channel “{code}”.")
    return channel


def interactions() -> QuerySet[Interaction]:
    """Every kind of dealing, by number."""
    return Interaction.objects.order_by("lgil")


def cost_per_contact(
    channel: Channel, *, organisation: "Organisation | None" = None, service: Service | None = None, year: int
) -> ContactCost | None:
    """The cost that fits best: the body's for the service, the body's, the service's, the published default.

    Among those, the latest year up to `year`; where there is none so early, the earliest after it.
    """
    rows: Iterable[ContactCost] = ContactCost.objects.filter(
        Q(organisation=organisation) | Q(organisation=None), Q(service=service) | Q(service=None), channel=channel
    )

    def fit(row: ContactCost) -> tuple[bool, bool, bool, int]:
        is_past = row.year <= year
        return (
            row.organisation_id is not None,
            row.service_id is not None,
            is_past,
            row.year if is_past else -row.year,
        )

    return max(rows, key=fit, default=None)

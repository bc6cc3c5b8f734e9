"""The partnership and its bodies: which there are, where they serve, and who came after whom."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from onedoor.apps.partners.access import organisations_administered_by
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import (
    Account,
    Membership,
    Organisation,
    OrganisationArea,
    OrganisationSuccession,
    Partnership,
)
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Missing
from onedoor.foundation.remembering import remembered

__all__ = [
    "_is_uuid",
    "areas_served_by",
    "current_partnership",
    "find_organisation",
    "get_organisation",
    "known_organisation",
    "known_partners",
    "organisation_names",
    "organisations",
    "organisations_serving",
    "search_organisations",
    "successor_of",
    "successors_of",
    "who_says_where_bodies_serve",
]


def current_partnership() -> Partnership:
    """The one partnership; an unsaved, unnamed one before it is set up."""
    return Partnership.objects.first() or Partnership(name="Onedoor")


def get_organisation(uuid: str) -> Organisation:
    """The organisation of that uuid; raises Missing."""
    organisation: Organisation | None = Organisation.objects.filter(uuid=uuid).first() if _is_uuid(uuid) else None
    if organisation is None:
        raise Missing("There is no such organisation.")
    return organisation


@remembered
def known_organisation(uuid: str) -> Organisation:
    """As `get_organisation`, for what is asked over and over; some seconds old, and not to be changed."""
    return get_organisation(uuid)


def organisation_names(keys: Collection[int]) -> dict[int, str]:
    """The names of these organisations, and of others, by their keys: for lists of rows that only keep the key."""
    known = _organisation_names()
    return known if all(key in known for key in keys) else _read_organisation_names()


@remembered
def _organisation_names() -> dict[int, str]:
    return _read_organisation_names()


def _read_organisation_names() -> dict[int, str]:
    return dict(Organisation.objects.order_by().values_list("pk", "name"))


def find_organisation(slug_or_code: str) -> Organisation | None:
    """By slug, by the code of its own register, or by uuid. Of several with one code, the one that exists today."""
    is_named = Q(slug=slug_or_code) | Q(code=slug_or_code)
    if _is_uuid(slug_or_code):
        is_named |= Q(uuid=slug_or_code)
    found = Organisation.objects.filter(is_named) if slug_or_code else Organisation.objects.none()
    return found.on().first() or found.first()


def organisations(
    *, kinds: Iterable[str] | None = None, partners_only: bool = False, on: date | None = None
) -> QuerySet[Organisation]:
    """Those that exist on that day (today), by name."""
    found = Organisation.objects.on(on)
    if kinds is not None:
        found = found.filter(kind__in=list(kinds))
    return found.filter(is_partner=True) if partners_only else found


@remembered
def known_partners() -> tuple[Organisation, ...]:
    """The partners of today, by name, for what is asked over and over; some seconds old, and not to be changed."""
    return tuple(organisations(partners_only=True))


def search_organisations(
    words: str = "", *, kind: str = "", with_ended: bool = False, administered_by: Actor | None = None
) -> QuerySet[Organisation]:
    """Those whose name, slug or code holds every word; with `administered_by`, only those that the actor may change."""
    found = Organisation.objects.all() if with_ended else Organisation.objects.on()
    if administered_by is not None:
        found = found.filter(pk__in=organisations_administered_by(administered_by))
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word) | Q(name_cy__icontains=word) | Q(slug__icontains=word) | Q(code__iexact=word)
        )
    return found.filter(kind=kind) if kind else found


def organisations_serving(
    area_uuids: Iterable[str], *, kinds: Iterable[str] | None = None, on: date | None = None
) -> list[Organisation]:
    """Those that exist on that day (today) and on it serve one of these areas, by name. One query."""
    day = on or clock.today()
    # One filter call, so that area and dates are asked of the same row.
    found = organisations(kinds=kinds, on=day).filter(
        Q(areas_served__starts_on__isnull=True) | Q(areas_served__starts_on__lte=day),
        Q(areas_served__ends_on__isnull=True) | Q(areas_served__ends_on__gte=day),
        areas_served__area__uuid__in=list(area_uuids),
    )
    return list(found.distinct())


def successors_of(organisation: Organisation, *, on: date | None = None) -> list[Organisation]:
    """Who answers on that day (today) for what the organisation did: the ends of its chain of successions.

    Empty where nobody has taken over yet; several where it was split.
    """
    ends: dict[int, Organisation] = {}
    step = _next_in_line([organisation.pk], on or clock.today())
    while step:
        following = _next_in_line([successor.pk for _, successor in step], on or clock.today())
        carried_on = {predecessor for predecessor, _ in following}
        ends |= {successor.pk: successor for _, successor in step if successor.pk not in carried_on}
        step = following
    return sorted(ends.values(), key=lambda successor: successor.name)


def successor_of(organisation: Organisation, *, on: date | None = None) -> Organisation | None:
    """The one body that answers for it on that day; None where there is none, or where the area must decide."""
    successors = successors_of(organisation, on=on)
    return successors[0] if len(successors) == 1 else None


def _next_in_line(organisation_ids: list[int], day: date) -> list[tuple[int, Organisation]]:
    rows = OrganisationSuccession.objects.filter(predecessor__in=organisation_ids, took_over_on__lte=day)
    return [(row.predecessor_id, row.successor) for row in rows.select_related("successor")]


def areas_served_by(organisation: Organisation) -> QuerySet[OrganisationArea]:
    """What it serves or served, by name of the area; each with its area and the area's type."""
    return organisation.areas_served.select_related("area__type").order_by("area__name", "starts_on")


def who_says_where_bodies_serve() -> str:
    """A sentence for those who may not: whom to ask. Names three at most."""
    holding = Membership.objects.on().filter(role=Role.PARTNERSHIP_ADMINISTRATOR)
    names = Account.objects.filter(pk__in=holding.values("account"), is_active=True).order_by("name")
    known = list(names.values_list("name", flat=True)[:3])
    ask = f" Ask {' or '.join(filter(None, (', '.join(known[:-1]), known[-1])))}." if known else ""
    return f"The partnership’s administrators say which areas a body serves.{ask}"


def _is_uuid(text: str) -> bool:
    try:
        UUID(str(text))
    except ValueError:
        return False
    return True

"""Reads for those who keep the directory: lists, what belongs to a service, and one thing by its uuid."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from onedoor.apps.directory.data import FormState
from onedoor.apps.directory.models import (
    ContactCost,
    FormVersion,
    Provision,
    Service,
    ServiceHours,
    ServiceTarget,
    Synonym,
)
from onedoor.foundation.errors import Missing

if TYPE_CHECKING:
    from onedoor.apps.places.models import Area

__all__ = [
    "area_rows",
    "costs_of",
    "find_area_uuid",
    "get_provision",
    "hours_about",
    "list_services",
    "provisions_of",
    "synonym_groups",
    "targets_of",
    "topics",
]


def area_rows() -> "QuerySet[Area]":
    """Areas are another app's rows; here they are only ever found by a uuid or code."""
    rows: Any = Provision._meta.get_field("area").related_model
    return rows._default_manager.all()  # type: ignore[no-any-return]


def find_area_uuid(code: str) -> str:
    """The uuid of the area with that published code, as in E07000037; empty where there is none."""
    area = area_rows().filter(code__iexact=code.strip()).order_by("-starts_on", "-pk").first()
    return str(area.uuid) if area else ""


def list_services(
    *, words: str = "", topic: str = "", status: str = "", without_provider: bool = False
) -> "QuerySet[Service]":
    """Services for a list, by name: `has_provider` says whether a rule holds today, `asked` how many questions."""
    rules = Provision.objects.on().filter(service=OuterRef("pk"))
    published = FormVersion.objects.filter(service=OuterRef("pk"), state=FormState.PUBLISHED).order_by()
    found: QuerySet[Any] = Service.objects.annotate(
        has_provider=Exists(rules), asked=Coalesce(Subquery(published.values("question_count")[:1]), 0)
    )
    for word in words.split():
        matches = Q(name__icontains=word) | Q(list_name__icontains=word) | Q(keywords__icontains=word)
        found = found.filter(matches | Q(lgsl=int(word)) if word.isascii() and word.isdigit() else matches)
    if topic:
        found = found.filter(topic="" if topic == "none" else topic)
    if status:
        found = found.filter(status=status)
    return (found.filter(has_provider=False) if without_provider else found).order_by("name", "pk")


def topics() -> list[str]:
    """Every heading services stand under."""
    return list(Service.objects.exclude(topic="").order_by("topic").values_list("topic", flat=True).distinct())


def provisions_of(service: Service) -> "QuerySet[Provision]":
    """Its rules of any date, those that still hold first."""
    rules = service.provisions.select_related("organisation", "area", "delivering", "team", "interaction", "service")
    return rules.order_by("ends_on", "organisation__name", "pk")


def targets_of(service: Service) -> "QuerySet[ServiceTarget]":
    """Its targets: the one for all first."""
    return service.targets.select_related("organisation").order_by("organisation__name", "priority")


def hours_about(service: Service | None) -> "QuerySet[ServiceHours]":
    """How bodies can be reached about the service, or (without one) about anything."""
    rows = ServiceHours.objects.filter(service=service).select_related("organisation", "channel")
    return rows.order_by("organisation__name", "channel__order")


def costs_of() -> "QuerySet[ContactCost]":
    """Every cost, published defaults first, the latest year first."""
    rows = ContactCost.objects.select_related("channel", "organisation", "service")
    return rows.order_by("organisation__name", "channel__order", "-year", "pk")


def synonym_groups() -> dict[str, list[str]]:
    """What people say, by what it means here."""
    groups: dict[str, list[str]] = {}
    for term, means in Synonym.objects.order_by("means", "term").values_list("term", "means"):
        groups.setdefault(means, []).append(term)
    return groups


def get_provision(service: Service, uuid: UUID) -> Provision:
    """Raises Missing."""
    provision = provisions_of(service).filter(uuid=uuid).first()
    if provision is None:
        raise Missing("There is no such rule.")
    return provision

"""Writing the defaults to the database."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from onedoor.apps.directory.data import FormState
from onedoor.apps.directory.defaults.reading import asks, read, read_form, read_services
from onedoor.apps.directory.memory import forget
from onedoor.apps.directory.models import (
    Channel,
    ContactCost,
    FormVersion,
    Interaction,
    Provision,
    Service,
    ServiceTarget,
    Synonym,
)
from onedoor.apps.directory.search import forget_words
from onedoor.foundation import clock
from onedoor.foundation.asking.cases import write_cases
from onedoor.foundation.asking.shape import write
from onedoor.foundation.installing import never_installed

__all__ = ["install_defaults"]

TEXTS = (
    "slug", "name", "name_cy", "summary", "summary_cy", "description", "description_cy", "keywords", "topic", "kind",
    "needs_place", "needs_home", "is_public", "needs_contact", "script", "urgent_advice", "urgent_advice_cy",
)  # fmt: skip
# Each says where the rule comes from; a partnership that knows better writes its own.
SOURCES = {
    "tiers": "GOV.UK local services list, providing tiers, March 2015 and August 2026",
    "practice": "Common practice in England; to be confirmed by the partnership",
}


@transaction.atomic(durable=True)
def install_defaults() -> None:
    """Channels, interactions, everyday services with who usually provides them, synonyms and published costs."""
    _install_lists()
    _install_synonyms()
    _install_costs()
    _install_services()
    forget()
    forget_words()


def _install_lists() -> None:
    channels = never_installed("directory.channel", (row["code"] for row in read("channels")))
    numbers = never_installed("directory.interaction", (str(row["lgil"]) for row in read("interactions")))
    Channel.objects.bulk_create(
        [Channel(**row) for row in read("channels") if row["code"] in channels], ignore_conflicts=True
    )
    Interaction.objects.bulk_create(
        [Interaction(**row) for row in read("interactions") if str(row["lgil"]) in numbers], ignore_conflicts=True
    )


def _install_synonyms() -> None:
    pairs = [(term, row["means"]) for row in read("synonyms") for term in row["terms"]]
    new = never_installed("directory.synonym", map("=".join, pairs))
    Synonym.objects.bulk_create(
        [Synonym(term=term, means=means) for term, means in pairs if f"{term}={means}" in new], ignore_conflicts=True
    )


def _install_costs() -> None:
    rows = {f"{row['channel']} {row['year']}": row for row in read("costs")}
    channels = {channel.code: channel for channel in Channel.objects.all()}
    known = set(ContactCost.objects.filter(organisation=None, service=None).values_list("channel__code", "year"))
    ContactCost.objects.bulk_create(
        ContactCost(channel=channels[rows[key]["channel"]], **_money(rows[key]))
        for key in sorted(never_installed("directory.cost", rows))
        if (rows[key]["channel"], rows[key]["year"]) not in known and rows[key]["channel"] in channels
    )


def _money(row: Mapping[str, Any]) -> dict[str, Any]:
    amounts = {name: Decimal(row[name]) for name in ("amount", "low", "high") if name in row}
    return {"year": row["year"], "source": row["source"], **amounts}


def _install_services() -> None:
    """A service that was imported with no more than its name is filled; one that says more is left alone."""
    new_slugs = never_installed("directory.service", (row["slug"] for row in read_services()))
    rows = [row for row in read_services() if row["slug"] in new_slugs]
    by_slug = {service.slug: service for service in Service.objects.all()}
    by_number = {service.lgsl: service for service in by_slug.values() if service.lgsl}
    new: list[Service] = []
    filled: list[Service] = []
    fresh: list[tuple[str, dict[str, Any]]] = []
    for row in rows:
        known = by_number.get(row.get("lgsl", 0)) or by_slug.get(row["slug"])
        if known is not None and known.topic:
            continue
        service = known or Service(lgsl=row.get("lgsl"))
        for name in TEXTS:
            setattr(service, name, row.get(name, getattr(service, name)))
        service.updated_at = clock.now()
        (filled if known else new).append(service)
        fresh.append((row["slug"], row))
    Service.objects.bulk_create(new)
    Service.objects.bulk_update(filled, [*TEXTS, "updated_at"])
    services = {service.slug: service for service in (*new, *filled)}
    _install_belongings([(services[slug], row) for slug, row in fresh])


def _install_belongings(fresh: list[tuple[Service, dict[str, Any]]]) -> None:
    """Questions, targets and provision of the services just written; where some stand already, they are kept."""
    asked = set(FormVersion.objects.values_list("service_id", flat=True))
    ruled = set(Provision.objects.values_list("service_id", flat=True))
    timed = set(ServiceTarget.objects.filter(organisation=None).values_list("service_id", flat=True))
    FormVersion.objects.bulk_create(
        _version(service, row) for service, row in fresh if service.pk not in asked and asks(row)
    )
    Provision.objects.bulk_create(
        Provision(service=service, kinds=row["kinds"], source=SOURCES[row.get("known_from", "tiers")])
        for service, row in fresh
        if service.pk not in ruled
    )
    ServiceTarget.objects.bulk_create(
        ServiceTarget(service=service, amount=row["days"])
        for service, row in fresh
        if "days" in row and service.pk not in timed
    )


def _version(service: Service, row: Mapping[str, Any]) -> FormVersion:
    form, cases = read_form(row)
    return FormVersion(
        service=service,
        number=1,
        state=FormState.PUBLISHED,
        definition=write(form),
        cases=write_cases(cases),
        question_count=len(form.questions),
        published_at=clock.now(),
        changed_by="Onedoor",
    )

"""Importers of service lists and of who provides what: `onedoor import services`, `onedoor import provision`."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from django.utils.text import slugify

from onedoor.apps.directory.events import DirectoryImported
from onedoor.apps.directory.memory import forget
from onedoor.apps.directory.models import Provision, Service
from onedoor.apps.directory.search import forget_words
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events import log
from onedoor.foundation.imports import Importer, Report, Row, importing, read_table, register, save

__all__ = ["import_provision", "import_services"]

# "all" means that each council does it for itself; the one nearest to the person is asked first.
TIERS = {
    "county/unitary": ["county", "unitary"],
    "district/unitary": ["district", "unitary"],
    "all": ["district", "unitary", "county"],
}


def _number(row: Row, column: str, seen: dict[int, int]) -> int | None:
    """The LGSL number of the row, each but once in all files."""
    number = row.integer(column, required=True)
    if number is None:
        return None
    if number < 0:
        row.problem(column, f"{number} is not an LGSL number")
    elif number in seen:
        row.problem(column, f"{number} stands twice: first on line {seen[number]}")
    else:
        seen[number] = row.line
        return number
    return None


def import_services(paths: Sequence[Path], *, dry_run: bool = False) -> Report:
    """The Local Government Service List: Identifier, Label, Description. Wording written here is kept."""
    with importing(dry_run=dry_run) as report:
        seen: dict[int, int] = {}
        existing = {service.lgsl: service for service in Service.objects.exclude(lgsl=None)}
        slugs = set(Service.objects.values_list("slug", flat=True))
        wanted: dict[int, Service] = {}
        for path in paths:
            columns = ("Identifier", "Label", "Description")
            for row in read_table(path, report, required=columns, optional=("Type",)):
                number = _number(row, "Identifier", seen)
                if row.text("Type") not in ("", "Service"):
                    row.problem("Type", f"is {row.text('Type')!r}; only services are imported")
                if number is not None:
                    wanted[number] = _service(row, number, existing.get(number), slugs)
        report.refuse_if_wrong()
        fields = ("name", "slug", "list_name", "description", "updated_at")
        save(report, "services", Service, existing, wanted, fields=fields)
        _finish(report, "services")
    return report


def _service(row: Row, number: int, known: Service | None, slugs: set[str]) -> Service:
    label = " ".join(row.text("Label", required=True, most=200).split())
    description = row.text("Description")
    if known is None:
        slug = slugify(label)[:110] or "service"
        slug = f"{slug}-{number}" if slug in slugs else slug
        slugs.add(slug)
        return Service(lgsl=number, slug=slug, name=label, list_name=label, description=description)
    # A name that still is the list's label follows the list; one that somebody wrote stays.
    name = label if known.name == known.list_name else known.name
    same = (known.name, known.list_name, known.description) == (name, label, description)
    return Service(
        lgsl=number,
        slug=known.slug,
        name=name,
        list_name=label,
        description=description,
        updated_at=known.updated_at if same else clock.now(),
    )


def import_provision(paths: Sequence[Path], *, dry_run: bool = False, source: str = "") -> Report:
    """Which tier of council provides a service: LGSL, Description, Providing Tier. Rules of their own are kept."""
    with importing(dry_run=dry_run) as report:
        services = {service.lgsl: service for service in Service.objects.exclude(lgsl=None)}
        seen: dict[int, int] = {}
        found: dict[int, tuple[list[str], str]] = {}
        for path in paths:
            for row in read_table(path, report, required=("LGSL", "Description", "Providing Tier")):
                number, tier = _number(row, "LGSL", seen), row.text("Providing Tier", required=True)
                if tier and tier not in TIERS:
                    row.problem("Providing Tier", f"{tier!r} is not one of {', '.join(TIERS)}")
                elif number is not None and tier:
                    _find_service(row, number, services, report)
                    found[number] = (TIERS[tier], source or f"GOV.UK providing tiers, {path.name}")
        report.refuse_if_wrong()
        _save_rules(report, services, found)
        _finish(report, "provision")
    return report


def _find_service(row: Row, number: int, services: dict[int | None, Service], report: Report) -> None:
    """Tier files know services that the list does not have yet: those are added by their description."""
    if number in services:
        return
    label = " ".join(row.text("Description", required=True, most=200).split())
    services[number] = Service(lgsl=number, slug=f"{slugify(label)[:100]}-{number}", name=label, list_name=label)
    services[number].save()
    report.count("services", "new")
    report.note(f"{row.path.name}, line {row.line}: LGSL {number} is not in the list of services and was added.")


def _save_rules(report: Report, services: dict[int | None, Service], found: dict[int, tuple[list[str], str]]) -> None:
    general = Provision.objects.filter(organisation=None, area=None, interaction=None, ends_on=None, is_provided=True)
    existing = {rule.service_id: rule for rule in general.order_by("-pk")}
    wanted = {}
    for number, (kinds, source) in found.items():
        service = services[number]
        known = existing.get(service.pk)
        same = known is not None and known.kinds == kinds and known.source == source
        updated_at = known.updated_at if known is not None and same else clock.now()
        wanted[service.pk] = Provision(service=service, kinds=kinds, source=source, updated_at=updated_at)
    save(report, "rules", Provision, existing, wanted, fields=("kinds", "source", "updated_at"))


def _finish(report: Report, what: str) -> None:
    new = sum(number for (_, change), number in report.counts.items() if change == "new")
    changed = sum(number for (_, change), number in report.counts.items() if change == "changed")
    log.record(DirectoryImported(what=what, new=new, changed=changed), by=SYSTEM)
    forget()
    forget_words()


def _provision_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--source", default="", help="Where the rules come from, as people shall read it.")


register(Importer("services", "Services of the Local Government Service List (CSV).", import_services))
register(
    Importer("provision", "Which tier of council provides a service (CSV).", import_provision, _provision_arguments)
)

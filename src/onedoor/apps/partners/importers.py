"""The importer of councils: `onedoor import authorities`."""

from argparse import ArgumentParser
from collections.abc import Collection, Sequence
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from onedoor.apps.partners.actions.areas import areas_by_code, serve_area_in_transaction
from onedoor.apps.partners.data import OrganisationKind
from onedoor.apps.partners.events import OrganisationsImported
from onedoor.apps.partners.models import Organisation
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events.log import record
from onedoor.foundation.imports import Importer, Report, Row, importing, read_table, register, save

__all__ = ["import_authorities"]

KINDS = {"1": OrganisationKind.COUNTY, "2": OrganisationKind.DISTRICT, "3": OrganisationKind.UNITARY}
COLUMNS = ("gss", "tier_id", "slug", "name")
OPTIONAL = ("local_custodian_code", "homepage_url")
FIELDS = ("kind", "name", "custodian", "homepage")


def import_authorities(
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    area_codes: Collection[str] = (),
    only_known: bool = False,
    partners: bool = False,
) -> Report:
    """Councils by GSS code, each serving the area of its own code where that area is here.

    `area_codes` limits it to those authorities, `only_known` to those whose area is here. With `partners`, new ones
    take requests here; otherwise people are sent to them. Columns: gss, tier_id (1
    county, 2 district, 3 unitary), slug, name; and if given local_custodian_code, homepage_url.
    """
    with importing(dry_run=dry_run) as report:
        rows = _rows(paths, report)
        report.refuse_if_wrong()
        areas = areas_by_code(rows)
        chosen = {
            code: row
            for code, row in rows.items()
            if (not area_codes or code in area_codes) and (not only_known or code in areas)
        }
        for code in sorted(set(area_codes) - set(rows)):
            report.note(f"{code} is not in the file.")
        saved = _save(report, chosen, partners)
        _serve(report, saved, areas)
    return report


def _rows(paths: Sequence[Path], report: Report) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for path in paths:
        for row in read_table(path, report, required=COLUMNS, optional=OPTIONAL):
            code = row.text("gss", required=True, most=30)
            if code in rows:
                row.problem("gss", f"{code} stands twice: first on line {rows[code].line}")
            _check(row)
            rows[code] = row
    return rows


def _check(row: Row) -> None:
    row.text("name", required=True, most=200)
    row.text("slug", required=True, most=70)
    tier = row.text("tier_id", required=True)
    if tier and tier not in KINDS:
        row.problem("tier_id", f"{tier!r} is not 1 (county), 2 (district) or 3 (unitary)")
    custodian = row.integer("local_custodian_code")
    if custodian is not None and custodian < 0:
        row.problem("local_custodian_code", f"{custodian} is not a custodian code")
    homepage = row.text("homepage_url", most=200)
    try:
        if homepage:
            URLValidator(["http", "https"])(homepage)
    except ValidationError:
        row.problem("homepage_url", f"{homepage!r} is not an address on the web")


def _save(report: Report, rows: dict[str, Row], partners: bool) -> dict[str, Organisation]:
    existing = {body.code: body for body in Organisation.objects.filter(code__in=rows, kind__in=KINDS.values())}
    slugs = set(Organisation.objects.values_list("slug", flat=True))
    wanted = {code: _organisation(row, slugs, partners) for code, row in rows.items()}
    saved = save(report, "organisations", Organisation, existing, wanted, fields=FIELDS)
    new, changed = report.counts["organisations", "new"], report.counts["organisations", "changed"]
    record(OrganisationsImported(new=new, changed=changed), by=SYSTEM)
    return saved


def _organisation(row: Row, slugs: set[str], is_partner: bool) -> Organisation:
    slug, code = row.text("slug"), row.text("gss")
    return Organisation(
        kind=KINDS[row.text("tier_id")],
        name=row.text("name"),
        slug=f"{slug}-{code.lower()}" if slug in slugs else slug,
        code=code,
        custodian=row.integer("local_custodian_code"),
        homepage=row.text("homepage_url"),
        is_partner=is_partner,
    )


def _serve(report: Report, saved: dict[str, Organisation], areas: dict[str, list[str]]) -> None:
    for code, body in saved.items():
        for area_uuid in areas.get(code, ()):
            _, is_new = serve_area_in_transaction(by=SYSTEM, organisation=body, area_uuid=area_uuid)
            report.count("areas served", "new" if is_new else "unchanged")
    without = sum(code not in areas for code in saved)
    if without:
        report.note(f"{without:,} of these organisations serve no area yet: import the areas, then this file again.")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--area-codes", nargs="+", default=(), metavar="CODE", help="Only authorities of these codes.")
    parser.add_argument("--partners", action="store_true", help="New organisations take requests here.")
    parser.add_argument("--only-known", action="store_true", help="Only authorities whose area has been imported.")


register(
    Importer("authorities", "Councils: who they are and which area they serve (CSV).", import_authorities, _arguments)
)

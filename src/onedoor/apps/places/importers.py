"""What `onedoor import` can bring into places."""

from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from onedoor.apps.places import services
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.imports import Importer, Report, register


def _area_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--type", dest="type_code", required=True, help="Kind of area: ward, district, county …")
    parser.add_argument("--code", default="*cd", help="Property that holds the code; * and ? stand for any letters.")
    parser.add_argument("--name", default="*nm", help="Property that holds the name.")
    parser.add_argument("--name-cy", default="*nmw", help="Property that holds the name in Welsh.")
    parser.add_argument("--object", dest="topology_object", default="", help="Which object of a TopoJSON; else all.")
    parser.add_argument("--accuracy", dest="accuracy_metres", type=int, default=0, help="Metres an edge may be out.")
    parser.add_argument("--british-grid", action="store_true", help="Coordinates are eastings and northings.")
    parser.add_argument("--source", default="", help="Publisher and edition.")
    parser.add_argument("--starts-on", type=date.fromisoformat, help="First day the areas are true.")
    parser.add_argument("--end-missing-on", type=date.fromisoformat, help="Last day of areas no longer in the files.")


def _import_areas(paths: Sequence[Path], *, code: str, name: str, name_cy: str, **options: Any) -> Report:
    properties = services.Properties(code=code, name=name, name_cy=name_cy)
    return services.import_areas(paths, by=SYSTEM, properties=properties, **options)


def _lookup_arguments(parser: ArgumentParser) -> None:
    columns = services.AreaColumns.parse
    parser.add_argument("--child", type=columns, required=True, help="TYPE:CODE_COLUMN[:NAME_COLUMN]")
    parser.add_argument("--parent", dest="parents", type=columns, required=True, action="append", help="As --child.")
    parser.add_argument("--source", default="", help="Publisher and edition.")
    parser.add_argument("--starts-on", type=date.fromisoformat, help="First day the links are true.")
    parser.add_argument("--end-missing-on", type=date.fromisoformat, help="Last day of links no longer in the files.")


def _succession_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--type", dest="type_code", required=True, help="Kind of area.")
    parser.add_argument("--before", default="predecessor", help="Column with the former code.")
    parser.add_argument("--after", default="successor", help="Column with the code in its place.")
    parser.add_argument("--on", dest="took_over_on", default="took_over_on", help="Column with the day.")
    parser.add_argument("--source", default="", help="Publisher and edition.")


def _postcode_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--postcode-column", default="", help="Where it is none of the usual ones.")


def _deprivation_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--type", dest="type_code", default="lsoa", help="Kind of area it ranks; lsoa if not given.")
    parser.add_argument("--index", required=True, help="What it is called, as in: IMD 2025.")
    parser.add_argument("--year", type=int, required=True, help="Of the edition; the newest counts.")
    for name in ("code", "rank", "decile"):
        parser.add_argument(f"--{name}", default="", help=f"Column of the {name}, where it is none of the usual ones.")
    parser.add_argument("--source", default="", help="Publisher.")


def _encoding(parser: ArgumentParser) -> None:
    parser.add_argument("--encoding", default="utf-8-sig", help="As in cp1252; UTF-8 if not given.")


def _by_system(action: Any) -> Any:
    def run(paths: Sequence[Path], **options: Any) -> Report:
        report: Report = action(paths, by=SYSTEM, **options)
        return report

    return run


register(Importer("areas", "Areas and boundaries: GeoJSON or TopoJSON.", _import_areas, _area_arguments))
register(Importer("lookups", "Which areas lie in which: CSV.", _by_system(services.import_lookups), _lookup_arguments))
register(
    Importer(
        "successions", "Which areas replaced which: CSV.", _by_system(services.import_successions),
        _succession_arguments,
    )
)  # fmt: skip
register(
    Importer(
        "postcodes", "Postcodes: ONS directories or Code-Point.", _by_system(services.import_postcodes),
        _postcode_arguments,
    )
)  # fmt: skip
register(
    Importer(
        "deprivation", "An index of deprivation by area: CSV.", _by_system(services.import_deprivation),
        _deprivation_arguments,
    )
)  # fmt: skip
register(Importer("addressbase", "AddressBase Premium: CSV.", _by_system(services.import_addressbase), _encoding))
register(Importer("dtf", "Local gazetteer: DTF 7.3.", _by_system(services.import_dtf), _encoding))

"""Importing postcodes: the ONS directories by column name, whatever the release, and Code-Point without a header."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from onedoor.apps.places.actions.frame import importing_places
from onedoor.apps.places.addresses.postcodes import tidy_postcode
from onedoor.apps.places.geometry.grid import from_easting_northing_many
from onedoor.apps.places.models import Postcode
from onedoor.foundation.actors import Actor
from onedoor.foundation.imports import Report, Row, read_records, read_table, save

__all__ = ["import_postcodes"]

BATCH = 5000
COLUMNS = {
    "latitude": ("lat", "latitude"),
    "longitude": ("long", "lon", "longitude"),
    "easting": ("oseast1m", "easting*", "east1m"),
    "northing": ("osnrth1m", "northing*", "north1m"),
    "quality": ("quality", "positional_quality*", "pq"),
    "ended": ("doterm",),
}
POSTCODE_COLUMNS = ("pcds", "pcd8", "pcd7", "pcd", "pcd2", "postcode")
AREA_COLUMNS = ("*cd", "*_gss", "oslaua", "osward", "oscty", "laua", "ward", "ccg", "pfa", "parish", "lsoa11", "lsoa21")
# Source: Code-Point Open user guide. PC, PQ, EA, NO, CY, RH, LH, CC, DC, WC.
CODE_POINT = (
    "postcode",
    "quality",
    "easting",
    "northing",
    "country",
    "nhs region",
    "nhs",
    "county",
    "district",
    "ward",
)
GSS = re.compile(r"[A-Z]\d{8}")


def import_postcodes(
    paths: Sequence[str | Path],
    *,
    by: Actor,
    area_columns: Sequence[str] = AREA_COLUMNS,
    postcode_column: str = "",
    dry_run: bool = False,
) -> Report:
    """Bring in postcodes. Those with a date of termination are passed over."""
    with importing_places("postcodes", by=by, dry_run=dry_run) as report:
        seen: dict[str, str] = {}
        for path in map(Path, paths):
            rows = _rows(path, report, area_columns, postcode_column)
            while batch := list(islice(rows, BATCH)):
                _save_batch(report, batch, seen)
    return report


def _rows(path: Path, report: Report, area_columns: Sequence[str], postcode_column: str) -> Iterator[Row]:
    _, first = next(read_records(path, report), (1, [""]))
    if tidy_postcode(first[0]) is None:
        names = (postcode_column,) if postcode_column else POSTCODE_COLUMNS
        yield from read_table(path, report, required={"postcode": names}, optional=COLUMNS, also=area_columns)
        return
    for line, cells in read_records(path, report):
        if len(cells) < len(CODE_POINT):
            message = f"has {len(cells)} cells where Code-Point has {len(CODE_POINT)}; is the file cut short?"
            report.problem(path, line, "", message)
            continue
        yield Row(path, line, dict(zip(CODE_POINT, cells, strict=False)), report)


def _save_batch(report: Report, rows: Sequence[Row], seen: dict[str, str]) -> None:
    wanted: dict[str, Postcode] = {}
    on_grid: list[tuple[Postcode, float, float]] = []
    for row in rows:
        if row.text("ended"):
            continue
        postcode = _postcode(row, seen, on_grid)
        if postcode:
            wanted[postcode.key] = postcode
    if on_grid:
        latitudes, longitudes = from_easting_northing_many(
            [east for _, east, _ in on_grid], [north for _, _, north in on_grid]
        )
        for (postcode, _, _), latitude, longitude in zip(on_grid, latitudes.tolist(), longitudes.tolist(), strict=True):
            postcode.latitude, postcode.longitude = round(latitude, 6), round(longitude, 6)
    existing = {postcode.key: postcode for postcode in Postcode.objects.filter(key__in=wanted)}
    fields = ("text", "latitude", "longitude", "quality", "area_codes")
    save(report, "postcodes", Postcode, existing, wanted, fields=fields)


def _postcode(row: Row, seen: dict[str, str], on_grid: list[tuple[Postcode, float, float]]) -> Postcode | None:
    typed = row.text("postcode", required=True)
    tidy = tidy_postcode(typed) if typed else None
    if tidy is None:
        if typed:
            row.problem("postcode", f"{typed!r} is not a postcode")
        return None
    key = tidy.replace(" ", "")
    if key in seen:
        row.problem("postcode", f"{tidy} is there twice, first in {seen[key]}")
        return None
    seen[key] = f"{row.path.name}, line {row.line}"
    postcode = Postcode(key=key, text=tidy, quality=row.integer("quality"), area_codes=_area_codes(row))
    latitude, longitude = row.number("latitude"), row.number("longitude")
    easting, northing = row.number("easting"), row.number("northing")
    # 0, 0 on the grid and 99.999999 in degrees are how the publishers say there is no position.
    if latitude is not None and longitude is not None and latitude < 90:
        postcode.latitude, postcode.longitude = latitude, longitude
    elif easting and northing:
        on_grid.append((postcode, easting, northing))
    return postcode


def _area_codes(row: Row) -> list[str]:
    """Codes in the order of their columns. Those of nines stand for "none here"."""
    codes = (value.strip() for value in row.values.values())
    return [code for code in dict.fromkeys(codes) if GSS.fullmatch(code) and not code.endswith("99999999")]

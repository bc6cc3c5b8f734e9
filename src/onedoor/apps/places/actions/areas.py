"""Importing areas and their boundaries from GeoJSON or TopoJSON."""

import fnmatch
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import shapely

from onedoor.apps.places.actions.frame import area_type, importing_places
from onedoor.apps.places.geometry.shapes import area_shape, is_british_grid
from onedoor.apps.places.geometry.topojson import is_topology, topology_features
from onedoor.apps.places.models import Area, AreaBoundary
from onedoor.foundation.actors import Actor
from onedoor.foundation.imports import Report, end_missing, read_text, save

__all__ = ["Properties", "import_areas"]


@dataclass(frozen=True, slots=True)
class Properties:
    """Which properties of a feature hold what, as patterns: `wd??cd`. The defaults fit what the ONS publishes."""

    code: str = "*cd"
    name: str = "*nm"
    name_cy: str = "*nmw"


@dataclass(frozen=True, slots=True)
class _Feature:
    path: Path
    number: int
    text: str
    properties: Mapping[str, Any]
    geometry: Any
    is_british_grid: bool

    @property
    def line(self) -> int:
        """Where its properties stand in the file: the parser forgets lines, and this is asked only of wrong ones."""
        marks = list(re.finditer(r'"properties"\s*:', self.text))
        # A reference system named at the top has properties too.
        marks = marks[len(re.findall(r'"crs"\s*:\s*\{', self.text)) :]
        if self.number >= len(marks):
            return 0
        return self.text.count("\n", 0, marks[self.number].start()) + 1

    def find(self, pattern: str) -> str:
        for name, value in self.properties.items():
            if fnmatch.fnmatchcase(name.lower(), pattern.lower()) and value is not None:
                return str(value).strip()
        return ""


def import_areas(
    paths: Sequence[str | Path],
    *,
    by: Actor,
    type_code: str,
    properties: Properties | None = None,
    topology_object: str = "",
    accuracy_metres: int = 0,
    source: str = "",
    starts_on: date | None = None,
    end_missing_on: date | None = None,
    british_grid: bool = False,
    dry_run: bool = False,
) -> Report:
    """Bring in areas of one kind. `end_missing_on` gives those no longer in the files that last day."""
    properties = properties or Properties()
    with importing_places("areas", by=by, dry_run=dry_run) as report:
        kind = area_type(type_code)
        wanted, edges = {}, {}
        seen: dict[str, str] = {}
        for path in map(Path, paths):
            for feature in _features(path, report, topology_object, british_grid):
                area, shape = _area(feature, properties, report)
                if area is None or shape is None or _is_repeated(feature, area.code, seen, report):
                    continue
                area.type, area.source, area.starts_on = kind, source, starts_on
                wanted[area.code] = area
                edges[area.code] = AreaBoundary(
                    wkb=shapely.to_wkb(shape), accuracy_metres=accuracy_metres, source=source
                )
        report.refuse_if_wrong()
        existing = {area.code: area for area in Area.objects.filter(type=kind)}
        saved = save(report, f"{type_code} areas", Area, existing, wanted, fields=_fields(source, starts_on))
        if end_missing_on:
            end_missing(report, f"{type_code} areas", existing, wanted, on=end_missing_on)
        _save_edges(report, type_code, saved, edges)
    return report


def _fields(source: str, starts_on: date | None) -> list[str]:
    """What the file decides. A date or source that was not given leaves the one on record."""
    return ["name", "name_cy", *(["source"] if source else []), *(["starts_on"] if starts_on else [])]


def _features(path: Path, report: Report, topology_object: str, british_grid: bool) -> Iterator[_Feature]:
    text = read_text(path, report)
    try:
        document = json.loads(text)
        if is_topology(document):
            features = list(topology_features(document, topology_object))
        elif isinstance(document, dict) and document.get("type") == "FeatureCollection":
            features = list(document["features"])
        else:
            report.stop(path, 1, "type", "is neither a GeoJSON FeatureCollection nor a TopoJSON Topology")
    except json.JSONDecodeError as error:
        message = f"is not JSON at character {error.colno} ({error.msg}); is the file cut short?"
        report.stop(path, error.lineno, "", message)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        report.stop(path, 0, "", f"is not well-formed TopoJSON or GeoJSON: {error}")
    on_grid = british_grid or is_british_grid(document)
    for number, feature in enumerate(features):
        yield _Feature(path, number, text, feature.get("properties") or {}, feature.get("geometry"), on_grid)


def _area(
    feature: _Feature, properties: Properties, report: Report
) -> tuple[Area, shapely.Geometry] | tuple[None, None]:
    code, name = feature.find(properties.code), feature.find(properties.name)
    for field, pattern, value in (("code", properties.code, code), ("name", properties.name, name)):
        if not value:
            report.problem(feature.path, feature.line, field, f"feature {feature.number + 1} has no property {pattern}")
    try:
        shape, is_repaired = area_shape(feature.geometry, british_grid=feature.is_british_grid)
    except ValueError as error:
        report.problem(feature.path, feature.line, "geometry", f"of {code or 'a feature'} {error}")
        return None, None
    if not code or not name:
        return None, None
    if is_repaired:
        report.note(f"{feature.path.name}: the boundary of {code} crossed itself and was repaired.")
    return Area(code=code, name=name, name_cy=feature.find(properties.name_cy)), shape


def _is_repeated(feature: _Feature, code: str, seen: dict[str, str], report: Report) -> bool:
    if code in seen:
        report.problem(feature.path, feature.line, "code", f"{code} is there twice, first in {seen[code]}")
        return True
    seen[code] = f"{feature.path.name}, feature {feature.number + 1}"
    return False


def _save_edges(report: Report, type_code: str, areas: dict[str, Area], edges: dict[str, AreaBoundary]) -> None:
    by_area = {areas[code].pk: edge for code, edge in edges.items()}
    for code, edge in edges.items():
        edge.area = areas[code]
    existing = {edge.area_id: edge for edge in AreaBoundary.objects.filter(area__in=areas.values())}
    fields = ("wkb", "accuracy_metres", "source")
    save(report, f"{type_code} boundaries", AreaBoundary, existing, by_area, fields=fields)

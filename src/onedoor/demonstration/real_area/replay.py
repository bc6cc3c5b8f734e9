"""Real requests of one city, sent through Open311 into a running instance as a partner's system would.

The requests are MyLA311's. Their positions are mapped linearly, longitude to longitude and latitude to latitude, from
the box around them onto the box around the area; one that falls outside the area is drawn straight towards the middle
of the area, a tenth of the way at a time, until it is inside. Those without a position are sent by postcode. Types
and statuses are translated by the tables beside this module, which may be edited. No names are sent; each report has
an invented address. What a service must be told and the source does not say is answered with the first choice of its
list, or with the type's own words.
"""

import csv
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import httpx

__all__ = ["Box", "OldRequest", "Replayed", "mapped_onto", "read_requests", "replay"]

_TABLES = Path(__file__).parent
# LGSL number of the complaints procedure, under which comments come.
_COMPLAINTS = "353"


@dataclass(frozen=True, slots=True)
class OldRequest:
    """One row of the source. `point` is longitude and latitude."""

    number: str
    type: str
    status: str
    source: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east and north, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> "Box":
        longitudes, latitudes = zip(*points, strict=True)
        return cls(min(longitudes), min(latitudes), max(longitudes), max(latitudes))

    @property
    def middle(self) -> tuple[float, float]:
        return (self.west + self.east) / 2, (self.south + self.north) / 2


@dataclass
class Replayed:
    """What came of it. `refused` counts answers other than 200 by what they said."""

    raised: int = 0
    updated: int = 0
    by_postcode: int = 0
    drawn_in: int = 0
    seconds: float = 0.0
    refused: Counter[str] = field(default_factory=Counter)


def read_requests(path: Path, *, limit: int | None = None) -> list[OldRequest]:
    """The requests of MyLA311's own file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            OldRequest(row["SRNumber"], row["RequestType"], row["Status"], row["RequestSource"], _point(row))
            for row in csv.DictReader(file)
        ]
    return rows[:limit]


def _point(row: dict[str, str]) -> tuple[float, float] | None:
    return (float(row["Longitude"]), float(row["Latitude"])) if row["Latitude"] and row["Longitude"] else None


def mapped_onto(
    point: tuple[float, float], source: Box, target: Box, is_inside: Callable[[float, float], bool]
) -> tuple[float, float, bool]:
    """Longitude, latitude, and whether it had to be drawn in."""
    longitude = target.west + (point[0] - source.west) / (source.east - source.west) * (target.east - target.west)
    latitude = target.south + (point[1] - source.south) / (source.north - source.south) * (target.north - target.south)
    middle = target.middle
    for tenth in range(11):
        share = tenth / 10
        east = longitude + (middle[0] - longitude) * share
        north = latitude + (middle[1] - latitude) * share
        if is_inside(east, north):
            return east, north, tenth > 0
    raise ValueError("The middle of the area's box is not inside the area.")


def replay(
    requests: Sequence[OldRequest],
    *,
    endpoint: str,
    api_key: str,
    onto: Box,
    is_inside: Callable[[float, float], bool],
    postcodes: Sequence[str],
    senders: int,
) -> Replayed:
    """Post every request and then its update. The same number sent again finds the request it became."""
    source = Box.around([request.point for request in requests if request.point])
    result = Replayed()
    reports = [_report(request, source, onto, is_inside, postcodes, result) for request in requests]
    started = time.perf_counter()
    with httpx.Client(base_url=endpoint, timeout=60) as client, ThreadPoolExecutor(senders) as pool:
        answers = {code: _answers(client, code) for code in {report["service_code"] for report in reports}}

        def send(request: OldRequest, report: dict[str, str]) -> tuple[bool, bool]:
            fields = {**answers[report["service_code"]], **report, "api_key": api_key}
            made = _post(client, "requests.json", fields, "service_request_id", result)
            update = {**_update(request, report, made), "api_key": api_key}
            return bool(made), bool(made and _post(client, "servicerequestupdates.json", update, "update_id", result))

        for is_raised, is_updated in pool.map(send, requests, reports):
            result.raised += is_raised
            result.updated += is_updated
    result.seconds = time.perf_counter() - started
    return result


def _report(
    request: OldRequest,
    source: Box,
    onto: Box,
    is_inside: Callable[[float, float], bool],
    postcodes: Sequence[str],
    result: Replayed,
) -> dict[str, str]:
    report = {
        "service_code": _table("request_types.csv")[request.type],
        "description": f"{request.type}, by {request.source.lower()}.",
        "email": f"resident-{request.number.lower()}@home.example",
        "service_request_id_ext": request.number,
    }
    if request.point is None:
        result.by_postcode += 1
        # Spread over all postcodes, and the same one each time.
        chosen = int("".join(filter(str.isdigit, request.number))) % len(postcodes)
        return {**report, "address_string": postcodes[chosen]}
    east, north, was_drawn_in = mapped_onto(request.point, source, onto, is_inside)
    result.drawn_in += was_drawn_in
    return {**report, "lat": f"{north:.6f}", "long": f"{east:.6f}"}


def _answers(client: httpx.Client, code: str) -> dict[str, str]:
    """Something for each question that must be answered, out of the service's own definition."""
    found = client.get(f"services/{code}.json")
    found.raise_for_status()
    return {
        f"attribute[{attribute['code']}]": _answer_to(attribute)
        for attribute in found.json()["attributes"]
        if attribute["required"]
    }


def _answer_to(attribute: dict[str, Any]) -> str:
    if attribute["values"]:
        return str(attribute["values"][0]["key"])
    # Forms ask for days to come.
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    return {"number": "1", "datetime": tomorrow}.get(attribute["datatype"], "Not known.")


def _update(request: OldRequest, report: dict[str, str], identifier: str) -> dict[str, str]:
    # A complaint is answered by people, with an outcome: a system can only say that it is looked into.
    is_complaint = report["service_code"] == _COMPLAINTS
    return {
        "update_id": f"{request.number}-end",
        "service_request_id": identifier,
        "status": "INVESTIGATING" if is_complaint else _table("statuses.csv")[request.status],
        "updated_datetime": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "description": f"{request.status}.",
    }


def _post(client: httpx.Client, path: str, fields: dict[str, str], wanted: str, result: Replayed) -> str:
    answer = client.post(path, data=fields)
    if answer.status_code == 200:
        return str(answer.json()[0][wanted])
    result.refused[_said(answer)] += 1
    return ""


def _said(answer: httpx.Response) -> str:
    try:
        return f"{answer.status_code} {answer.json()[0]['description']}"[:160]
    except (ValueError, LookupError, TypeError):
        return f"{answer.status_code} {answer.text[:100]}"


@cache
def _table(name: str) -> dict[str, str]:
    """The first two columns of a table: what the source says, and what we make of it."""
    with (_TABLES / name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {row[0]: row[1] for row in rows}

"""What a caller gave, checked and turned into values: a report, an update, a query."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from onedoor.api.open311.body import Parameters
from onedoor.api.open311.media import split_media
from onedoor.api.open311.problems import Problem
from onedoor.api.open311.statuses import matching, status_taken
from onedoor.apps.requests.data import Contactee, NewFile, Status
from onedoor.foundation import clock

__all__ = [
    "LIMIT",
    "WINDOW",
    "NewReport",
    "NewUpdate",
    "RequestQuery",
    "read_report",
    "read_request_query",
    "read_update",
    "read_window",
]

# The standard's own: the window where none is asked for, and the most rows of one answer.
WINDOW = timedelta(days=90)
LIMIT = 1000
_LONGEST_DESCRIPTION = 8_000
_ATTRIBUTE = re.compile(r"attribute\[(?P<code>[^\[\]]{1,80})\](?:\[\])?\Z")
# What the sender calls a report itself, so that the same report sent again is known for the same.
_EXTERNAL_IDS = ("service_request_id_ext", "external_id", "attribute[fixmystreet_id]", "attribute[external_id]")
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?P<zone>Z|[+-]\d{2}:?\d{2})\Z"
)


@dataclass(frozen=True, slots=True)
class NewReport:
    """A POST to `requests`. `place` is a point, an address number or a line of text, in that order of trust."""

    service_code: str
    description: str
    latitude: float | None
    longitude: float | None
    address_id: int | None
    address_text: str
    answers: dict[str, list[str]]
    contactee: Contactee
    files: tuple[NewFile, ...]
    external_id: str


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """A POST to `servicerequestupdates`."""

    update_id: str
    service_request_id: str
    status: Status
    updated_at: datetime
    description: str
    files: tuple[NewFile, ...]


@dataclass(frozen=True, slots=True)
class RequestQuery:
    """A GET of `requests`. Empty tuples do not narrow it."""

    ids: tuple[str, ...]
    service_codes: tuple[str, ...]
    statuses: tuple[str, ...]
    from_at: datetime | None
    to_at: datetime | None
    updated_from: datetime | None
    updated_to: datetime | None
    offset: int
    limit: int


def read_report(given: Parameters) -> NewReport:
    """Raises Problem 400 with everything that is wrong, not only the first."""
    problems: list[str] = []
    code = given.first("service_code")
    if not code:
        problems.append("service_code was not provided.")
    latitude, longitude = _point(given, problems)
    address_id = _address_id(given, problems)
    address_text = given.first("address_string") or given.first("address")
    email = _email(given, problems)
    description = given.first("description")
    if len(description) > _LONGEST_DESCRIPTION:
        problems.append(f"description is longer than {_LONGEST_DESCRIPTION} characters.")
    _stop_at(problems)
    files, links = split_media(given.all("media_url"), given.files)
    name = " ".join(filter(None, (given.first("first_name"), given.first("last_name"))))
    return NewReport(
        service_code=code,
        description="\n\n".join((description, *links)).strip(),
        latitude=latitude,
        longitude=longitude,
        address_id=address_id,
        address_text=address_text[:400],
        answers=_answers(given),
        contactee=Contactee(name=name[:150], email=email, phone=given.first("phone")[:40]),
        files=files,
        external_id=next(filter(None, map(given.first, _EXTERNAL_IDS)), "")[:100],
    )


def _answers(given: Parameters) -> dict[str, list[str]]:
    answers: dict[str, list[str]] = {}
    for name, values in given.values.items():
        if match := _ATTRIBUTE.match(name):
            answers.setdefault(match["code"], []).extend(value.strip() for value in values if value.strip())
    return answers


def _point(given: Parameters, problems: list[str]) -> tuple[float | None, float | None]:
    latitude, longitude = given.first("lat"), given.first("long") or given.first("lon")
    if not latitude and not longitude:
        return None, None
    values = [_number(latitude, -90, 90), _number(longitude, -180, 180)]
    if None in values:
        problems.append("lat and long must both be numbers, in degrees (WGS 84).")
        return None, None
    return values[0], values[1]


def _number(text: str, least: float, most: float) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and least <= value <= most else None


def _address_id(given: Parameters, problems: list[str]) -> int | None:
    text = given.first("address_id")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        problems.append("address_id must be a Unique Property Reference Number: up to twelve digits.")
        return None
    return int(text)


def _email(given: Parameters, problems: list[str]) -> str:
    email = given.first("email")
    if email:
        try:
            validate_email(email)
        except ValidationError:
            problems.append("email is not an e-mail address.")
    return email


def read_update(given: Parameters) -> NewUpdate:
    """Raises Problem 400 with everything that is wrong or lacking."""
    problems = [
        f"{name} was not provided."
        for name in ("service_request_id", "status", "updated_datetime")
        if not given.first(name)
    ]
    update_id = given.first("update_id") or given.first("update_id_ext")
    if not update_id:
        problems.insert(0, "update_id was not provided.")
    word = given.first("status")
    status = status_taken(word)
    if word and status is None:
        problems.append(f"status {word[:40]} is not known.")
    moment = _moment(given, "updated_datetime", problems)
    _stop_at(problems)
    assert moment is not None
    assert status is not None
    files, links = split_media(given.all("media_url"), given.files)
    return NewUpdate(
        update_id=update_id[:100],
        service_request_id=given.first("service_request_id"),
        status=status,
        # A sender whose clock is fast must not write the future into a history.
        updated_at=min(moment, clock.now()),
        description="\n\n".join((given.first("description")[:_LONGEST_DESCRIPTION], *links)).strip(),
        files=files,
    )


def read_request_query(given: Parameters) -> RequestQuery:
    """Raises Problem 400. Without ids and without dates, the last 90 days are meant."""
    problems: list[str] = []
    words = tuple(word.lower() for word in given.each("status"))
    if not all(map(status_taken, words)):
        problems.append("status must be open or closed, or a status of the longer list.")
        words = ()
    from_at, to_at = _window(given, "start_date", "end_date", problems)
    updated_from, updated_to = _window(given, "updated_after", "updated_before", problems)
    size, page = _whole(given, "page_size", LIMIT, problems), _whole(given, "page", 1, problems)
    _stop_at(problems)
    ids = given.each("service_request_id")
    if not (ids or from_at or to_at or updated_from or updated_to):
        from_at = clock.now() - WINDOW
    limit = min(size, LIMIT)
    return RequestQuery(
        ids=ids[:LIMIT],
        service_codes=given.each("service_code"),
        statuses=matching(words),
        from_at=from_at,
        to_at=to_at,
        updated_from=updated_from,
        updated_to=updated_to,
        offset=(page - 1) * limit,
        limit=limit,
    )


def read_window(given: Parameters) -> tuple[datetime, datetime]:
    """The start and end of a GET of updates; a missing end is now, a missing start 90 days before the end."""
    problems: list[str] = []
    start, end = _window(given, "start_date", "end_date", problems)
    _stop_at(problems)
    end = end or clock.now()
    return start or end - WINDOW, end


def _window(
    given: Parameters, start_name: str, end_name: str, problems: list[str]
) -> tuple[datetime | None, datetime | None]:
    start, end = _moment(given, start_name, problems), _moment(given, end_name, problems)
    if start and end and start > end:
        problems.append(f"{start_name} is after {end_name}.")
    if start and end and end - start > WINDOW + timedelta(days=1):
        # As the standard has it: the window may not span more than 90 days; it is cut, not refused.
        start = end - WINDOW
    if end and not start:
        start = end - WINDOW
    return start, end


def _moment(given: Parameters, name: str, problems: list[str]) -> datetime | None:
    """A W3C date-time with its zone, in UTC."""
    # An unquoted plus sign arrives as a space.
    text = re.sub(r" (?=\d{2}:?\d{2}\Z)", "+", given.first(name))
    if not text:
        return None
    match = _MOMENT.match(text)
    try:
        if match is None:
            raise ValueError(text)
        return datetime.fromisoformat(f"{match['day']}T{match['time']}{match['zone']}").astimezone(UTC)
    except (ValueError, OverflowError):
        problems.append(f"{name} must be a W3C date-time with its zone, like 2026-03-04T12:00:00Z.")
        return None


def _whole(given: Parameters, name: str, default: int, problems: list[str]) -> int:
    text = given.first(name)
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= 1_000_000):
        problems.append(f"{name} must be a whole number above nought.")
        return default
    return int(text)


def _stop_at(problems: Iterable[str]) -> None:
    if descriptions := list(problems):
        raise Problem(400, descriptions)

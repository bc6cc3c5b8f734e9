"""Reading the body of a POST: a form or a multipart form, in UTF-8, whole, and not too large.

Django's own reading replaces what it cannot decode and takes half a multipart for a whole one; a report that
arrived damaged must be refused instead, so that the sender tries again.
"""

import io
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParser, MultiPartParserError

from onedoor.api.open311.problems import bad
from onedoor.apps.requests.data import NewFile

__all__ = ["Parameters", "body_parameters", "query_parameters"]

_MAX_FIELDS = 500
# Three photographs of the largest size and the words; as base64 they are a third longer.
_LARGEST_IN_FILES = 4


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a call gave: every value of every name, in order, and uploaded files."""

    values: dict[str, list[str]] = field(default_factory=dict)
    files: tuple[NewFile, ...] = ()

    def first(self, name: str) -> str:
        """The first value that is not blank, without spaces round it."""
        return next((text for value in self.values.get(name, ()) if (text := value.strip())), "")

    def all(self, name: str) -> list[str]:
        """Every value that is not blank, also those written `name[]`."""
        given = self.values.get(name, []) + self.values.get(f"{name}[]", [])
        return [text for value in given if (text := value.strip())]

    def each(self, name: str) -> tuple[str, ...]:
        """Values separated by commas or given again."""
        return tuple(word for text in self.all(name) for part in text.split(",") if (word := part.strip()))


def query_parameters(request: HttpRequest) -> Parameters:
    """The query string's parameters."""
    return Parameters(_pairs(request.META.get("QUERY_STRING", "")))


def body_parameters(request: HttpRequest) -> Parameters:
    """The parameters of a POST: those of its body, then those of its address. Raises Problem 400."""
    raw = _whole_body(request)
    if request.content_type == "multipart/form-data":
        body = _multipart(request, raw)
    elif request.content_type in {"application/x-www-form-urlencoded", "", None}:
        body = Parameters(_pairs(_decoded(raw)))
    else:
        raise bad(f"Content type {request.content_type} is not understood: send a form or a multipart form.")
    values = dict(body.values)
    for name, given in query_parameters(request).values.items():
        values.setdefault(name, given)
    return Parameters(values, body.files)


def _whole_body(request: HttpRequest) -> bytes:
    limit = _LARGEST_IN_FILES * settings.ATTACHMENT_MAX_BYTES
    try:
        announced = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise bad("Content-Length is not a number.") from None
    if announced > limit:
        raise bad(f"The body is larger than {limit // 1024**2} MB.")
    try:
        raw = request.read(limit + 1)
    except UnreadablePostError:
        raise bad("The body could not be read to its end.") from None
    if len(raw) > limit:
        raise bad(f"The body is larger than {limit // 1024**2} MB.")
    if len(raw) < announced:
        raise bad("The body ends before its announced length: send it again.")
    return raw


def _pairs(text: str) -> dict[str, list[str]]:
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
    except UnicodeDecodeError:
        raise bad("Parameters must be UTF-8.") from None
    except ValueError:
        raise bad(f"There are more than {_MAX_FIELDS} parameters.") from None
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        if "\x00" in value:
            raise bad(f"{name} holds a null character.")
        values.setdefault(name, []).append(value)
    return values


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise bad(f"The body must be UTF-8; byte {error.start + 1} is not.") from None


def _multipart(request: HttpRequest, raw: bytes) -> Parameters:
    boundary = (request.content_params or {}).get("boundary", "")
    if not raw.rstrip(b"\r\n").endswith(f"--{boundary}--".encode()):
        raise bad("The multipart body ends before its last boundary: send it again.")
    handler = MemoryFileUploadHandler(request)
    handler.activated = True
    try:
        data, files = MultiPartParser(request.META, io.BytesIO(raw), [handler], settings.DEFAULT_CHARSET).parse()
    except MultiPartParserError as error:
        raise bad(f"The multipart body is damaged: {error}") from None
    values: dict[str, list[str]] = {}
    for name, given in data.lists():
        if any("\ufffd" in str(value) or "\x00" in str(value) for value in given):
            raise bad(f"{name} must be UTF-8.")
        values[name] = [str(value) for value in given]
    uploads = tuple(
        NewFile(name=file.name or name, content=file.read()) for name, given in files.lists() for file in given
    )
    return Parameters(values, uploads)

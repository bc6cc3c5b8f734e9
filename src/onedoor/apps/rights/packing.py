"""The copy as files: one page to read and print, the same for machines, and the files themselves. No database."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from onedoor.apps.rights.data import HeldSection

__all__ = ["SCHEMA", "as_data", "counted", "pack"]

# Published with every copy: JSON Schema 2020-12.
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A copy of what is held about a person",
    "type": "object",
    "required": ["reference", "made_at", "sections"],
    "properties": {
        "reference": {"type": "string", "description": "Of the case in which it was asked for."},
        "made_at": {"type": "string", "format": "date-time"},
        "sections": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind", "title", "rows"],
                "properties": {
                    "kind": {"type": "string", "description": "What kind of thing it is, the same in every copy."},
                    "title": {"type": "string"},
                    "rows": {"type": "array", "items": {"$ref": "#/$defs/row"}},
                },
            },
        },
    },
    "$defs": {
        "row": {
            "type": "object",
            "required": ["held_by", "fields"],
            "properties": {
                "held_by": {"type": "string"},
                "fields": {"type": "object", "description": "By name; null where it is held back."},
                "held_back": {"type": "array", "items": {"type": "string"}, "description": "Names of such fields."},
                "file": {"type": "string", "description": "Path in the archive."},
            },
        }
    },
}


def as_data(
    sections: Sequence[HeldSection], *, reference: str, made_at: datetime, bodies: dict[str, str]
) -> dict[str, Any]:
    """As `SCHEMA` says."""
    return {
        "reference": reference,
        "made_at": made_at.isoformat(),
        "sections": [
            {"kind": section.label, "title": section.title, "rows": [_row(row, bodies) for row in section.rows]}
            for section in sections
        ],
    }


def _row(row: Any, bodies: dict[str, str]) -> dict[str, Any]:
    given: dict[str, Any] = {
        "held_by": bodies.get(row.body, ""),
        "fields": {one.name or one.label: None if one.is_hidden else one.value for one in row.fields},
    }
    if held_back := [one.name for one in row.fields if one.is_hidden]:
        given["held_back"] = held_back
    if row.file and not row.is_file_hidden:
        given["file"] = _path(row)
    return given


def counted(sections: Sequence[HeldSection]) -> tuple[int, int]:
    """How many rows there are, and how many things in them are held back."""
    rows = [row for section in sections for row in section.rows]
    return len(rows), sum(one.is_hidden for row in rows for one in row.fields)


def pack(
    sections: Sequence[HeldSection],
    *,
    page: str,
    data: dict[str, Any],
    read: Callable[[str], bytes],
) -> bytes:
    """The archive; `read` gives a file by the name it is kept under."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("index.html", page)
        out.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=2))
        out.writestr("schema.json", json.dumps(SCHEMA, indent=2))
        for row in (row for section in sections for row in section.rows):
            if row.file and not row.is_file_hidden:
                out.writestr(_path(row), read(row.file))
    return archive.getvalue()


def _path(row: Any) -> str:
    return f"files/{row.key.rpartition(':')[2]}-{row.file_name}"

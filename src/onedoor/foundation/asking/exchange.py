"""The file a form travels in: as JSON, with its test cases."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from onedoor.foundation.asking.cases import Case, read_cases, write_cases
from onedoor.foundation.asking.reading import Unreadable, read
from onedoor.foundation.asking.shape import Form, write

__all__ = ["MOST_BYTES", "pack", "unpack"]

MOST_BYTES = 500_000
_MARK = "onedoor_form"


def pack(form: Form, cases: Sequence[Case], *, service: str) -> dict[str, Any]:
    """`service` says whose it was; it may be brought to another."""
    return {_MARK: 1, "service": service, "form": write(form), "cases": write_cases(cases)}


def unpack(content: bytes) -> tuple[Form, list[Case]]:
    """Raises Unreadable with everything that is wrong, in plain words."""
    if len(content) > MOST_BYTES:
        raise Unreadable([f"The file is larger than {MOST_BYTES // 1000} kB. No form is."])
    try:
        given = json.loads(content)
    except (ValueError, RecursionError):
        raise Unreadable(["The file is not JSON: choose one that was downloaded from a form."]) from None
    if not isinstance(given, Mapping) or given.get(_MARK) != 1:
        raise Unreadable(["The file is not a form: choose one that was downloaded from a form."])
    return read(given.get("form")), read_cases(given.get("cases", []))

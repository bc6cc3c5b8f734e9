"""Saying when and about what a body rings people back."""

import re
from collections.abc import Sequence
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from onedoor.apps.callbacks.access import get_line_for, may_edit_lines_of
from onedoor.apps.callbacks.models import Line
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Invalid

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["save_line"]


@transaction.atomic(durable=True)
def save_line(*, by: Actor, organisation: "Organisation", line: Line | None = None, **given: Any) -> Line:
    """Make or change a line; `windows` are pairs of times, `questions` as the model keeps them. Raises Invalid."""
    if not may_edit_lines_of(by, organisation):
        raise Denied("Only a service manager or administrator of the body says when it rings.")
    found = get_line_for(by, line.uuid) if line else Line(organisation=organisation)
    given["windows"] = _windows(given["windows"])
    for name, value in given.items():
        setattr(found, name, value)
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError:
        raise Invalid("There is such a line.", fields={"name": ["There is a line of that name already"]}) from None
    return found


def _windows(pairs: Sequence[Sequence[str]]) -> list[list[str]]:
    """In order and apart; raises Invalid."""
    if not pairs or not all(re.fullmatch(r"[0-2]\d:[0-5]\d", at) for pair in pairs for at in pair):
        raise Invalid("Check the times.", fields={"windows": ["Enter times like 09:00 to 11:00, one on a line"]})
    try:
        times = sorted((time.fromisoformat(start), time.fromisoformat(end)) for start, end in pairs)
    except ValueError:
        raise Invalid("Check the times.", fields={"windows": ["Enter times like 09:00 to 11:00"]}) from None
    if any(start >= end for start, end in times) or any(after[0] < before[1] for before, after in pairwise(times)):
        raise Invalid("Check the times.", fields={"windows": ["Times must run forwards and not overlap"]})
    return [[f"{start:%H:%M}", f"{end:%H:%M}"] for start, end in times]

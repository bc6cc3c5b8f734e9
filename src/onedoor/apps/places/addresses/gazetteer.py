"""Records of AddressBase Premium and of DTF 7.3, read into one form.

Both are CSV without a header whose first cells are the record's identifier, its change type (I, U or D) and its
place in the order of processing. Sources: OS AddressBase Premium technical
specification; NLPG Data Transfer Format 7.3.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["ADDRESSBASE", "DTF", "Layout", "Touched", "premises"]

CHANGE_TYPES = frozenset("IUD")
# Start number, start suffix, end number, end suffix, text: twice, in the same cells of both formats.
OBJECTS = {
    "sao from": 11, "sao from suffix": 12, "sao to": 13, "sao to suffix": 14, "sao text": 15,
    "pao from": 16, "pao from suffix": 17, "pao to": 18, "pao to suffix": 19, "pao text": 20,
    "usrn": 21,
}  # fmt: skip
STREET = {"usrn": 3, "name": 4, "locality": 5, "town": 6, "administrative area": 7, "language": 8}


@dataclass(frozen=True, slots=True)
class Layout:
    """Which cell of which record holds what. `header` and `trailer` frame the file."""

    name: str
    records: Mapping[str, Mapping[str, int]]
    header: str = "10"
    trailer: str = "99"
    unused: frozenset[str] = field(default_factory=frozenset)

    def width(self, record: str) -> int:
        return max(self.records[record].values()) + 1


ADDRESSBASE = Layout(
    "AddressBase Premium",
    {
        "15": STREET,
        "21": {
            "uprn": 3, "logical status": 4, "x": 8, "y": 9, "latitude": 10, "longitude": 11, "custodian": 13,
            "start": 15, "end": 16, "postcode": 20,
        },
        "24": {"uprn": 3, "key": 4, "language": 5, "logical status": 6, "start": 7, "end": 8, **OBJECTS},
        "28": {"uprn": 3, "organisation": 5, "post town": 14, "postcode": 15},
        "31": {"uprn": 3, "organisation": 5, "end": 8},
        "32": {"uprn": 3, "class": 5, "scheme": 6, "end": 9},
    },
    unused=frozenset({"11", "23", "29", "30"}),
)  # fmt: skip
DTF = Layout(
    "DTF 7.3",
    {
        "15": STREET,
        "21": {
            "uprn": 3, "logical status": 4, "class": 7, "x": 9, "y": 10, "custodian": 12, "start": 13, "end": 14,
            "organisation": 17,
        },
        "24": {
            "uprn": 3, "key": 4, "language": 5, "logical status": 6, "start": 7, "end": 8, **OBJECTS,
            "postcode": 24, "post town": 25,
        },
    },
    unused=frozenset({"11", "12", "13", "14", "22", "23", "25", "26", "27", "29", "98"}),
)  # fmt: skip


@dataclass(slots=True)
class Touched:
    """Everything a file says of one UPRN, by record. LPIs are by key: a property may have several names."""

    line: int
    is_deleted: bool = False
    blpu: Any = None
    delivery_point: Any = None
    organisation: Any = None
    classification: Any = None
    lpis: dict[str, Any] = field(default_factory=dict)


def premises(cells: Mapping[str, str], kind: str) -> str:
    """`12A`, `14-16`, `ROSE COTTAGE` or `ROSE COTTAGE, 12` from the parts of a primary or secondary object."""
    first = cells.get(f"{kind} from", "").strip() + cells.get(f"{kind} from suffix", "").strip()
    last = cells.get(f"{kind} to", "").strip() + cells.get(f"{kind} to suffix", "").strip()
    number = f"{first}-{last}" if last else first
    parts: Sequence[str] = [part for part in (cells.get(f"{kind} text", "").strip(), number) if part]
    return ", ".join(parts)

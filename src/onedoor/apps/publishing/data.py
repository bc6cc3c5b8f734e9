"""Values that cross the border of publishing."""

from dataclasses import dataclass

__all__ = ["Box", "Cluster", "parse_boxes"]

from onedoor.foundation.errors import Invalid

MOST_BOXES = 40


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture, in percent of its width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports that lie together on the map. `box`: south, west, north and east of them. One alone has its uuid and
    service."""

    box: tuple[float, float, float, float]
    latitude: float
    longitude: float
    count: int
    uuid: str = ""
    service: int = 0
    is_open: bool = True


def parse_boxes(text: str) -> list[Box]:
    """A box a line, four numbers in percent: left, top, width, height. Raises Invalid, naming the line."""
    boxes = []
    for at, line in enumerate((line for line in text.splitlines() if line.strip()), start=1):
        try:
            left, top, width, height = (float(part.strip(" %")) for part in line.replace(",", " ").split())
        except ValueError:
            raise _wrong(f"Line {at} is not four numbers: left, top, width and height in percent.") from None
        if not (0 <= left < 100 and 0 <= top < 100 and 0 < width <= 100 and 0 < height <= 100):
            raise _wrong(f"Line {at} lies outside the picture.")
        boxes.append(Box(left, top, width, height))
    if len(boxes) > MOST_BOXES:
        raise _wrong(f"Draw {MOST_BOXES} boxes or fewer, larger ones where there is much to cover.")
    return boxes


def _wrong(problem: str) -> Invalid:
    return Invalid(problem, fields={"boxes": [problem]})

"""Drawing over parts of a picture. Pure: bytes in, bytes out. What lies under a box is gone from the copy."""

import io
from collections.abc import Iterable

from PIL import Image, ImageDraw

from onedoor.apps.publishing.data import Box

__all__ = ["drawn_over"]

_LONGEST_EDGE = 1600
_COVER = "#0b0c0c"


def drawn_over(content: bytes, boxes: Iterable[Box]) -> bytes:
    """A JPEG of it with each box filled, no larger than a page needs."""
    with Image.open(io.BytesIO(content)) as picture:
        flat = picture.convert("RGB")
    flat.thumbnail((_LONGEST_EDGE, _LONGEST_EDGE))
    draw = ImageDraw.Draw(flat)
    for box in boxes:
        left, top = box.left / 100 * flat.width, box.top / 100 * flat.height
        right, bottom = left + box.width / 100 * flat.width, top + box.height / 100 * flat.height
        draw.rectangle(
            (int(left), int(top), min(int(right) + 1, flat.width), min(int(bottom) + 1, flat.height)), _COVER
        )
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=82)
    return out.getvalue()

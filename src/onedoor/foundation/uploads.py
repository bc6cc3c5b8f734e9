"""Judging a file by its content. Pure: bytes in, safe bytes out, nothing stored.

Pictures are drawn afresh, so that neither hidden data nor where and when they were taken is kept. A file that is
two things at once (a picture that is also a page or an archive) is refused rather than cleaned: whoever made it
meant harm.
"""

import io
import warnings
import zipfile
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from onedoor.foundation.errors import Invalid

__all__ = ["NewFile", "SafeFile", "check_file", "make_safe"]

# A picture of a phone has up to 50 million points; more is taken for a decompression bomb.
MOST_PIXELS = 64_000_000
LONGEST_EDGE = 3000
_KINDS = {"JPEG": ("image/jpeg", "jpg"), "PNG": ("image/png", "png"), "WEBP": ("image/webp", "webp")}
_PAGE_MARKS = (b"<script", b"<html", b"<!doctype html", b"<svg", b"<?php", b"<iframe")
_PROGRAM_MARKS = (b"/JavaScript", b"/JS ", b"/JS(", b"/Launch", b"/EmbeddedFile")
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis"}


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file as it was sent: its name is only shown, its type is judged by its content."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SafeFile:
    """What may be kept: `name` is only shown, `extension` goes with our own name for it."""

    name: str
    content: bytes
    content_type: str
    extension: str


def make_safe(name: str, content: bytes, *, most_bytes: int) -> SafeFile:
    """The file as it may be kept; raises Invalid, naming the file, for anything but a sound picture or PDF."""
    shown = _shown_name(name)
    if not content:
        raise _refused(f"“{shown}” is empty.")
    if len(content) > most_bytes:
        raise _refused(f"“{shown}” is too large: it must be {most_bytes // 2**20} MB or smaller.")
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        raise _refused(f"“{shown}” is a HEIC photo, which we cannot open. Save it as a JPEG, then add it again.")
    if content.startswith(b"%PDF-"):
        return SafeFile(shown, _sound_pdf(shown, content), "application/pdf", "pdf")
    return _redrawn(shown, content)


def check_file(name: str, content: bytes, *, most_bytes: int) -> None:
    """Raises Invalid as `make_safe` does: for a face that keeps files for a while before they are sent."""
    make_safe(name, content, most_bytes=most_bytes)


def _shown_name(name: str) -> str:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in last if character.isprintable())[-200:].strip() or "file"


def _sound_pdf(name: str, content: bytes) -> bytes:
    end = content.rstrip(b"\0\r\n\t ")
    if not end.endswith(b"%%EOF") or b"startxref" not in end[-2048:]:
        raise _refused(f"“{name}” is not a whole PDF file.")
    if _is_archive(content):
        raise _refused(f"“{name}” holds another kind of file inside it.")
    if any(mark in content for mark in _PROGRAM_MARKS):
        raise _refused(f"“{name}” holds a program or another file. Print it to a new PDF, then add that.")
    return content


def _redrawn(name: str, content: bytes) -> SafeFile:
    kind = _picture_kind(name, content)
    if _is_archive(content) or _is_page(content) or _has_stranger_behind(kind, content):
        raise _refused(f"“{name}” holds another kind of file inside it.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            redrawn = _draw(content, kind)
    except (OSError, ValueError, SyntaxError, Warning, MemoryError, Image.DecompressionBombError):
        raise _refused(f"“{name}” is damaged: we cannot open it.") from None
    content_type, extension = _KINDS[kind]
    return SafeFile(name, redrawn, content_type, extension)


def _picture_kind(name: str, content: bytes) -> str:
    try:
        with warnings.catch_warnings():
            # Pillow warns of bombs before it refuses them; the limit below is ours.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=list(_KINDS)) as picture:
                kind, pixels = picture.format or "", picture.width * picture.height
                if pixels <= MOST_PIXELS:
                    picture.verify()
    except Image.DecompressionBombError:
        pixels, kind = MOST_PIXELS + 1, ""
    except UnidentifiedImageError:
        raise _refused(f"“{name}” is not a JPEG, PNG or WebP picture or a PDF file.") from None
    except (OSError, ValueError, SyntaxError):
        raise _refused(f"“{name}” is damaged: we cannot open it.") from None
    if pixels > MOST_PIXELS:
        raise _refused(f"“{name}” has too many pixels. Make the picture smaller, then add it again.")
    return kind


def _draw(content: bytes, kind: str) -> bytes:
    with Image.open(io.BytesIO(content), formats=[kind]) as picture:
        if kind == "JPEG":
            # The decoder itself leaves points out, which is quicker than drawing all and shrinking.
            picture.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
        mode = "RGB" if kind == "JPEG" else "RGBA" if upright.has_transparency_data else "RGB"
        clean = Image.new(mode, upright.size)
        clean.paste(upright.convert(mode))
        out = io.BytesIO()
        clean.save(out, kind, quality=85)
        return out.getvalue()


def _has_stranger_behind(kind: str, content: bytes) -> bool:
    """Whether something else follows the end of the picture.

    Phones add previews and depth maps, pictures themselves, and pad with zeros: those are left out in silence.
    """
    if kind == "PNG":
        end = content.rfind(b"IEND") + 8
    elif kind == "WEBP":
        end = int.from_bytes(content[4:8], "little") + 8
    else:
        end = _end_of_jpeg(content)
    behind = content[end:].strip(b"\0\r\n ")
    return bool(behind) and not behind.startswith(b"\xff\xd8\xff")


def _end_of_jpeg(content: bytes) -> int:
    """Just after the marker that ends the first picture; segments are skipped, so previews inside do not count."""
    position = 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == 0xFF:
            position += 1
        elif marker == 0xD9:
            return position + 2
        elif marker == 0xDA:
            position = _end_of_scan(content, position)
        else:
            position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
    return position + 2 if content[position : position + 2] == b"\xff\xd9" else len(content)


def _end_of_scan(content: bytes, position: int) -> int:
    """The next marker after compressed data, where FF is followed by 00 or a restart marker."""
    position += 2
    while (position := content.find(b"\xff", position)) != -1 and position + 1 < len(content):
        following = content[position + 1]
        if following != 0x00 and not 0xD0 <= following <= 0xD7:
            return position
        position += 2
    return len(content)


def _is_archive(content: bytes) -> bool:
    return zipfile.is_zipfile(io.BytesIO(content))


def _is_page(content: bytes) -> bool:
    lowered = content.lower()
    return any(mark in lowered for mark in _PAGE_MARKS)


def _refused(problem: str) -> Invalid:
    return Invalid(problem, code="file_refused", fields={"files": [problem]})

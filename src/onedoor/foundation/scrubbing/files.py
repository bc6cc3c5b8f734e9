"""Small files that stand in for what people added."""

import io
from functools import cache
from pathlib import Path, PurePosixPath

from PIL import Image

from onedoor.foundation.encryption.files import hide_bytes
from onedoor.foundation.encryption.keyring import Keyring
from onedoor.foundation.scrubbing.inventing import Inventor

__all__ = ["name_of_file", "stand_in", "write_file"]

_PICTURES = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
)


def name_of_file(inventor: Inventor, name: str) -> str:
    """In the same folder, of the same kind; the folder's own name may hold a uuid."""
    path = PurePosixPath(name)
    folder = inventor.uuids(str(path.parent))
    return str(PurePosixPath(folder) / f"{inventor.hexadecimal(name)[:32]}{path.suffix.lower()}")


@cache
def stand_in(suffix: str) -> bytes:
    """What a file of that kind holds in a copy: a grey picture, an empty page, or a line."""
    if kind := _PICTURES.get(suffix):
        file = io.BytesIO()
        Image.new("RGB", (320, 240), "#b1b4b6").save(file, kind)
        return file.getvalue()
    if suffix == ".pdf":
        where = _PAGE.index(b"1 0 obj"), _PAGE.index(b"2 0 obj"), _PAGE.index(b"3 0 obj")
        table = b"".join(b"%010d 00000 n \n" % at for at in where)
        return (
            _PAGE + b"xref\n0 4\n0000000000 65535 f \n" + table
            + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(_PAGE)
        )  # fmt: skip
    return b"This file stands in for one of the original.\n"


def write_file(uploads: Path, name: str, keys: Keyring) -> None:
    path = uploads / name
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_bytes(hide_bytes(stand_in(path.suffix), keys))
    path.chmod(0o600)

"""Files are judged by what is in them."""

import io
import zipfile

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import NewFile
from onedoor.apps.requests.models import Attachment, Request
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Invalid
from onedoor.foundation.uploads import LONGEST_EDGE, SafeFile, make_safe
from tests.conftest import Cast
from tests.raising import raise_one

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()


def with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Camera maker"
    exif[0x0112] = 6
    gps = exif.get_ifd(0x8825)
    gps[2] = (53.0, 1.0, 2.0)
    return picture(exif=exif)


def an_archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("page.html", "<p>hello</p>")
    return out.getvalue()


def safe(content: bytes, name: str = "photo.jpg") -> SafeFile:
    return make_safe(name, content, most_bytes=2**20)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_are_kept_whatever_their_name(kind: str) -> None:
    kept = safe(picture(kind), "C:\\photos\\report.exe")
    assert (kept.name, kept.content_type) == ("report.exe", f"image/{kind.lower()}")
    assert Image.open(io.BytesIO(kept.content)).size == (60, 40)


def test_where_and_when_it_was_taken_is_gone_and_it_stands_upright() -> None:
    assert b"Camera maker" in with_place()
    kept = safe(with_place())
    drawn = Image.open(io.BytesIO(kept.content))
    assert not drawn.getexif()
    assert b"Exif" not in kept.content
    assert drawn.size == (40, 60)


def test_large_pictures_are_made_smaller() -> None:
    assert max(Image.open(io.BytesIO(safe(picture(size=(6000, 2000))).content)).size) == LONGEST_EDGE


def test_a_sound_pdf_is_kept_as_it_is() -> None:
    assert safe(PDF).content == PDF


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"x" * (2**20 + 1), "too large"),
        (b"<html><script>alert(1)</script></html>", "not a JPEG"),
        (b"GIF89a", "not a JPEG"),
        (an_archive(), "not a JPEG"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 20, "HEIC"),
        (picture()[:200], "damaged"),
        (picture("PNG")[:-30], "damaged"),
        (PDF[:40], "not a whole PDF"),
        (PDF + b"<script>", "not a whole PDF"),
        (PDF + an_archive() + b"startxref 9 %%EOF", "another kind"),
        (PDF.replace(b"/Catalog", b"/JavaScript"), "a program"),
        (picture() + an_archive(), "another kind"),
        (picture() + b"MZ program", "another kind"),
        (picture("PNG") + b"<html>", "another kind"),
        (picture("WEBP") + b"tail", "another kind"),
        (picture(comment=b"<script>alert(1)</script>"), "another kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_anything_else_is_refused_by_name(content: bytes, words: str) -> None:
    with pytest.raises(Invalid, match=words) as refused:
        safe(content, "mine.jpg")
    assert "mine.jpg" in refused.value.fields["files"][0]


def test_what_phones_add_behind_a_picture_is_left_out() -> None:
    assert safe(picture() + picture(size=(8, 8)) + b"\0" * 64).content_type == "image/jpeg"


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    with pytest.raises(Invalid, match="too many pixels"):
        safe(out.getvalue())


@pytest.mark.django_db
def test_kept_under_a_name_of_ours(cast: Cast) -> None:
    request = raise_one(cast.district, files=[NewFile("../../me.jpg", picture())])
    attachment = request.attachments.get()
    assert attachment.original_name == "me.jpg"
    path = str(attachment.file)
    assert path.startswith("requests/2")
    assert "me" not in path
    with attachment.file.open("rb") as kept:
        assert len(kept.read()) == attachment.size_bytes


@pytest.mark.django_db
def test_one_bad_file_and_nothing_is_kept(cast: Cast) -> None:
    with pytest.raises(Invalid):
        raise_one(cast.district, files=[NewFile("good.jpg", picture()), NewFile("bad.jpg", b"no")])
    with pytest.raises(Invalid, match="5 files"):
        raise_one(cast.district, files=[NewFile("good.jpg", picture())] * 6)
    assert not Request.objects.exists()
    assert not Attachment.objects.exists()


@pytest.mark.django_db
def test_files_go_when_the_change_fails(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    removed: list[str] = []
    request = raise_one(cast.district)
    monkeypatch.setattr(default_storage, "delete", removed.append)
    monkeypatch.setattr("onedoor.apps.requests.actions.saying.attach", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        requests.answer(by=resident(), request=request, text="Look", files=[NewFile("a.jpg", picture())])
    assert len(removed) == 1

"""What GeoReport clients send."""

import base64
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from onedoor.apps.places.models import Postcode
from onedoor.apps.requests.models import Request
from tests.contract.open311.conftest import INSIDE, OUTSIDE, Endpoint
from tests.contract.open311.schemas import conforming

FLY_TIPPING = {"service_code": "587", "description": "A mattress & a chair.", **INSIDE}


def png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("format", ["xml", "json"])
def test_a_report_is_raised_at_once_for_the_body_responsible(endpoint: Endpoint, format: str) -> None:
    conforming(endpoint.post(f"requests.{format}", **FLY_TIPPING), "received")
    raised = Request.objects.get()
    assert raised.accountable == endpoint.cast.district
    assert raised.channel == "open311"
    assert raised.description == "A mattress & a chair."


def test_a_urlencoded_form_carries_repeated_attributes_and_the_person(endpoint: Endpoint) -> None:
    body = (
        f"api_key={endpoint.key}&service_code=587&lat=53.05&long=-1.45&description=Caf%C3%A9&email=ada%40home.example"
        "&first_name=Ada&last_name=Marsh&phone=01632+960001&attribute%5Bsize%5D=van&attribute%5Bnorthing%5D=1"
    )
    answer = Client().post("/open311/v2/requests.json", body, content_type="application/x-www-form-urlencoded")
    conforming(answer, "received")
    raised = Request.objects.get()
    assert raised.description == "Café"
    assert raised.contact_name == "Ada Marsh"
    assert raised.contact_email == "ada@home.example"
    assert [answer.shown for answer in raised.answers.all()] == ["A van & more"]


def test_media_arrive_as_uploads_data_uris_and_links(endpoint: Endpoint) -> None:
    uri = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    media = [uri, "https://photos.example/1.jpg"]
    upload = SimpleUploadedFile("photo.png", png(), "image/png")
    conforming(endpoint.post("requests.json", **FLY_TIPPING, media_url=media, media=upload), "received")
    raised = Request.objects.get()
    assert raised.attachments.count() == 2
    assert raised.description.endswith("https://photos.example/1.jpg")


def test_a_line_of_text_or_a_postcode_says_where(endpoint: Endpoint) -> None:
    Postcode.objects.create(key="CT11AA", text="CT1 1AA", latitude=53.05, longitude=-1.45)
    where = {"lat": "", "long": "", "address_string": "ct1 1aa"}
    conforming(endpoint.post("requests.json", **{**FLY_TIPPING, **where}), "received")
    assert Request.objects.get().accountable == endpoint.cast.district
    where["address_string"] = "Somewhere near the river"
    conforming(endpoint.post("requests.json", **{**FLY_TIPPING, **where}), "errors", status=400)


def test_the_same_report_sent_again_is_the_same_request(endpoint: Endpoint) -> None:
    again = {**FLY_TIPPING, "service_request_id_ext": "4711"}
    first = conforming(endpoint.post("requests.json", **again), "received")
    second = conforming(endpoint.post("requests.json", **again), "received")
    assert first == second
    other = endpoint.post("requests.json", **again, api_key=endpoint.any_key)
    assert conforming(other, "received") != first
    assert Request.objects.count() == 2


def test_the_test_endpoint_keeps_nothing(endpoint: Endpoint) -> None:
    answer = Client().post("/open311/test/v2/requests.json", {"api_key": endpoint.key, **FLY_TIPPING})
    assert "Teasel Vale" in conforming(answer, "received")[0]["service_notice"]
    assert not Request.objects.exists()


def test_a_key_is_needed(endpoint: Endpoint) -> None:
    conforming(Client().post("/open311/v2/requests.xml", FLY_TIPPING), "errors", status=403)
    conforming(Client().post("/open311/v2/requests.xml", {**FLY_TIPPING, "api_key": "x"}), "errors", status=403)
    assert not Request.objects.exists()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"service_code": ""}, 400),
        ({"service_code": "999999"}, 404),
        ({"lat": "north"}, 400),
        ({"lat": "nan"}, 400),
        ({"lat": "91"}, 400),
        ({"lat": "", "long": ""}, 400),
        (OUTSIDE, 400),
        ({"email": "not an address"}, 400),
        ({"media_url": "file:///etc/passwd"}, 400),
        ({"media_url": "data:image/png;base64,&&&"}, 400),
        ({"media_url": "data:image/png;base64,AAAA"}, 400),
        ({"address_id": "twelve", "lat": "", "long": ""}, 400),
        ({"attribute[size]": "house"}, 400),
        ({"description": "x" * 20_000}, 400),
        ({"description": "\x00"}, 400),
        ({"jurisdiction_id": "nowhere"}, 404),
    ],
)
def test_what_cannot_be_accepted_is_said_and_not_kept(endpoint: Endpoint, fields: dict[str, str], status: int) -> None:
    conforming(endpoint.post("requests.xml", **{**FLY_TIPPING, **fields}), "errors", status=status)
    assert not Request.objects.exists()


def test_every_problem_is_told_at_once(endpoint: Endpoint) -> None:
    answer = endpoint.post("requests.json", lat="x", long="y", email="z")
    assert len(conforming(answer, "errors", status=400)) == 3


MULTIPART = "multipart/form-data; boundary=edge"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"description=caf\xe9&service_code=587", "application/x-www-form-urlencoded"),
        (b"description=caf%E9&service_code=587", "application/x-www-form-urlencoded"),
        (b"&".join(b"a=1" for _ in range(600)), "application/x-www-form-urlencoded"),
        (b'--edge\r\nContent-Disposition: form-data; name="service_code"\r\n\r\n587', MULTIPART),
        (b'--edge\r\nContent-Disposition: form-data; name="d"\r\n\r\ncaf\xe9\r\n--edge--\r\n', MULTIPART),
        (b"--edge--", "multipart/form-data"),
        (b'<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>', "text/xml"),
        (b'{"service_code": 587}', "application/json"),
        (b"\xff\xfe\x00\x00", "application/x-www-form-urlencoded"),
    ],
)
def test_a_damaged_body_is_refused(endpoint: Endpoint, body: bytes, content_type: str) -> None:
    answer = Client().post(f"/open311/v2/requests.xml?api_key={endpoint.key}", body, content_type=content_type)
    conforming(answer, "errors", status=400)


def test_a_huge_body_is_refused_unread(endpoint: Endpoint) -> None:
    answer = Client().post(
        "/open311/v2/requests.xml", b"a=1", content_type="application/x-www-form-urlencoded",
        headers={"Content-Length": str(10**10)},
    )  # fmt: skip
    conforming(answer, "errors", status=400)


def test_other_methods_are_refused(endpoint: Endpoint) -> None:
    for method in ("put", "delete", "patch"):
        conforming(getattr(Client(), method)("/open311/v2/requests.xml"), "errors", status=400)
    conforming(Client().post("/open311/v2/services.xml"), "errors", status=400)

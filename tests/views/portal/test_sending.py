"""Reporting, asking and complaining: what is refused, what is kept, what is sent."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from onedoor.apps.assets import services as assets
from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.models import Organisation
from onedoor.apps.places.models import Address
from onedoor.apps.requests.models import Complaint, Request
from onedoor.foundation.actors import SYSTEM
from tests.neighbourhood import HOME

GOOD = {"attribute-size": "bin-lid", "description": "A deep hole by the bus stop"}


def begin(client: Client, slug: str = "pothole", kind: str = "report") -> str:
    """The address of the first step."""
    return client.post(f"/start/{kind}/{slug}/").headers["Location"]


def to_details(client: Client) -> str:
    return client.post(begin(client), {"latitude": "53.05", "longitude": "-1.95"}).headers["Location"]


def to_check(client: Client) -> str:
    step = client.post(to_details(client), GOOD).headers["Location"]
    step = client.get(step).headers["Location"]  # Nothing similar: passed over.
    return client.post(step, {"email": "ivy@marlow.example"}).headers["Location"]


def photo() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (40, 40), "grey").save(file, "JPEG")
    file.seek(0)
    file.name = "hole.jpg"
    return file


def test_a_draft_opens_only_where_it_was_begun(at_home: Client) -> None:
    step = to_details(at_home)
    assert Client().get(step).status_code == 404


@pytest.mark.parametrize(("kind", "slug"), [("request", "pothole"), ("none", "pothole"), ("nonsense", "pothole")])
def test_only_what_the_service_does_can_be_begun(at_home: Client, kind: str, slug: str) -> None:
    assert at_home.post(f"/start/{kind}/{slug}/").status_code == 400


def test_what_was_typed_moves_the_map(at_home: Client) -> None:
    text = at_home.get(begin(at_home), {"q": "Border Road"}).text
    assert 'data-latitude="53.05" data-longitude="-1.905"' in text
    assert 'data-at="53.05,-1.895"' in text


def test_staff_read_of_a_pin_in_english_whatever_the_person_reads(at_home: Client) -> None:
    at_home.cookies[settings.LANGUAGE_COOKIE_NAME] = "cy"
    at_home.post(to_check(at_home))
    assert Request.objects.get().address_text == "Near 1 Mill Lane, Thistleby"


def test_a_report_by_map_from_start_to_end(at_home: Client) -> None:
    step = to_check(at_home)
    assert step.endswith("/check/")
    text = at_home.get(step).text
    assert "About the size of a dustbin lid" in text
    assert "Near 1 Mill Lane, Thistleby" in text
    assert "Carrowshire County Council" in text
    sent = at_home.post(step).headers["Location"]
    request = Request.objects.get()
    assert request.reference in at_home.get(sent).text
    assert (request.accountable.slug, request.channel) == ("carrowshire", "web")
    assert request.address_text == "Near 1 Mill Lane, Thistleby"
    assert Contact.objects.get().channel.code == "web"


def test_a_report_by_address_is_its_equal(at_home: Client) -> None:
    where = begin(at_home)
    assert "1001" in at_home.get(where, {"q": "ZZ1 1AA"}).text
    assert at_home.post(where, {"uprn": "1001"}).headers["Location"].endswith("/details/")


def test_what_was_typed_survives_an_error(at_home: Client) -> None:
    step = to_details(at_home)
    response = at_home.post(step, {"description": "A deep hole"})
    assert "<title>Error: " in response.text
    assert 'href="#id_attribute-size_0"' in response.text
    assert "A deep hole" in response.text
    assert "A deep hole" in at_home.get(step).text


def test_photos_survive_an_error_and_can_be_taken_out(at_home: Client) -> None:
    step = to_details(at_home)
    text = at_home.post(step, {"description": "", "photos": [photo()]}).text
    assert "hole.jpg" in text
    key = text.split('name="remove" value="')[1].split('"')[0]
    assert "hole.jpg" not in at_home.post(step, {**GOOD, "remove": key}).text


def test_a_file_that_is_no_photo_is_refused(at_home: Client) -> None:
    step = to_details(at_home)
    wrong = io.BytesIO(b"MZ this is a program")
    wrong.name = "hole.jpg"
    assert "hole.jpg" in at_home.post(step, {**GOOD, "photos": [wrong]}).text
    assert not at_home.get(step).text.count("Photos added")


def test_photos_go_with_the_report(at_home: Client) -> None:
    step = to_details(at_home)
    step = at_home.post(step, {**GOOD, "photos": [photo()]}).headers["Location"]
    step = at_home.get(step).headers["Location"]
    step = at_home.post(step, {}).headers["Location"]
    assert "hole.jpg" in at_home.get(step).text
    at_home.post(step)
    assert Request.objects.get().attachments.count() == 1


def test_sending_twice_sends_once(at_home: Client) -> None:
    step = to_check(at_home)
    at_home.post(step)
    assert at_home.post(step).status_code == 404
    assert Request.objects.count() == 1


def test_a_border_asks_for_the_address(bodies: dict[str, Organisation], client: Client) -> None:
    where = begin(client)
    text = client.post(where, {"latitude": "53.05", "longitude": "-1.90001"}).text
    assert "This place is at a border" in text
    assert client.post(where, {"uprn": "2001"}).headers["Location"].endswith("/details/")


def test_what_is_done_at_home_asks_which_home_it_is(at_home: Client) -> None:
    step = at_home.post("/start/request/new-bin/").headers["Location"]
    assert step.endswith("/where/")
    # They said their postcode before.
    for page in (at_home.get(step).text, at_home.post(step, {"postcode": HOME}).text):
        assert "We come to your home for this" in page
        assert "at a border" not in page
        assert "2 Mill Lane" in page
    assert at_home.post(step, {"uprn": "1002"}).headers["Location"].endswith("/details/")
    unsure = at_home.post("/start/request/new-bin/").headers["Location"]
    assert at_home.post(unsure, {"unknown": "1"}).headers["Location"].endswith("/details/")


def test_whoever_complains_about_it_is_not_asked(at_home: Client) -> None:
    assert at_home.post("/start/complaint/new-bin/").headers["Location"].endswith("/details/")


def test_where_no_addresses_are_known_the_postcode_will_do(at_home: Client) -> None:
    Address.objects.all().delete()
    assert at_home.post("/start/request/new-bin/").headers["Location"].endswith("/details/")


def test_a_likely_duplicate_is_shown_and_can_be_passed_over(at_home: Client) -> None:
    at_home.post(to_check(at_home))
    step = at_home.post(to_details(at_home), GOOD).headers["Location"]
    assert "Is it one of these?" in at_home.get(step).text
    assert at_home.post(step).headers["Location"].endswith("/you/")


def test_a_phone_number_is_looked_at(at_home: Client) -> None:
    step = at_home.get(at_home.post(to_details(at_home), GOOD).headers["Location"]).headers["Location"]
    assert "Enter a phone number" in at_home.post(step, {"phone": "none"}).text


@pytest.mark.parametrize("kind", ["complaint", "compliment", "suggestion"])
def test_a_complaint_praise_or_an_idea_for_any_body(
    at_home: Client, bodies: dict[str, Organisation], kind: str
) -> None:
    said = at_home.post("/complain/", {}).text
    assert "Choose who it is about" in said
    assert "Choose what you would like to do" in said
    given = {"kind": kind, "organisation": str(bodies["teasel-vale"].uuid)}
    step = at_home.post("/complain/", given).headers["Location"]
    step = at_home.post(step, {"description": "Somebody came."}).headers["Location"]
    step = at_home.get(step).headers["Location"]
    if kind == "complaint":
        assert "Give an e-mail address or a phone number" in at_home.post(step, {}).text
    step = at_home.post(step, {"email": "ivy@marlow.example"}).headers["Location"]
    at_home.post(step)
    request = Request.objects.get()
    assert (request.kind, request.accountable.slug) == (kind, "teasel-vale")
    assert Complaint.objects.filter(request=request).exists() == (kind == "complaint")


def test_too_many_at_once_are_slowed_down(at_home: Client) -> None:
    codes = {at_home.post("/start/report/pothole/").status_code for _ in range(31)}
    assert codes == {302, 429}


def test_which_one_is_asked_where_any_is_near_and_its_number_is_sent(at_home: Client, tmp_path: Path) -> None:
    kind = assets.set_asset_kind(by=SYSTEM, code="lamp", name="Street light", services=["pothole"])
    file = tmp_path / "lamps.geojson"
    file.write_text(
        '{"features": [{"id": "LP-7", "geometry": {"type": "Point", "coordinates": [-1.95, 53.0501]},'
        ' "properties": {"name": "Mill Lane"}}]}'
    )
    assets.import_assets(file, by=SYSTEM, kind=kind)
    which = to_details(at_home)
    page = at_home.get(which).text
    assert "Which one is it?" in page
    assert "11 metres from your pin" in page
    (lamp,) = assets.assets_near("pothole", 53.05, -1.95)
    step = at_home.post(at_home.post(which, {"asset": lamp.uuid}).headers["Location"], GOOD).headers["Location"]
    step = at_home.get(step).headers["Location"]
    check = at_home.post(step, {"email": "ivy@marlow.example"}).headers["Location"]
    assert "Street light LP-7, Mill Lane" in at_home.get(check).text
    at_home.post(check)
    assert Request.objects.get().answers.get(code="asset").value == "LP-7"

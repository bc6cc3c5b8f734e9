"""What people do not want is not sent, quiet hours are kept, letters are printed, and what lacks its point stays."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import Client

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.data import OPTIONAL
from onedoor.apps.messages.letters.pdf import Page, letters_as_pdf
from onedoor.apps.messages.models import Message, Unwanted
from onedoor.apps.messages.quiet import is_quiet
from onedoor.apps.partners.data import Role
from onedoor.apps.people.models import Resident
from onedoor.foundation.actors import SYSTEM, resident
from onedoor.foundation.errors import Denied, Invalid, Missing
from tests.conftest import Cast
from tests.raising import raise_one

HOURS: dict[str, Any] = {"begins_at": time(20), "ends_at": time(8), "on_sundays": True, "on_bank_holidays": True}
MOMENTS = [
    ("2026-03-04 19:59", False), ("2026-03-04 20:00", True), ("2026-03-05 07:59", True), ("2026-03-05 08:00", False),
    ("2026-03-08 12:00", True), ("2026-12-25 12:00", True), ("2026-04-06 12:00", True), ("2026-04-07 12:00", False),
]  # fmt: skip


@pytest.mark.parametrize(("moment", "quiet"), MOMENTS)
def test_nobody_is_disturbed_at_night_on_sundays_and_bank_holidays(moment: str, quiet: bool) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/London"))
    assert is_quiet(at, area="GB-ENG", **HOURS) == quiet


def test_quiet_hours_may_be_of_the_day_of_none_and_other_countries_keep_other_days() -> None:
    noon = datetime(2026, 12, 25, 12, tzinfo=ZoneInfo("Europe/London"))
    free = HOURS | {"on_bank_holidays": False}
    assert is_quiet(noon, area="GB-ENG", **free | {"begins_at": time(11), "ends_at": time(13)})
    assert not is_quiet(noon, area="GB-ENG", **free | {"begins_at": time(8), "ends_at": time(8)})
    second = datetime(2026, 1, 2, 12, tzinfo=ZoneInfo("Europe/London"))
    assert [is_quiet(second, area=area, **HOURS) for area in ("GB-SCT", "GB-ENG")] == [True, False]


@transaction.atomic
def write(cast: Cast, code: str = "request-updated", **given: Any) -> Message | None:
    values = {"reference": "7K3M-9PQX", "text": "It is mended.", "link": "https://frontdoor.example/x"}
    return messages.send(code, by=SYSTEM, organisation=cast.district, **{"values": values} | given)


def test_texts_with_news_wait_and_what_was_asked_for_goes(cast: Cast, noon: datetime) -> None:
    with pytest.raises(Denied):
        messages.set_quiet_hours(
            by=cast.actor(cast.district, Role.ADMINISTRATOR), begins_at=time(11), ends_at=time(13),
            is_quiet_on_sundays=True, is_quiet_on_bank_holidays=True,
        )  # fmt: skip
    messages.set_quiet_hours(
        by=SYSTEM, begins_at=time(11), ends_at=time(13), is_quiet_on_sundays=True, is_quiet_on_bank_holidays=True
    )
    news = write(cast, phone="07700 900123")
    write(cast, "request-received", phone="07700 900123")
    write(cast, email="robin@home.example")
    assert messages.send_waiting() == 2
    assert list(Message.objects.filter(status="waiting")) == [news]
    messages.set_quiet_hours(
        by=SYSTEM, begins_at=time(20), ends_at=time(8), is_quiet_on_sundays=True, is_quiet_on_bank_holidays=True
    )
    assert messages.send_waiting() == 1


def test_what_is_not_wanted_is_not_written_and_what_is_needed_is(cast: Cast) -> None:
    with pytest.raises(Invalid):
        messages.choose_messages(by=resident(), to="robin@home.example", unwanted=["needed"])
    messages.choose_messages(by=resident(), to="Robin@Home.example", unwanted=["news"])
    assert write(cast, email="robin@home.example") is None
    assert write(cast, "request-follow", email="robin@home.example") is not None
    assert write(cast, "request-question", email="robin@home.example") is not None
    assert write(cast, email="somebody.else@home.example") is not None
    messages.choose_messages(by=resident(), to="robin@home.example", unwanted=[])
    assert write(cast, email="robin@home.example") is not None


def test_they_choose_by_the_link_with_one_click_or_on_the_page(cast: Cast, client: Client) -> None:
    path = messages.stop_link("robin@home.example", "en-gb").removeprefix("http://localhost:8000")
    assert client.get(f"{path[:-2]}x/").status_code == 404
    with pytest.raises(Missing):
        messages.address_of("guess")
    page = client.get(path).text
    assert "r…n@home.example" in page
    assert "robin@home.example" not in page
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 204
    assert Unwanted.objects.count() == len(OPTIONAL)
    assert client.post(path, {"wanted": ["news"]}).status_code == 302
    assert set(Unwanted.objects.values_list("purpose", flat=True)) == {"followed", "asking"}


def test_a_message_without_its_point_is_not_sent_and_says_what_it_lacks(cast: Cast) -> None:
    message = write(cast, "request-question", email="robin@home.example", values={"reference": "7K3M", "text": "How?"})
    assert message is not None
    assert (message.status, message.last_error) == ("parked", "There was nothing to put in ((link)).")
    assert messages.send_waiting() == 0


def test_whoever_likes_post_gets_letters_which_are_printed_and_posted(cast: Cast, client: Client) -> None:
    record = Resident.objects.create(
        given_names="Gwilym", family_name="Tŷ Gwyn", address_text="1 Lôn Ŵyl, Copyham", postcode_key="ZZ11ZZ",
        preferred_channel="post", held_by=cast.district,
    )  # fmt: skip
    raise_one(cast.district, resident=record)
    (letter,) = Message.objects.filter(channel="letter")
    assert letter.to.splitlines() == ["Gwilym Tŷ Gwyn", "1 Lôn Ŵyl", "Copyham ZZ1 1ZZ"]
    messages.send_waiting()
    stranger = cast.actor(cast.county, Role.ADMINISTRATOR)
    assert list(messages.letters_to_post(stranger)) == []
    assert messages.mark_posted(by=stranger, uuids=[str(letter.uuid)]) == 0
    client.force_login(
        cast.account(cast.district, Role.ADMINISTRATOR), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert "1 Lôn Ŵyl" in client.get("/office/messages/post/").text
    assert client.get("/office/messages/post/print/").content.startswith(b"%PDF-")
    client.post("/office/messages/post/posted/", {"letter": [str(letter.uuid)]})
    letter.refresh_from_db()
    assert letter.status == "delivered"
    assert "No letters wait" in client.get("/office/messages/post/").text


@pytest.mark.parametrize(("lines", "sides"), [((1,), 1), ((1, 1, 1), 5), ((90, 1), 5), ((40, 1), 3)])
def test_each_letter_begins_on_a_new_sheet(lines: tuple[int, ...], sides: int) -> None:
    """Ninety lines fill three sides, forty two; the back of a letter's last sheet is nobody's."""
    pages = [
        Page("Robin Moss\n1 Mill Lane", "Newyddion", "Ŵyl\n" * count, "Teasel Vale", "4 March 2026", "x")
        for count in lines
    ]
    assert f"/Count {sides}\n".encode() in letters_as_pdf(pages)

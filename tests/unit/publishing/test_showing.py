"""What the public sees of a report: nothing by itself, and what is drawn over is gone."""

import io

import pytest
from django.db import transaction
from PIL import Image

from onedoor.apps.partners.data import Role
from onedoor.apps.publishing import services as publishing
from onedoor.apps.publishing.data import Box, parse_boxes
from onedoor.apps.publishing.models import PublicPicture, PublicWords
from onedoor.apps.publishing.redacting import drawn_over
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import NewFile
from onedoor.apps.requests.models import Attachment, Request
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events.models import Event
from onedoor.foundation.forgetting import Why
from tests.conftest import Cast
from tests.raising import raise_one


def photo() -> bytes:
    """Red, with a green part that must not be seen."""
    picture = Image.new("RGB", (200, 100), "#ff0000")
    picture.paste("#00ff00", (100, 50, 120, 60))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def test_what_lies_under_a_box_is_gone() -> None:
    with Image.open(io.BytesIO(drawn_over(photo(), [Box(48, 48, 14, 14)]))) as copy:
        assert copy.format == "JPEG"
        assert max(copy.getpixel((110, 55))) < 40  # type: ignore[arg-type]
        assert copy.getchannel("G").getextrema()[1] < 120  # type: ignore[operator]
        assert copy.getpixel((10, 10))[0] > 200  # type: ignore[index]


@pytest.mark.parametrize("text", ["1 2 3", "a b c d", "10 10 0 5", "120 0 5 5", "-1 0 5 5", "1 1 1 1\n" * 41])
def test_boxes_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_boxes(text)
    assert "boxes" in refused.value.fields


def test_boxes_are_read_as_people_write_them() -> None:
    assert parse_boxes("10, 20, 5.5, 5\n\n 1% 2% 3% 4% ") == [Box(10, 20, 5.5, 5), Box(1, 2, 3, 4)]


@pytest.mark.django_db
def test_who_does_not_work_on_it_changes_nothing(cast: Cast) -> None:
    request = raise_one(cast.district)
    for actor in (cast.actor(cast.county, Role.SERVICE_OFFICER), cast.actor(cast.district, Role.ANALYST)):
        with pytest.raises(Missing):
            publishing.hide_report(by=actor, request=request, reason="It names him")
        with pytest.raises(Missing):
            publishing.set_public_words(by=actor, request=request, text="All of it")
    assert not Request.objects.get().is_hidden
    assert not PublicWords.objects.exists()


@pytest.mark.django_db
def test_hiding_and_showing_again_stand_in_the_teams_history(cast: Cast) -> None:
    request, officer = raise_one(cast.district), cast.actor(cast.district, Role.SERVICE_OFFICER)
    with pytest.raises(Invalid):
        publishing.hide_report(by=officer, request=request, reason=" ")
    publishing.hide_report(by=officer, request=request, reason="It names a neighbour")
    assert not requests.public_reports().exists()
    with pytest.raises(Conflict):
        publishing.hide_report(by=officer, request=request, reason="It names a neighbour")
    publishing.unhide_report(by=officer, request=request, reason="Asked to be let stand")
    assert requests.public_reports().get() == request
    entries = request.updates.filter(kind="moderated").order_by("id")
    assert [entry.text for entry in entries] == ["Hidden: It names a neighbour", "Shown again: Asked to be let stand"]
    assert {entry.visibility for entry in entries} == {"private"}
    told = Event.objects.filter(type__startswith="publishing.").values_list("type", flat=True).order_by("id")
    assert list(told) == ["publishing.report_hidden.v1", "publishing.report_unhidden.v1"]


@pytest.mark.django_db(transaction=True)
def test_a_shown_picture_is_a_copy_and_goes_with_what_is_forgotten(cast: Cast) -> None:
    request = raise_one(cast.district, files=[NewFile("road.png", photo())])
    officer, file = cast.actor(cast.district, Role.SERVICE_OFFICER), Attachment.objects.get()
    with pytest.raises(Invalid):
        publishing.show_picture(by=officer, request=request, attachment=file, boxes=[], description="")
    for boxes in ([], [Box(40, 40, 20, 20)]):
        publishing.show_picture(by=officer, request=request, attachment=file, boxes=boxes, description="A hole")
    shown = PublicPicture.objects.get()
    storage, path = shown.file.storage, str(shown.file.name)
    assert (shown.boxes, path != file.file.name, storage.exists(path)) == ([[40, 40, 20, 20]], True, True)
    publishing.set_public_words(by=officer, request=request, text="A deep hole by the school")
    Request.objects.update(is_open=False, status="fixed", closed_at=request.raised_at)
    with transaction.atomic():
        requests.forget_asker(by=SYSTEM, request=request, why=Why.RETENTION)
    assert not PublicPicture.objects.exists()
    assert not PublicWords.objects.exists()
    assert not storage.exists(path)

"""Saying how it went."""

import pytest

from onedoor.apps.feedback import services as feedback
from onedoor.apps.feedback.models import Feedback, Reason
from onedoor.foundation.actors import resident
from onedoor.foundation.errors import Invalid
from onedoor.foundation.ids import new_uuid
from onedoor.foundation.models import Event
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


def give(cast: Cast, **changes: object) -> Feedback:
    values: dict[str, object] = {"about": str(new_uuid()), "occasion": 1, "service": None, "face": 1}
    return feedback.give_feedback(**({"by": resident(), "organisation": cast.district} | values | changes))  # type: ignore[arg-type]


def test_only_known_faces_and_reasons(cast: Cast) -> None:
    feedback.install_defaults()
    with pytest.raises(Invalid) as refused:
        give(cast, face="7", reason_code="because", words="x" * 2001)
    assert set(refused.value.fields) == {"face", "reason_code", "words"}
    with pytest.raises(Invalid):
        give(cast, face=1, reason_code="not-fixed")
    assert not Feedback.objects.exists()


def test_said_again_it_replaces_itself_and_a_new_occasion_does_not(cast: Cast) -> None:
    about = str(new_uuid())
    give(cast, about=about, face=1)
    give(cast, about=about, face=-1, words="It broke again.", is_sorted=False)
    give(cast, about=about, occasion=2, face=0)
    assert [(one.occasion, one.face) for one in feedback.feedback_for(about)] == [(2, 0), (1, -1)]
    assert [event.data["is_change"] for event in Event.objects.order_by("id")] == [False, True, False]
    assert "broke" not in str([event.data for event in Event.objects.all()])


def test_satisfaction_counts_what_was_asked_for(cast: Cast) -> None:
    for face in (1, 1, 0, -1):
        give(cast, face=face)
    give(cast, face=-1, organisation=cast.county)
    assert (feedback.satisfaction(organisation=cast.district).net, feedback.satisfaction().count) == (0.25, 5)
    assert feedback.satisfaction(channel="phone").net is None


def test_read_by_the_body_it_is_about(cast: Cast) -> None:
    given = give(cast)
    assert list(feedback.feedback_visible_to(cast.actor(cast.district, "adviser"))) == [given]
    assert not feedback.feedback_visible_to(cast.actor(cast.county, "adviser")).exists()
    assert not feedback.feedback_visible_to(resident()).exists()


def test_installed_twice_it_keeps_what_was_edited() -> None:
    feedback.install_defaults()
    Reason.objects.filter(code="time").update(label="Speed")
    feedback.install_defaults()
    assert Reason.objects.get(code="time").label == "Speed"
    assert {reason.code for reason in feedback.reasons(1)} < {reason.code for reason in feedback.reasons(-1)}

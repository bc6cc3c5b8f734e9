"""What is not shared is met nowhere: each role of each body at each address that lists, finds, counts, sends or feeds.

The two bodies of the scene have no agreement. In each there is a person, a request of theirs and a contact, all of
which carry a word of that body's alone.
"""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.urls import reverse

from onedoor.apps.contacts.models import Contact
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Organisation
from onedoor.foundation import clock
from onedoor.foundation.events.models import Event
from tests.access.scene import Scene, set_scene
from tests.access.test_walk import ask
from tests.conftest import Cast

Addresses = Callable[[Scene, Organisation, Organisation], Iterator[str]]


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """A contact with each person was wrapped up, so that it is counted."""
    made = set_scene(cast)
    month_ago = clock.now() - timedelta(days=30)
    for body in (cast.district, cast.county):
        theirs = made.of(body)
        Contact.objects.create(
            channel=theirs.contact.channel, organisation=body, resident=theirs.resident, responsible=body,
            caller_name=f"Olwen {theirs.word}", service=theirs.request.service, status="closed", outcome="advised",
            is_avoidable=False, opened_at=month_ago, closed_at=month_ago, note=theirs.word,
        )  # fmt: skip
    return made


def _own_contact(scene: Scene, own: Organisation, name: str, query: str) -> str:
    return reverse(f"desk:contact-{name}", args=[scene.of(own).contact.uuid]) + query


def _asked(scene: Scene, other: Organisation) -> list[str]:
    """Everything by which the other body's person could be asked for."""
    resident = scene.of(other).resident
    return [
        scene.of(other).word, f"olwen {scene.of(other).word[:5]}", "ZZ1 1ZZ", "01632 960001",
        f"olwen@{scene.of(other).word}.example", resident.reference, scene.of(other).request.reference,
    ]  # fmt: skip


def listed(scene: Scene, own: Organisation, other: Organisation) -> Iterator[str]:
    yield from map(reverse, ("staff:home", "desk:contact-list", "desk:queue-list", "office:disclosures-list"))
    yield reverse("desk:queue-list") + f"?organisation={other.uuid}&state=all"


def found(scene: Scene, own: Organisation, other: Organisation) -> Iterator[str]:
    for words in _asked(scene, other):
        yield _own_contact(scene, own, "people", f"?q={words}")
        yield _own_contact(scene, own, "page", f"?q={words}")
        yield reverse("desk:queue-list") + f"?words={words}&state=all"


def expanded(scene: Scene, own: Organisation, other: Organisation) -> Iterator[str]:
    request = scene.of(other).request.uuid
    yield _own_contact(scene, own, "page", f"?request={request}")
    yield from (reverse(f"desk:queue-{name}", args=[request]) for name in ("request", "sheet"))


def counted(scene: Scene, own: Organisation, other: Organisation) -> Iterator[str]:
    for topic in ("avoidable", "in-time", "satisfaction"):
        yield reverse("office:figures-topic", args=[topic]) + f"?organisation={other.uuid}"


def exported(scene: Scene, own: Organisation, other: Organisation) -> Iterator[str]:
    yield reverse("desk:queue-download") + f"?organisation={other.uuid}&state=all"
    yield reverse("office:disclosures-download") + f"?person={scene.of(other).resident.uuid}"
    for topic in ("avoidable", "in-time", "satisfaction"):
        yield reverse("office:figures-download", args=[topic]) + f"?organisation={other.uuid}"


def filed(scene: Scene, own: Organisation, other: Organisation) -> Iterator[str]:
    theirs = scene.of(other)
    yield reverse("desk:queue-file", args=[theirs.request.uuid, theirs.attachment.uuid])


def fed(scene: Scene, own: Organisation, other: Organisation) -> Iterator[str]:
    yield "/open311/v2/requests.json"
    yield f"/open311/v2/requests.json?service_request_id={scene.of(other).request.reference}"
    yield "/open311/v2/servicerequestupdates.json"


KINDS: tuple[Addresses, ...] = (listed, found, expanded, counted, exported, filed, fed)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_not_shared_is_met_nowhere(scene: Scene, kind: Addresses) -> None:
    for (slug, role), account in scene.cast.staff.items():
        own = next(body for body in (scene.cast.district, scene.cast.county) if body.slug == slug)
        other = scene.other(own)
        if role == Role.PARTNERSHIP_ADMINISTRATOR:
            # They set up every body and see what it has set up; of people they see as little as anybody.
            continue
        word = scene.of(other).word
        for address in kind(scene, own, other):
            shown = ask(scene, account, "get", address).content.decode(errors="replace")
            # What one asked for may be shown again; what it found may not.
            left = re.sub(rf"(=|value=\"|olwen(%20|\+| |@|%40)){word[:5]}\w*", "", shown)
            assert word not in left.lower(), f"{role} of {slug} met {word} at {address}"
            assert str(scene.of(other).resident.uuid) not in shown, f"{role} of {slug} met the record at {address}"


def test_events_carry_ids_and_codes_only(scene: Scene) -> None:
    """What is sent to subscribers is what stands in the log."""
    said = " ".join(str(data) for data in Event.objects.values_list("data", flat=True)).lower()
    assert not any(scene.of(body).word in said for body in (scene.cast.district, scene.cast.county))
    of_people = Event.objects.filter(type__startswith="people.")
    assert {event.organisation for event in of_people} == {str(scene.cast.district.uuid), str(scene.cast.county.uuid)}

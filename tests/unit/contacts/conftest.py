"""An adviser at the district, someone who rings, and a request of theirs that has been waiting."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Assurance
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Service
from onedoor.apps.messages import services as messages
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.requests.models import Request
from onedoor.apps.sharing.data import ENQUIRY
from onedoor.foundation.actors import Actor
from tests.agreements import front_office
from tests.conftest import Cast


@pytest.fixture
def adviser(cast: Cast, noon: datetime) -> Actor:
    """Both bodies signed that each desk answers for the other."""
    messages.install_defaults()
    front_office(cast)
    directory.install_defaults()
    contacts.install_defaults()
    return cast.actor(cast.district, Role.ADVISER)


@pytest.fixture
def caller(adviser: Actor) -> Resident:
    return people.create_resident(by=adviser, given_names="Mary", family_name="Brown", phones=["01632 960001"])


@pytest.fixture
def pothole(adviser: Actor) -> Service:
    return Service.objects.create(slug="a-pothole", name="A pothole", kind="report", needs_place=True)


MakeRequest = Callable[..., Request]


@pytest.fixture
def make_request(cast: Cast, caller: Resident, pothole: Service, noon: datetime) -> MakeRequest:
    def make(*, days_ago: int = 10, closed_days_ago: int | None = None, **fields: Any) -> Request:
        closed = {}
        if closed_days_ago is not None:
            closed = {"is_open": False, "status": "fixed", "closed_at": noon - timedelta(days=closed_days_ago)}
        values = {
            "service": pothole, "resident": caller, "accountable": cast.county, "delivering": cast.county,
            "responsibility_reason": "Roads are the county's.", "channel": "web", "raised_by": "resident:anonymous",
            "raised_at": noon - timedelta(days=days_ago), **closed, **fields,
        }  # fmt: skip
        return Request.objects.create(**values)

    return make


@pytest.fixture
def contact(adviser: Actor, caller: Resident, noon: datetime) -> Contact:
    opened = contacts.open_contact(by=adviser, channel="phone")
    contacts.set_resident(by=adviser, contact=opened, resident=caller)
    contacts.vouch(by=adviser, contact=opened, assurance=Assurance.DOCUMENT)
    return contacts.state_purpose(by=adviser, contact=opened, purpose=ENQUIRY)

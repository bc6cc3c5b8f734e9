"""What the adviser's tests stand on: a service with its provider, a caller, and their request that is late."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import Assurance
from onedoor.apps.contacts.models import Contact
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Provision, Service
from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Letter
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from onedoor.apps.people import services as people
from onedoor.apps.people.models import Resident
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.models import Request
from onedoor.apps.sharing.data import ENQUIRY
from onedoor.apps.sharing.models import AgreementVersion
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.asking import Form, Option, Page, Question
from tests.agreements import front_office
from tests.conftest import Cast


@dataclass
class Desk:
    """`adviser` works for the district; `pothole` is the county's; `mary` rings about `late`.

    The district holds Mary's record; both bodies signed the `agreement` by which each desk answers for the other.
    """

    account: Account
    adviser: Actor
    pothole: Service
    mary: Resident
    late: Request
    agreement: AgreementVersion

    def opened(self, contact: Contact) -> Contact:
        """Mary is chosen in it, has shown a document, and it is said what it is for."""
        contacts.set_resident(by=self.adviser, contact=contact, resident=self.mary)
        contacts.vouch(by=self.adviser, contact=contact, assurance=Assurance.DOCUMENT)
        return contacts.state_purpose(by=self.adviser, contact=contact, purpose=ENQUIRY)


@pytest.fixture
def desk(cast: Cast) -> Desk:
    for install in (directory.install_defaults, contacts.install_defaults, messages.install_defaults):
        install()
    requests.install_defaults()
    pothole = Service.objects.create(
        slug="hole-in-the-road", name="Hole in the road", kind="report", keywords="crater",
        topic="Roads", summary="Tell us about damage to a road.", script="Ask how deep it is.",
        urgent_advice="If someone is hurt, call 999.",
    )  # fmt: skip
    depth = (Option("shallow", "Less than a hand"), Option("deep", "Deeper"))
    asked = Question("depth", "choice", "How deep is it?", is_required=True, options=depth)
    directory.set_form(by=SYSTEM, service=pothole, form=Form((Page("questions", questions=(asked,)),)))
    Provision.objects.create(service=pothole, organisation=cast.county, source="Invented for tests")
    Letter.objects.create(organisation=cast.district, reference="CT-104", title="Council tax bill")
    directory.forget()
    mary = people.create_resident(
        by=SYSTEM, given_names="Mary", family_name="Brown-Featherstonehaugh", phones=["01632 960001"],
        emails=["mary@post.example"], postcode="SK13 8AB", address_text="12 Long Lane, Teasel",
        contact_warning="Do not leave a message", help_needed="Hard of hearing: speak slowly",
        held_by=cast.district,
    )  # fmt: skip
    late = Request.objects.create(
        service=pothole, resident=mary, accountable=cast.county, delivering=cast.county, channel="web",
        responsibility_reason="Roads are the county’s.", raised_by="resident:anonymous",
        description="A deep hole outside number 12.", raised_at=clock.now() - timedelta(days=20),
        due_at=clock.now() - timedelta(days=6),
    )  # fmt: skip
    account, adviser = cast.account(cast.district, Role.ADVISER), cast.actor(cast.district, Role.ADVISER)
    return Desk(account, adviser, pothole, mary, late, front_office(cast))

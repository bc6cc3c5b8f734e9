"""A made-up neighbourhood for the portal's tests: places, bodies that serve them, services and their defaults.

Ward W1 lies in the district Teasel Vale and the county Carrowshire; W2, east of longitude -1.9, in the city of
Eastmere alone. Postcode ZZ1 1AA and its addresses lie well inside W1; ZZ1 9ZZ lies on the border.
"""

from onedoor.apps.contacts import services as contacts
from onedoor.apps.directory import services as directory
from onedoor.apps.feedback import services as feedback
from onedoor.apps.messages import services as messages
from onedoor.apps.partners.data import OrganisationKind
from onedoor.apps.partners.models import Organisation, OrganisationArea, Partnership
from onedoor.apps.requests import services as requests
from tests.unit.places.country import add_address, add_postcode, make_country

__all__ = ["HOME", "HOME_UPRN", "make_neighbourhood"]

HOME, HOME_UPRN = "ZZ1 1AA", 1001


def make_neighbourhood(*, is_demonstration: bool = False) -> dict[str, Organisation]:
    """The bodies by slug."""
    for app in (directory, feedback, messages, requests, contacts):
        app.install_defaults()
    Partnership.objects.get_or_create(
        name="Carrowshire Together",
        name_cy="Swydd Carrow Gyda'n Gilydd",
        strapline="County, districts, health, police and charities, working as one.",
        phone="01632 960 000",
        email="hello@together.example",
        is_demonstration=is_demonstration,
    )
    areas = make_country()
    bodies = {
        "teasel-vale": _body("teasel-vale", OrganisationKind.DISTRICT, "Teasel Vale District Council"),
        "carrowshire": _body("carrowshire", OrganisationKind.COUNTY, "Carrowshire County Council"),
        "eastmere": _body("eastmere", OrganisationKind.UNITARY, "Eastmere City Council"),
    }
    for slug, code in (("teasel-vale", "D1"), ("carrowshire", "C1"), ("eastmere", "D2")):
        OrganisationArea.objects.get_or_create(organisation=bodies[slug], area=areas[code])
    for number in range(1, 5):
        add_address(1000 + number, str(number), "Mill Lane", longitude=-1.95, latitude=53.05)
    add_postcode(HOME, -1.95, codes=("W1", "D1", "C1"))
    add_postcode("ZZ1 9ZZ", -1.9, codes=("W1", "W2", "D1", "D2", "C1"))
    add_address(2001, "1", "Border Road", postcode="ZZ1 9ZZ", longitude=-1.905)
    add_address(2002, "2", "Border Road", postcode="ZZ1 9ZZ", longitude=-1.895)
    directory.forget()
    return bodies


def _body(slug: str, kind: str, name: str) -> Organisation:
    body, _ = Organisation.objects.get_or_create(
        slug=slug,
        defaults={
            "kind": kind,
            "name": name,
            "phone": "01632 960 100",
            "email": f"office@{slug}.example",
            "homepage": f"https://{slug}.example/",
        },
    )
    return body

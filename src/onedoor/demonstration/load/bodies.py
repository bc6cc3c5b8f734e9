"""The partnership, its bodies, teams and staff, and the letters they send."""

from datetime import date

from django.contrib.auth.hashers import make_password

from onedoor.apps.directory.models import Channel, Provision, Service, ServiceHours
from onedoor.apps.messages.models import Letter
from onedoor.apps.partners.data import OrganisationKind
from onedoor.apps.partners.models import (
    Account,
    Membership,
    Organisation,
    OrganisationArea,
    OrganisationSuccession,
    Partnership,
    Team,
    TeamMembership,
)
from onedoor.apps.places.models import Area
from onedoor.demonstration.bodies import BODIES, CHARITY_HOURS, HOURS, LETTERS, PARTNERSHIP, PASSWORD, STAFF
from onedoor.demonstration.geography import ORIGIN

__all__ = ["load_bodies", "load_charities", "load_letters", "load_staff", "load_waste_partnership"]

_EMAIL_DOMAIN = "carrow.example"

# What each voluntary body alone does, by slug.
_CHARITIES = {
    "later-life-carrow": ("befriending", "lift-to-hospital"),
    "advice-carrow": ("debt-advice", "food-bank"),
    "warm-homes-carrow": ("warm-home",),
}


def load_bodies(areas: dict[str, Area]) -> dict[str, Organisation]:
    """Every body by slug, with the areas it serves and its teams."""
    Partnership.objects.update_or_create(
        pk=1, defaults={**PARTNERSHIP, "map_latitude": ORIGIN[1], "map_longitude": ORIGIN[0], "map_zoom": 9}
    )
    bodies: dict[str, Organisation] = {}
    for body in BODIES:
        bodies[body.slug] = organisation = Organisation.objects.create(
            kind=body.kind,
            slug=body.slug,
            name=body.name,
            name_cy=body.name_cy,
            code=areas[body.areas[0]].code if body.areas else "",
            homepage=f"https://{body.slug}.example",
            phone=body.phone,
            email=f"{body.slug}@{_EMAIL_DOMAIN}",
            ends_on=body.ended_on,
        )
        OrganisationArea.objects.bulk_create(
            OrganisationArea(organisation=organisation, area=areas[name]) for name in body.areas
        )
        Team.objects.bulk_create(
            Team(organisation=organisation, name=name, email=f"{_dotted(name)}@{body.slug}.example")
            for name in body.teams
        )
        _load_hours(organisation)
    for body in BODIES:
        if body.ended_on:
            OrganisationSuccession.objects.create(
                predecessor=bodies[body.slug],
                successor=bodies[body.successor],
                took_over_on=date(body.ended_on.year, 4, 1),
            )
    return bodies


def _load_hours(organisation: Organisation) -> None:
    """When it can be reached, unless it has ended."""
    if organisation.ends_on:
        return
    hours = CHARITY_HOURS if organisation.kind == OrganisationKind.CHARITY else HOURS
    ServiceHours.objects.bulk_create(
        ServiceHours(
            organisation=organisation,
            channel=Channel.objects.get(code=code),
            contact=organisation.phone if code == "phone" else "",
            hours=days,
        )
        for code, days in hours.items()
    )


def load_staff(bodies: dict[str, Organisation]) -> dict[str, Account]:
    """Accounts by e-mail address, all with the one password that the demonstration prints."""
    password = make_password(PASSWORD)
    accounts = {
        member.email: account
        for member, account in zip(
            STAFF,
            Account.objects.bulk_create(
                Account(email=member.email, name=member.name, password=password) for member in STAFF
            ),
            strict=True,
        )
    }
    for member in STAFF:
        account = accounts[member.email]
        Membership.objects.bulk_create(
            Membership(account=account, organisation=bodies[slug], role=role) for slug, role in member.roles
        )
        slugs = {slug for slug, _ in member.roles}
        teams = Team.objects.filter(organisation__slug__in=slugs, name__in=member.teams)
        TeamMembership.objects.bulk_create(TeamMembership(account=account, team=team) for team in teams)
    return accounts


def load_letters(bodies: dict[str, Organisation]) -> dict[tuple[str, str], Letter]:
    """Letters by body and printed reference."""
    return {
        (slug, reference): Letter.objects.create(organisation=bodies[slug], reference=reference, title=title)
        for slug, reference, title in LETTERS
    }


def load_waste_partnership(bodies: dict[str, Organisation], areas: dict[str, Area]) -> None:
    """Two districts answer for the bins; a company they own together empties them."""
    for slug, district in (("teasel-vale", "Teasel Vale"), ("merrowdale", "Merrowdale")):
        team = Team.objects.get(organisation=bodies["carrow-waste"], name="Collections")
        for service in Service.objects.filter(lgsl__in=(524, 528)):
            Provision.objects.create(
                service=service,
                organisation=bodies[slug],
                area=areas[district],
                delivering=bodies["carrow-waste"],
                team=team,
                source="Agreement of the two councils, invented for the demonstration",
            )


def load_charities(bodies: dict[str, Organisation]) -> None:
    """Each voluntary body does what it is there for; by kind alone the first of them would do it all."""
    for slug, names in _CHARITIES.items():
        for service in Service.objects.filter(slug__in=names):
            Provision.objects.create(
                service=service, organisation=bodies[slug],
                source="What each body told the partnership, invented for the demonstration",
            )  # fmt: skip


def _dotted(name: str) -> str:
    return name.lower().replace(" ", ".")

"""What is asked of the partnership again and again while a year is written, each answer kept."""

import random
from collections import defaultdict
from dataclasses import dataclass

from onedoor.apps.contacts.models import AvoidableCause
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Channel, Service
from onedoor.apps.feedback.models import Reason
from onedoor.apps.messages.models import Letter
from onedoor.apps.partners.models import Account, Organisation, Team, TeamMembership
from onedoor.apps.places import services as places
from onedoor.apps.places.data import Place
from onedoor.apps.requests.models import ClosingReason
from onedoor.demonstration.load.rows import Row
from onedoor.demonstration.population import Person
from onedoor.demonstration.story import Need
from onedoor.demonstration.streets import Home
from onedoor.demonstration.takers import SERVICES_OF_TEAM

__all__ = ["Loaded", "Lookups", "Responsible"]

# LGSL number of the complaints procedure.
_COMPLAINTS = "353"

_ADVISERS = {
    "bronwen.adeyemi@together.example", "martin.oakes@together.example", "sunita.rao@together.example",
    "callum.fretwell@together.example", "joy.mensah@together.example",
}  # fmt: skip


@dataclass
class Loaded:
    """What was written before, by the keys the year needs."""

    residents: dict[int, Row]
    organisations: dict[str, Organisation]
    letters: dict[tuple[str, str], Letter]
    staff: dict[str, Account]
    lines: dict[int, str]


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for a need in a place, who does the work, and why."""

    accountable: Organisation
    delivering: Organisation
    reason: str


class Lookups:
    """`rng` is the one chance of the whole demonstration: what is drawn here moves everything drawn after."""

    def __init__(self, loaded: Loaded, homes: list[Home], rng: random.Random) -> None:
        self.loaded, self.rng = loaded, rng
        self.services = _services()
        self.channels = {channel.code: channel for channel in Channel.objects.all()}
        self.causes = {cause.code: cause for cause in AvoidableCause.objects.all()}
        self.closing = {reason.code: reason for reason in ClosingReason.objects.all()}
        self.faces = list(Reason.objects.all())
        self.advisers = [account for email, account in loaded.staff.items() if email in _ADVISERS]
        self.wards = _wards_of_homes(homes)
        self._by_uuid = {str(body.uuid): body for body in loaded.organisations.values()}
        self._answers: dict[tuple[str, int], Responsible | None] = {}
        self._places: dict[int, Place] = {}
        self._teams = _teams_by_service()
        self._members = _members_of_teams()
        # Chance of its own: who takes what moves nothing else.
        self._hands, self._voices = random.Random("hands"), random.Random("voices")

    def place(self, person: Person) -> Place:
        """The areas the person's home is in: worked out once for each ward, which a home on a border may not share
        with its street."""
        ward = self.wards[person.home.uprn]
        if ward not in self._places:
            self._places[ward] = places.place_at(person.home.latitude, person.home.longitude)
        return self._places[ward]

    def responsible(self, need: Need, person: Person) -> Responsible | None:
        """As the directory itself answers for that place; of a complaint, whom they named."""
        key = (need.service, self.wards[person.home.uprn])
        if key not in self._answers:
            answer = directory.who_provides(self.services[need.service], self.place(person))
            accountable = self._by_uuid.get(answer.accountable or "")
            delivering = self._by_uuid.get(answer.delivering or "", accountable)
            self._answers[key] = (
                Responsible(accountable, delivering, answer.reason) if accountable and delivering else None
            )
        found = self._answers[key]
        return self._named(found) if need.service == _COMPLAINTS and found else found

    def _named(self, own: Responsible) -> Responsible:
        """People complain of whoever they dealt with, and not of their own council alone."""
        others = ["carrow-nhs", "carrow-police"] + ["carrowshire"] * 7 * (own.accountable.kind == "district")
        if self._voices.random() > len(others) / (len(others) + 8):
            return own
        body = self.loaded.organisations[self._voices.choice(others)]
        return Responsible(body, body, "It is the organisation they named.")

    def team(self, service: Service, organisation: Organisation) -> Team | None:
        return self._teams.get((service.slug, organisation.pk)) or directory.team_for(service, organisation)

    def somebody_in(self, team: Team | None) -> Account | None:
        """One of the team who has taken it; most teams of the demonstration have nobody with an account."""
        members = self._members.get(team.pk, ()) if team else ()
        return self._hands.choice(members) if members and self._hands.random() < 0.7 else None

    def closing_reason(self, code: str) -> ClosingReason:
        return self.closing.get(code) or next(iter(self.closing.values()))


def _wards_of_homes(homes: list[Home]) -> dict[int, int]:
    """The number of the ward that each home is in, by UPRN, asked of places in one go."""
    found = places.areas_at([home.latitude for home in homes], [home.longitude for home in homes], types=("ward",))
    return {
        homes[point].uprn: number for point, number in zip(found.points.tolist(), found.numbers.tolist(), strict=True)
    }


def _teams_by_service() -> dict[tuple[str, int], Team]:
    return {
        (slug, team.organisation_id): team
        for team in Team.objects.all()
        for slug in SERVICES_OF_TEAM.get(team.name, ())
    }


def _members_of_teams() -> dict[int, list[Account]]:
    found: dict[int, list[Account]] = defaultdict(list)
    for membership in TeamMembership.objects.select_related("account"):
        found[membership.team_id].append(membership.account)
    return found


def _services() -> dict[str, Service]:
    """The directory's services by LGSL number as text, and by slug."""
    services = list(Service.objects.all())
    return {str(service.lgsl): service for service in services if service.lgsl} | {
        service.slug: service for service in services
    }

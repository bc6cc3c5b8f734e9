"""A year of requests, what was said about them, and the contacts they came from."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from onedoor.apps.contacts.models import AvoidableCause, Contact, ContactItem, ContactStep
from onedoor.apps.directory import services as directory
from onedoor.apps.directory.models import Channel, Service
from onedoor.apps.feedback.models import Feedback, Reason
from onedoor.apps.messages.models import Letter
from onedoor.apps.partners.models import Account, Organisation, Team, TeamMembership
from onedoor.apps.people.models import Resident
from onedoor.apps.places import services as places
from onedoor.apps.places.data import Place
from onedoor.apps.requests.models import ClosingReason, Request, RequestUpdate
from onedoor.demonstration.load.rows import insert_objects
from onedoor.demonstration.population import Person
from onedoor.demonstration.story import Need
from onedoor.demonstration.streets import Home
from onedoor.demonstration.year import Conversation, Matter

__all__ = ["Loaded", "load_year"]

_SYSTEM = "system:onedoor"


@dataclass
class Loaded:
    """What was written before, by the keys the year needs."""

    residents: dict[int, Resident]
    organisations: dict[str, Organisation]
    letters: dict[tuple[str, str], Letter]
    staff: dict[str, Account]
    lines: dict[int, str]


def load_year(conversations: list[Conversation], loaded: Loaded, now: datetime, rng: random.Random) -> dict[str, int]:
    """Writes everything; returns how many of each."""
    homes = list({item.person.home.uprn: item.person.home for item in conversations}.values())
    year = _Year(loaded, homes, now, rng)
    known = [
        item for item in conversations if item.need.service in year.services and item.person.home.uprn in year.wards
    ]
    matters = [item.matter for item in known if item.matter is not None and not item.is_chase]
    year.load_requests(matters)
    year.load_updates(matters)
    year.load_feedback(matters)
    year.load_contacts(known)
    return {"requests": len(year.requests), "contacts": len(known)}


class _Year:
    def __init__(self, loaded: Loaded, homes: list[Home], now: datetime, rng: random.Random) -> None:
        self.loaded, self.now, self.rng = loaded, now, rng
        self.services = _services()
        self.channels = {channel.code: channel for channel in Channel.objects.all()}
        self.causes = {cause.code: cause for cause in AvoidableCause.objects.all()}
        self.closing = {reason.code: reason for reason in ClosingReason.objects.all()}
        self.faces = list(Reason.objects.all())
        self.by_uuid = {str(body.uuid): body for body in loaded.organisations.values()}
        self.answers: dict[tuple[str, int], tuple[Organisation, Organisation, str] | None] = {}
        self.places: dict[int, Place] = {}
        self.wards = _wards_of_homes(homes)
        self.teams: dict[tuple[int, int], Team | None] = {}
        self.requests: dict[int, Request] = {}
        self.members = _members_of_teams()
        self.advisers = [account for email, account in loaded.staff.items() if email in _ADVISERS]

    def place(self, person: Person) -> Place:
        """The areas the person's home is in: worked out once for each ward, which a home on a border may not share
        with its street."""
        ward = self.wards[person.home.uprn]
        if ward not in self.places:
            self.places[ward] = places.place_at(person.home.latitude, person.home.longitude)
        return self.places[ward]

    def responsible(self, need: Need, person: Person) -> tuple[Organisation, Organisation, str] | None:
        """Accountable and delivering body and the reason, as the directory itself answers for that place."""
        key = (need.service, self.wards[person.home.uprn])
        if key not in self.answers:
            answer = directory.who_provides(self.services[need.service], self.place(person))
            accountable = self.by_uuid.get(answer.accountable or "")
            delivering = self.by_uuid.get(answer.delivering or "", accountable) if accountable else None
            self.answers[key] = (accountable, delivering, answer.reason) if accountable and delivering else None
        return self.answers[key]

    def team(self, service: Service, organisation: Organisation) -> Team | None:
        key = (service.pk, organisation.pk)
        if key not in self.teams:
            self.teams[key] = directory.team_for(service, organisation)
        return self.teams[key]

    def somebody_in(self, team: Team | None) -> Account | None:
        """One of the team who has taken it; most teams of the demonstration have nobody with an account."""
        members = self.members.get(team.pk, ()) if team else ()
        return self.rng.choice(members) if members and self.rng.random() < 0.7 else None

    # Requests -----------------------------------------------------------------------------------------------

    def load_requests(self, matters: Iterable[Matter]) -> None:
        rows = []
        for matter in matters:
            answer = self.responsible(matter.need, matter.person)
            if answer is None:
                continue
            row = self._request(matter, answer)
            self.requests[id(matter)] = row
            rows.append(row)
        insert_objects(rows)

    def _request(self, matter: Matter, answer: tuple[Organisation, Organisation, str]) -> Request:
        accountable, delivering, reason = answer
        person, service = matter.person, self.services[matter.need.service]
        latitude, longitude = person.home.latitude, person.home.longitude
        if matter.need.outdoors:
            # Somewhere near home, not at it.
            latitude += self.rng.gauss(0, 0.0015)
            longitude += self.rng.gauss(0, 0.0025)
        resident = self.loaded.residents[id(person)]
        closing = self.closing.get(matter.closing) or next(iter(self.closing.values()))
        status = closing.status if matter.closed_at else self._open_status(matter)
        team = self.team(service, accountable)
        return Request(
            kind=service.kind if service.kind != "none" else "request",
            service=service,
            description=matter.description,
            status=status,
            is_open=matter.closed_at is None,
            latitude=round(latitude, 6),
            longitude=round(longitude, 6),
            uprn=None if matter.need.outdoors else person.home.uprn,
            address_text=self.loaded.lines[person.home.uprn],
            postcode_key=person.home.postcode.replace(" ", ""),
            area_codes=[area.code for area in self.place(person).areas],
            resident=resident,
            contact_name=resident.full_name,
            contact_email=person.email,
            contact_phone=person.mobile or person.phone,
            language=person.language,
            accountable=accountable,
            delivering=delivering,
            team=team,
            assigned_to=self.somebody_in(team) if status not in ("open", closing.status) else None,
            responsibility_reason=reason[:500],
            channel=matter.channel,
            raised_at=matter.raised_at,
            raised_by=f"resident:{resident.uuid}",
            updated_at=matter.closed_at or matter.raised_at,
            due_at=matter.raised_at + timedelta(days=matter.due_in_days * 7 / 5 + 0.3),
            closed_at=matter.closed_at,
            closing_reason=closing if matter.closed_at else None,
            times_reopened=1 if matter.reopened else 0,
        )

    def _open_status(self, matter: Matter) -> str:
        age = (self.now - matter.raised_at).days
        if age < 1:
            return "open"
        return self.rng.choices(
            ("open", "investigating", "action_scheduled", "in_progress", "waiting"), (4, 3, 2, 2, 1)
        )[0]

    def load_updates(self, matters: Iterable[Matter]) -> None:
        rows = (update for matter in matters for update in self._updates(matter))
        insert_objects(rows)

    def _updates(self, matter: Matter) -> Iterator[RequestUpdate]:
        request = self.requests.get(id(matter))
        if request is None:
            return
        name = request.contact_name
        yield _update(request, "raised", matter.raised_at, name, text="", status="open")
        for conversation in matter.conversations[1:]:
            if conversation.at > matter.raised_at:
                yield _update(request, "chase", conversation.at, name, text=conversation.words)
        if not request.is_open and request.closed_at and request.closing_reason:
            wording = request.closing_reason.wording
            yield _update(
                request, "closed", request.closed_at, request.delivering.name, text=wording, status=request.status,
                organisation=request.delivering,
            )  # fmt: skip
        elif request.status != "open":
            moment = matter.raised_at + (self.now - matter.raised_at) * 0.4
            yield _update(
                request, "status", moment, request.delivering.name, status=request.status,
                text=_SAID_WHILE_OPEN[request.status], organisation=request.delivering,
            )  # fmt: skip

    def load_feedback(self, matters: Iterable[Matter]) -> None:
        rows = []
        for matter in matters:
            request = self.requests.get(id(matter))
            if request is None or matter.face is None or matter.closed_at is None:
                continue
            given_at = min(matter.closed_at + timedelta(hours=self.rng.uniform(1, 60)), self.now)
            fitting = [reason for reason in self.faces if reason.for_face in (None, matter.face)]
            rows.append(
                Feedback(
                    about=str(request.uuid),
                    service=request.service,
                    organisation=request.accountable,
                    face=matter.face,
                    reason=self.rng.choice(fitting) if fitting and self.rng.random() < 0.7 else None,
                    words=self.rng.choice(_WORDS[matter.face]) if self.rng.random() < 0.35 else "",
                    is_sorted=matter.face >= 0,
                    given_at=given_at,
                )
            )
        insert_objects(rows)

    # Contacts -----------------------------------------------------------------------------------------------

    def load_contacts(self, conversations: list[Conversation]) -> None:
        contacts = [self._contact(conversation) for conversation in conversations]
        insert_objects(contacts)
        pairs = list(zip(conversations, contacts, strict=True))
        insert_objects(self._item(*pair) for pair in pairs)
        recent = self.now - timedelta(days=28)
        timed = (contact for contact in contacts if contact.opened_at > recent and contact.handling_seconds)
        steps = (step for contact in timed for step in _steps(contact))
        insert_objects(steps)

    def _contact(self, conversation: Conversation) -> Contact:
        answer = self.responsible(conversation.need, conversation.person)
        is_web = conversation.channel == "web"
        responsible = answer[0] if answer else None
        letter = self.loaded.letters.get((responsible.slug, conversation.letter)) if responsible else None
        cause = self.causes.get(conversation.cause)
        proposed = self.causes.get(conversation.proposed)
        return Contact(
            channel=self.channels[conversation.channel],
            organisation=None if is_web else self.loaded.organisations["carrowshire"],
            adviser=None if is_web else self.rng.choice(self.advisers),
            resident=self.loaded.residents[id(conversation.person)],
            service=self.services[conversation.need.service],
            responsible=responsible,
            status="closed",
            opened_at=conversation.at,
            closed_at=conversation.at + timedelta(seconds=max(conversation.seconds, 30)),
            handling_seconds=conversation.seconds,
            outcome=conversation.outcome,
            is_avoidable=conversation.is_avoidable and cause is not None,
            cause=cause if conversation.is_avoidable else None,
            letter=letter,
            proposed_cause=proposed,
            proposed_because=_BECAUSE.get(conversation.proposed, ""),
        )

    def _item(self, conversation: Conversation, contact: Contact) -> ContactItem:
        request = self.requests.get(id(conversation.matter)) if conversation.matter else None
        action = "chased" if conversation.is_chase else "raised" if request else "advised"
        return ContactItem(
            contact=contact,
            words=conversation.words,
            service=contact.service,
            responsible=contact.responsible,
            request=request,
            action="signposted" if conversation.outcome == "signposted" else action,
            at=conversation.at + timedelta(seconds=15),
        )


_ADVISERS = {
    "bronwen.adeyemi@together.example", "martin.oakes@together.example", "sunita.rao@together.example",
    "callum.fretwell@together.example", "joy.mensah@together.example",
}  # fmt: skip
_BECAUSE = {
    "chase": "They have a request open for this already.",
    "closed_early": "A request for this was closed less than 28 days ago.",
    "unclear": "They named a letter.",
    "signpost": "It is for another body than the one they were sent to.",
    "repeat_info": "They gave this information before.",
}
_SAID_WHILE_OPEN = {
    "investigating": "We have been to look and are working out what needs doing.",
    "action_scheduled": "The work is booked in.",
    "in_progress": "The work has started.",
    "waiting": "We need a little more from you before we can go on. Please see our question.",
}
_WORDS = {
    1: ("Quick and friendly, thank you.", "All done in two days, better than I hoped.", "Kept me told the whole way."),
    0: ("Fine in the end but slow.", "It was done. I had to ask twice.", "OK."),
    -1: ("It says done and it is not done.", "Nobody rang me back.", "I was passed round three people.",
         "The letter made no sense to me."),
}  # fmt: skip


def _wards_of_homes(homes: list[Home]) -> dict[int, int]:
    """The number of the ward that each home is in, by UPRN, asked of places in one go."""
    found = places.areas_at([home.latitude for home in homes], [home.longitude for home in homes], types=("ward",))
    return {
        homes[point].uprn: number for point, number in zip(found.points.tolist(), found.numbers.tolist(), strict=True)
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


def _update(
    request: Request, kind: str, at: datetime, name: str, *, text: str, status: str = "",
    organisation: Organisation | None = None,
) -> RequestUpdate:  # fmt: skip
    actor = f"staff:{organisation.uuid}" if organisation else request.raised_by
    return RequestUpdate(
        request=request, kind=kind, text=text, status=status, actor=actor or _SYSTEM, actor_name=name,
        organisation=organisation, at=at,
    )  # fmt: skip


def _steps(contact: Contact) -> Iterator[ContactStep]:
    assert contact.handling_seconds is not None
    begun = contact.opened_at
    for step, share in (("identify", 0.22), ("need", 0.2), ("place", 0.08), ("handle", 0.42), ("wrap_up", 0.08)):
        ended = begun + timedelta(seconds=contact.handling_seconds * share)
        yield ContactStep(contact=contact, step=step, started_at=begun, ended_at=ended)
        begun = ended

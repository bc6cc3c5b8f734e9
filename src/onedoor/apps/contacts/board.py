"""What a supervisor sees live: calls that wait, today's service level, who is on what. And an adviser's own day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Avg, Count, F, Prefetch, Q, QuerySet

from onedoor.apps.contacts.access import BOARD_ROLES, calls_visible_to, contacts_worked_by
from onedoor.apps.contacts.data import ContactStatus
from onedoor.apps.contacts.models import Call, Contact, ContactStep, Queue
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Account, Organisation

__all__ = ["AdviserNow", "Board", "QueueNow", "board_for", "calls_waiting", "day_contacts", "just_answered"]

# A phone system that never says a call has ended must not leave it ringing for ever.
_RINGS_FOR = timedelta(hours=1)
_ANNOUNCED_FOR = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class QueueNow:
    """A queue and its calls today. `service_level`: share answered in time of all answered or given up; None: none."""

    name: str
    organisation: str
    answer_within: int
    waiting: int
    longest: int
    answered: int
    given_up: int
    in_time: int

    @property
    def service_level(self) -> int | None:
        over = self.answered + self.given_up
        return round(100 * self.in_time / over) if over else None


@dataclass(frozen=True, slots=True)
class AdviserNow:
    """An adviser and what they are on; `contact` None where they have none open."""

    name: str
    organisation: str
    contact: Contact | None
    step: str
    parked: int
    done: int
    average: int

    @property
    def minutes_on_it(self) -> int:
        return max(round((clock.now() - self.contact.opened_at).total_seconds() / 60), 0) if self.contact else 0


@dataclass(frozen=True, slots=True)
class Board:
    """`waiting`: calls that ring, the longest first. Figures are of today."""

    waiting: list[Call]
    queues: list[QueueNow]
    advisers: list[AdviserNow]
    contacts: int
    avoidable: int

    @property
    def busy(self) -> int:
        return sum(1 for one in self.advisers if one.contact is not None)

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.queues)

    @property
    def given_up(self) -> int:
        return sum(one.given_up for one in self.queues)

    @property
    def service_level(self) -> int | None:
        over = self.answered + self.given_up
        return round(100 * sum(one.in_time for one in self.queues) / over) if over else None


def calls_waiting(actor: Actor) -> list[Call]:
    """Calls that ring now where the actor takes calls, or looks after who does; the one that waits longest first."""
    ringing = calls_visible_to(actor).filter(
        answered_at=None, ended_at=None, rang_at__gte=clock.now() - _RINGS_FOR, queue__is_active=True
    )
    return list(ringing.select_related("queue", "organisation").order_by("rang_at", "id"))


def just_answered(actor: Actor) -> Contact | None:
    """The contact the phone system opened for the actor a moment ago: their screen goes there."""
    since = clock.now() - _ANNOUNCED_FOR
    mine = contacts_worked_by(actor).filter(status=ContactStatus.OPEN, opened_at__gte=since, calls__isnull=False)
    return mine.order_by("-opened_at").first()


def board_for(actor: Actor) -> Board:
    """Of the bodies whose advisers the actor looks after."""
    bodies = actor.organisations_as(*BOARD_ROLES)
    today = Q(organisation__uuid__in=bodies, closed_at__gte=_midnight(), status=ContactStatus.CLOSED)
    figures = Contact.objects.filter(today).aggregate(
        contacts=Count("pk"), avoidable=Count("pk", filter=Q(is_avoidable=True))
    )
    mine = [body for body in partners.organisations() if str(body.uuid) in bodies]
    waiting = [call for call in calls_waiting(actor) if str(call.organisation.uuid) in bodies]
    return Board(
        waiting=waiting,
        queues=list(_queues(mine, waiting)),
        advisers=[one for body in mine for one in _advisers(body)],
        contacts=figures["contacts"],
        avoidable=figures["avoidable"],
    )


def _midnight() -> datetime:
    return datetime.combine(clock.today(), time.min, tzinfo=clock.local_zone())


def _queues(bodies: "list[Organisation]", waiting: list[Call]) -> Iterable[QueueNow]:
    was_answered = Q(answered_at__isnull=False)
    for queue in Queue.objects.filter(organisation__in=bodies, is_active=True).select_related("organisation"):
        in_time = was_answered & Q(answered_at__lte=F("rang_at") + timedelta(seconds=queue.answer_within))
        counted = Call.objects.filter(queue=queue, rang_at__gte=_midnight()).aggregate(
            answered=Count("pk", filter=was_answered),
            given_up=Count("pk", filter=~was_answered & Q(ended_at__isnull=False)),
            in_time=Count("pk", filter=in_time),
        )
        here = [call.seconds_waited for call in waiting if call.queue == queue]
        yield QueueNow(
            name=queue.name, organisation=queue.organisation.name, answer_within=queue.answer_within,
            waiting=len(here), longest=max(here, default=0), **counted,
        )  # fmt: skip


def _advisers(body: "Organisation") -> Iterable[AdviserNow]:
    """Who has somebody, or had today: a board shows who is there."""
    running = Prefetch("steps", queryset=ContactStep.objects.filter(ended_at=None), to_attr="running")
    live = Contact.objects.filter(
        organisation=body, status__in=(ContactStatus.OPEN, ContactStatus.PARKED), adviser__isnull=False
    ).select_related("channel", "service").prefetch_related(running)  # fmt: skip
    by_adviser: dict[int, list[Contact]] = {}
    for contact in live.order_by("status", "opened_at"):
        by_adviser.setdefault(contact.adviser_id or 0, []).append(contact)
    done = {
        row["adviser"]: row
        for row in Contact.objects.filter(organisation=body, status=ContactStatus.CLOSED, closed_at__gte=_midnight())
        .exclude(adviser=None).values("adviser").annotate(count=Count("pk"), average=Avg("handling_seconds")).order_by()
    }  # fmt: skip
    for account in partners.staff_of(body):
        is_adviser = any(held.role == Role.ADVISER for held in account.memberships.all())
        if is_adviser and (account.pk in by_adviser or account.pk in done):
            yield _now(account, body, by_adviser.get(account.pk, []), done.get(account.pk, {}))


def _now(account: "Account", body: "Organisation", live: list[Contact], done: Mapping[str, Any]) -> AdviserNow:
    current = next((contact for contact in live if contact.status == ContactStatus.OPEN), None)
    running = current.running if current else []  # type: ignore[attr-defined]
    return AdviserNow(
        name=account.name, organisation=body.name, contact=current,
        step=running[0].get_step_display() if running else "",
        parked=sum(1 for contact in live if contact.status == ContactStatus.PARKED),
        done=int(done.get("count", 0)), average=round(done.get("average") or 0),
    )  # fmt: skip


def day_contacts(actor: Actor) -> tuple[QuerySet[Contact], Counter[str]]:
    """What the actor wrapped up today, newest first; and the seconds spent, by step."""
    today = contacts_worked_by(actor).filter(status=ContactStatus.CLOSED, closed_at__gte=_midnight())
    steps = ContactStep.objects.filter(contact__in=today.order_by(), ended_at__isnull=False)
    spent: Counter[str] = Counter()
    for step, started, ended in steps.values_list("step", "started_at", "ended_at"):
        spent[step] += round((ended - started).total_seconds()) if ended else 0
    return today.select_related("cause").order_by("-closed_at"), spent

"""What waits for someone as they arrive: numbers for each of their jobs, each opening what it counts."""

from dataclasses import dataclass

from django.urls import reverse

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.data import ContactStatus
from onedoor.apps.insight import services as insight
from onedoor.apps.insight.data import Figure, Scope
from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.requests import services as requests
from onedoor.apps.rights import services as rights
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import Actor
from onedoor.web.desk.queue.roles import SERVICE_STAFF
from onedoor.web.office.figures.rows import written

__all__ = ["Number", "Waiting", "waiting_for"]


@dataclass(frozen=True, slots=True)
class Number:
    """`shown` with its `label` and, for a figure, what it rests on; `is_late` where it should not be there at all."""

    shown: str
    label: str
    href: str
    rests_on: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """One job's numbers under the name its part has in the navigation."""

    title: str
    href: str
    numbers: list[Number]


def waiting_for(actor: Actor) -> list[Waiting]:
    """In the order of the working day: people first, then requests, then figures."""
    found = []
    if actor.has_role(Role.ADVISER):
        found.append(_contacts(actor))
    if actor.has_role(*SERVICE_STAFF):
        found.append(_work(actor))
    if insight.may_see_figures(actor):
        found.append(_figures(actor))
    if actor.has_role(*people.ALERT_ROLES):
        found.append(_alerts(actor))
    if sharing.governed_by(actor):
        found += [_rights(actor), _emergencies(actor)]
    return found


def _rights(actor: Actor) -> Waiting:
    here, counts = reverse("office:rights-list"), rights.counts(actor)
    shown = (("overdue", "overdue"), ("due", "to answer"), ("mine", "mine"))
    numbers = [
        Number(str(counts[name]), label, f"{here}?group={name}", is_late=name == "overdue" and counts[name] > 0)
        for name, label in shown
    ]
    return Waiting("Rights", here, numbers)


def _emergencies(actor: Actor) -> Waiting:
    here, count = reverse("office:emergencies-list"), sharing.unreviewed_emergencies(actor)
    return Waiting("Emergencies", here, [Number(str(count), "to look back at", here, is_late=count > 0)])


def _alerts(actor: Actor) -> Waiting:
    here, counts = reverse("office:alerts-list"), people.alert_counts(actor)
    shown = (("confirm", "to confirm"), ("due", "to look at again"))
    numbers = [
        Number(str(counts[name]), label, f"{here}?group={name}", is_late=name == "confirm" and counts[name] > 0)
        for name, label in shown
    ]
    return Waiting("Alerts about risk", here, numbers)


def _contacts(actor: Actor) -> Waiting:
    here = reverse("desk:contact-list")
    live = [contact.status for contact in contacts.open_contacts_of(actor)]
    counts = {
        "open": live.count(ContactStatus.OPEN),
        "parked": live.count(ContactStatus.PARKED),
        "wrapped up today": contacts.day_of(actor)["contacts"],
    }
    return Waiting("Contacts", here, [Number(str(count), label, here) for label, count in counts.items()])


def _work(actor: Actor) -> Waiting:
    here = reverse("desk:queue-list")
    counts = requests.queue_counts(actor)
    shown = (
        ("overdue", "overdue", "?due=overdue"),
        ("today", "due today", "?due=today"),
        ("unassigned", "nobody’s yet", "?whose=nobody"),
        ("mine", "mine", "?whose=mine"),
    )
    numbers = [
        Number(str(counts[name]), label, here + query, is_late=name == "overdue" and counts[name] > 0)
        for name, label, query in shown
    ]
    return Waiting("Work", here, numbers)


def _figures(actor: Actor) -> Waiting:
    scope = Scope(insight.last_twelve_months(), insight.own_organisations(actor))
    numbers = [
        _headline(insight.avoidable_total(scope), "share", "avoidable contact", "avoidable", "contacts"),
        _headline(insight.in_time_total(scope), "share", "closed in time", "in-time", "requests"),
        _headline(insight.satisfaction_total(scope), "score", "net satisfaction", "satisfaction", "answers"),
    ]
    return Waiting("Figures of the last twelve months", reverse("office:figures"), numbers)


def _headline(figure: Figure, kind: str, label: str, slug: str, what: str) -> Number:
    rests_on = f"of {figure.count:,} {what}"
    return Number(written(figure.value.value, kind), label, reverse("office:figures-topic", args=[slug]), rests_on)

"""A desk at work: queues of a phone system, today's calls, two that ring, and advisers in the middle of something.

Written as rows: no phone system rang, and most of these calls are over.
"""

import random
from datetime import timedelta

from onedoor.apps.contacts.models import Call, Contact, ContactStep, Queue
from onedoor.apps.directory.models import Channel, Service
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.people.models import ContactPoint
from onedoor.foundation import clock
from onedoor.foundation.events.webhooks import new_secret

__all__ = ["make_desk_now"]

# Body, code, name, number (of Ofcom's for stories), seconds, calls today.
_QUEUES = (
    ("carrowshire", "contact-centre", "Contact centre", "01632 960500", 20, 46),
    ("carrowshire", "care", "Adult care", "01632 960510", 15, 18),
    ("teasel-vale", "teasel-vale", "Teasel Vale", "01632 960600", 30, 14),
    ("linsmouth", "city-desk", "City desk", "01632 960700", 20, 22),
)
# Channel, a word of the service's name, minutes since it began, step.
_OPEN = (("phone", "bin", 4, "handle"), ("counter", "council tax", 11, "need"), ("phone", "blue badge", 2, "identify"))


def make_desk_now(seed: int) -> int:
    """How many calls there are."""
    chance = random.Random(seed)
    numbers = list(
        ContactPoint.objects.filter(kind="phone", is_safe=True)
        .order_by("pk")
        .values_list("normalised", flat=True)[:400]
    )
    calls: list[Call] = []
    for slug, code, name, number, seconds, count in _QUEUES:
        body = Organisation.objects.get(slug=slug)
        queue = Queue.objects.create(
            organisation=body, code=code, name=name, number=number, answer_within=seconds, secret=new_secret()
        )
        calls += [_call(queue, at, numbers, chance) for at in range(count)]
    Call.objects.bulk_create(calls)
    _make_open()
    return len(calls)


def _call(queue: Queue, at: int, numbers: list[str], chance: random.Random) -> Call:
    """The first two of the first queue ring; the others rang today, and one in twelve gave up."""
    now = clock.now()
    number = chance.choice(numbers) if numbers and chance.random() > 0.1 else ""
    call = Call(queue=queue, organisation=queue.organisation, call_id=f"demonstration-{at}", caller_number=number)
    if queue.code == "contact-centre" and at < 2:
        call.rang_at = now - timedelta(seconds=70 - 55 * at)
        return call
    call.rang_at = now - timedelta(minutes=3 + at * 480 / 50, seconds=chance.randrange(60))
    waited = timedelta(seconds=min(round(chance.expovariate(1 / 14)) + 3, 180))
    if chance.random() < 1 / 12:
        call.ended_at = call.rang_at + waited * 2
    else:
        call.answered_at = call.rang_at + waited
        call.ended_at = call.answered_at + timedelta(minutes=chance.uniform(1.5, 9))
    return call


def _make_open() -> None:
    """What advisers have in hand; whoever looks round with the first sign-in begins afresh."""
    working = Account.objects.filter(memberships__role=Role.ADVISER).order_by("pk")
    advisers = [
        (body, adviser)
        for body in Organisation.objects.filter(slug__in=("carrowshire", "linsmouth")).order_by("slug")
        for adviser in working.filter(memberships__organisation=body)
    ]
    for (body, adviser), (channel, word, minutes, step) in zip(advisers[1:], _OPEN, strict=False):
        begun = clock.now() - timedelta(minutes=minutes)
        contact = Contact.objects.create(
            channel=Channel.objects.get(code=channel), organisation=body, adviser=adviser, opened_at=begun,
            service=Service.objects.filter(name__icontains=word).order_by("pk").first(),
        )  # fmt: skip
        ContactStep.objects.create(contact=contact, step=step, started_at=begun)

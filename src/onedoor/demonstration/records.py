"""Records that two other bodies keep of people the councils know: some joined, some for reviewers to look at.

Taken in by the same action that takes them from a body's system, so that the matcher itself decides. What reviewers
found of pairs drawn at random is written as rows, as the rest of the year is.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db import transaction

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.people import services as people
from onedoor.apps.people.actions.pairs import raise_pair
from onedoor.apps.people.data import Treatment
from onedoor.apps.people.matching.match import match_between
from onedoor.apps.people.models import Judgement, Link, Pair, Resident
from onedoor.demonstration.words import FAMILY_NAMES
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM

__all__ = ["make_records"]

_COUNCILS = ("ashenford", "teasel-vale")
_SYSTEMS = {"carrowshire": "adult-care", "carrow-nhs": "patients"}
_JOINED, _DOUBTFUL, _REFUSED = 60, 36, 40
_NEVER = 1.0
_OTHER_HOMES = ("7 Chapel Walk, Ashenford", "22 Station Road, Merrowdale", "Flat 3, 40 Quay Street, Linsmouth")
Given = dict[str, Any]


def make_records(seed: int) -> dict[str, int]:
    """Everything; how many records came, were joined, and how many pairs wait."""
    chance = random.Random(seed)
    known = _known(_JOINED + _DOUBTFUL, chance)
    bodies = {slug: Organisation.objects.get(slug=slug) for slug in _SYSTEMS}
    for at, resident in enumerate(known[:_JOINED]):
        # Every fourth is known to both.
        for slug in ("carrowshire", "carrow-nhs") if at % 4 == 0 else (("carrowshire", "carrow-nhs")[at % 2],):
            _take(bodies[slug], at, _misspelt(resident, chance))
    for at, resident in enumerate(known[_JOINED:], start=_JOINED):
        body = bodies["carrow-nhs" if at % 5 == 0 else "carrowshire"]
        newcomer = _take(body, at, _DOUBTS[at % len(_DOUBTS)](resident, chance))
        _doubt(resident, newcomer)
    _judge(chance)
    waiting = Pair.objects.filter(state="open").count()
    return {"records": Link.objects.count() // 2, "pairs": waiting}


def _known(count: int, chance: random.Random) -> list[Resident]:
    """Grown people of the councils who can be reached."""
    born_before = clock.today() - timedelta(days=365 * 30)
    rows = Resident.objects.filter(
        held_by__slug__in=_COUNCILS, birth_date__lt=born_before, contact_points__kind="email"
    )
    keys = sorted(set(rows.values_list("pk", flat=True)))
    return list(Resident.objects.filter(pk__in=chance.sample(keys, min(count, len(keys)))).order_by("pk"))


def _take(body: Organisation, at: int, given: Given) -> Resident:
    system, key = _SYSTEMS[body.slug], f"{body.slug[-3:].upper()}-{4000 + at}"
    received = people.receive_record(by=SYSTEM, organisation=body, system=system, key=key, given=given)
    return Resident.objects.get(uuid=received.uuid)


def _same(resident: Resident) -> Given:
    points = {point.kind: point.value for point in resident.contact_points.all()}
    return {
        "given_names": resident.given_names, "family_name": resident.family_name,
        "birth_date": resident.birth_date.isoformat() if resident.birth_date else "", "sex": resident.sex,
        "address_text": resident.address_text, "postcode": resident.postcode_key,
        "phones": [points[kind] for kind in ("phone",) if kind in points],
        "emails": [points[kind] for kind in ("email",) if kind in points],
    }  # fmt: skip


def _misspelt(resident: Resident, chance: random.Random) -> Given:
    """The same person, one thing written otherwise."""
    given = _same(resident)
    which = chance.randrange(3)
    if which == 0:
        given["family_name"] = _slip(given["family_name"], chance)
    elif which == 1:
        given["given_names"] = _slip(given["given_names"], chance)
    else:
        given |= {"address_text": chance.choice(_OTHER_HOMES), "postcode": ""}
    return given


def _slip(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, max(len(name) - 1, 2))
    return name[:at] + name[at + 1 :] if len(name) > 4 else name + name[-1:]


def _married(resident: Resident, chance: random.Random) -> Given:
    """Another surname and another home."""
    name = chance.choice([name for name in FAMILY_NAMES if name != resident.family_name])
    return _same(resident) | {
        "family_name": name, "address_text": chance.choice(_OTHER_HOMES), "postcode": "", "phones": [], "emails": [],
    }  # fmt: skip


def _twin(resident: Resident, chance: random.Random) -> Given:
    """A brother or sister of the same day at the same home."""
    name = chance.choice(("Alan", "Carol", "Elaine", "Gareth", "Moira", "Neil", "Pauline", "Roy"))
    return _same(resident) | {"given_names": name, "sex": "", "emails": []}


def _child(resident: Resident, chance: random.Random) -> Given:
    """A son or daughter of the same name at the same home."""
    born = (resident.birth_date or date(1960, 1, 1)) + timedelta(days=365 * 27 + chance.randrange(300))
    return _same(resident) | {"birth_date": born.isoformat(), "emails": []}


def _vague(resident: Resident, chance: random.Random) -> Given:
    """A name and a birth date with a slip, and nothing else."""
    born = (resident.birth_date or date(1960, 1, 1)) + timedelta(days=chance.choice((1, 10, 365)))
    return {"given_names": resident.given_names, "family_name": resident.family_name, "birth_date": born.isoformat()}


_DOUBTS: tuple[Callable[[Resident, random.Random], Given], ...] = (_married, _twin, _child, _vague)


class _Always(random.Random):
    """In doubt every pair is raised; none is drawn to be looked at twice."""

    def random(self) -> float:
        return _NEVER - 0.5


def _doubt(resident: Resident, newcomer: Resident) -> None:
    """Leave it to reviewers, where the matcher was sure of neither."""
    newcomer.refresh_from_db()
    resident.refresh_from_db()
    if newcomer.person_id and newcomer.person_id == resident.person_id:
        return
    found = match_between(newcomer.pk, resident.pk)
    with transaction.atomic():
        raise_pair(
            by=SYSTEM, records=(resident, newcomer), treatment=Treatment.DOUBTED, weight=found.weight if found else 0,
            reasons=found.reasons if found else (), chance=_Always(),
        )  # fmt: skip


def _judge(chance: random.Random) -> None:
    """What reviewers found in pairs drawn from those joined and from those kept apart; one had been missed."""
    now = clock.now()
    reviewers = list(Account.objects.filter(memberships__role=Role.REVIEWER).distinct().order_by("pk"))
    known = set(Pair.objects.values_list("one_id", "other_id"))
    drawn = [
        Pair(
            one_id=one, other_id=other, treatment=treatment, state=state, weight=weight, drawn_of=0.02,
            raised_at=now - timedelta(days=chance.randrange(2, 90)), settled_at=now - timedelta(days=1),
        )
        for one, other, treatment, state, weight in (*_joined(), *_refused(chance))
        if (one, other) not in known
    ]  # fmt: skip
    Pair.objects.bulk_create(drawn)
    Judgement.objects.bulk_create(
        Judgement(pair=pair, reviewer=chance.choice(reviewers), answer=pair.state, judged_at=now) for pair in drawn
    )


Drawn = tuple[int, int, str, str, float]


def _joined() -> Iterator[Drawn]:
    """Each record that was joined, with the first of its person."""
    first: dict[int, int] = {}
    for record, person in Link.objects.holding().order_by("record").values_list("record_id", "person_id"):
        if person in first:
            yield first[person], record, Treatment.JOINED, "same", 18.0
        first.setdefault(person, record)


def _refused(chance: random.Random) -> Iterator[Drawn]:
    """People of one surname who are not one person, and one who was."""
    rows = Resident.objects.filter(held_by__slug__in=_COUNCILS, person=None).order_by("family_name", "pk")
    keys = list(rows.values_list("pk", "family_name")[:4000])
    pairs = [(one, other) for (one, name), (other, same) in pairwise(keys) if name == same]
    for at, pair in enumerate(chance.sample(pairs, min(_REFUSED, len(pairs)))):
        one, other = sorted(pair)
        yield one, other, Treatment.REFUSED, "different" if at else "same", -4.0

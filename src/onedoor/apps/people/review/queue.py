"""What reviewers are given: the next pair that waits for them, as far as they may see it, and how far they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from onedoor.apps.people.access import get_pair_for, pairs_visible_to
from onedoor.apps.people.data import PairState, Sight
from onedoor.apps.people.models import Judgement, Pair, Resident
from onedoor.apps.people.review.differences import Row, compared
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

__all__ = ["PairSide", "Progress", "ShownPair", "next_pair", "progress", "show_pair"]


@dataclass(frozen=True, slots=True)
class PairSide:
    """Whose record it is, and the data items of it that are shown."""

    record: str
    holder: str
    holder_name: str
    system: str
    items: frozenset[str]


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two records to compare. Nothing of what the matcher thought of them."""

    uuid: str
    sides: tuple[PairSide, PairSide]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """`waiting` for this reviewer, answered by them, and `settled` of all that they may see."""

    waiting: int
    answered_today: int
    answered_ever: int
    settled: int


# Label, the item that opens it, and how it is read off a record.
_FIELDS = (
    ("Given names", "identity.name", lambda record: record.given_names),
    ("Family name", "identity.name", lambda record: record.family_name),
    ("Known as", "identity.name", lambda record: record.known_as),
    ("Date of birth", "identity.birth_date", lambda record: _day(record)),
    ("Sex", "identity.sex", lambda record: {"m": "Male", "f": "Female"}.get(record.sex, "")),
    ("Address", "address.home", lambda record: record.address),
    ("Phone", "contact.phone", lambda record: _points(record, "phone")),
    ("E-mail", "contact.email", lambda record: _points(record, "email")),
)


def _day(record: Resident) -> str:
    born = record.birth_date
    return f"{born.day} {born:%B %Y}" if born else ""


def _points(record: Resident, kind: str) -> str:
    points = record.contact_points.all()
    return ", ".join(sorted(point.value for point in points if point.kind == kind and point.ended_at is None))


def next_pair(actor: Actor, sight: Sight, *, after: str = "") -> str | None:
    """Uuid of the pair that has waited longest for this reviewer; after the one named, where one is."""
    waiting = _waiting_for(actor, sight).order_by("raised_at", "pk")
    passed = pairs_visible_to(actor, sight).filter(uuid=_uuid(after)).first() if after else None
    found = None
    if passed:
        later = Q(raised_at__gt=passed.raised_at) | Q(raised_at=passed.raised_at, pk__gt=passed.pk)
        found = waiting.filter(later).first()
    found = found or waiting.first()
    return str(found.uuid) if found else None


def show_pair(actor: Actor, sight: Sight, uuid: str) -> ShownPair:
    """Raises Missing."""
    pair = get_pair_for(actor, uuid, sight)
    records = {
        record.pk: record
        for record in Resident.objects.filter(pk__in=(pair.one_id, pair.other_id))
        .select_related("held_by")
        .prefetch_related("contact_points")
    }
    one, other = records[pair.one_id], records[pair.other_id]
    left, right = _values(one, sight), _values(other, sight)
    return ShownPair(str(pair.uuid), (_side(one, sight), _side(other, sight)), tuple(compared(left, right)))


def _uuid(text: str) -> UUID:
    """What is typed into an address and is no uuid is nobody's."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def progress(actor: Actor, sight: Sight) -> Progress:
    if actor.kind != "staff":
        return Progress(0, 0, 0, 0)
    midnight = datetime.combine(clock.today(), time.min, clock.local_zone())
    own = Judgement.objects.filter(reviewer__uuid=actor.id, withdrawn_at=None)
    return Progress(
        _waiting_for(actor, sight).count(),
        own.filter(judged_at__gte=midnight).count(),
        own.count(),
        pairs_visible_to(actor, sight).exclude(state=PairState.OPEN).count(),
    )


def _waiting_for(actor: Actor, sight: Sight) -> QuerySet[Pair]:
    if actor.kind != "staff":
        return Pair.objects.none()
    own = Judgement.objects.filter(pair=OuterRef("pk"), reviewer__uuid=actor.id, withdrawn_at=None)
    return pairs_visible_to(actor, sight).filter(~Exists(own), state=PairState.OPEN)


def _values(record: Resident, sight: Sight) -> Mapping[str, str | None]:
    holder = _holder(record)
    return {label: read(record) if sight.opens(holder, item) else None for label, item, read in _FIELDS}


def _holder(record: Resident) -> str:
    return str(record.held_by.uuid) if record.held_by else ""


def _side(record: Resident, sight: Sight) -> PairSide:
    holder = _holder(record)
    items = {item for _, item, read in _FIELDS if sight.opens(holder, item) and read(record)}
    name = record.held_by.name if record.held_by else ""
    return PairSide(str(record.uuid), holder, name, record.source_system, frozenset(items))

"""Reading who speaks for a person, and finding them."""

from collections.abc import Iterable, Sequence

from onedoor.apps.people.access import own_sight, require_finder
from onedoor.apps.people.data import Ground, RepresentativeMatch, SeenRepresentation
from onedoor.apps.people.knowing import FACTS, facts_in, facts_written
from onedoor.apps.people.models import Representation, Resident
from onedoor.apps.people.search.line import read_line
from onedoor.apps.people.search.words import name_words, phone_key, squeeze
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor

__all__ = ["facts_of_speaker", "find_representatives", "representations_of", "seen_representations"]

_SHORTEST = 3
ITEM = "contact.representatives"


def seen_representations(resident: Resident) -> tuple[SeenRepresentation, ...]:
    """Those not ended, those that hold first."""
    rows = [_seen(row) for row in Representation.objects.standing().filter(resident=resident).order_by("pk")]
    return tuple(sorted(rows, key=lambda row: (bool(row.why_not), row.name)))


def representations_of(residents: Sequence[Resident]) -> list[Representation]:
    """Those not ended on these records, for the person; with the body that recorded each."""
    found = Representation.objects.standing().filter(resident__in=residents)
    return list(found.select_related("resident__held_by").order_by("pk"))


def _seen(row: Representation) -> SeenRepresentation:
    day = clock.today()
    return SeenRepresentation(
        uuid=str(row.uuid), name=row.name, relation=row.relation, phone=row.phone, email=row.email,
        ground=row.get_ground_display(), is_consent=row.ground == Ground.CONSENT, is_told=row.is_told,
        purposes=tuple(row.purposes), evidence=row.evidence, evidence_on=row.evidence_on, ends_on=row.ends_on,
        review_on=row.review_on, is_review_due=row.review_on is not None and row.review_on <= day,
        why_not=row.why_not(day),
    )  # fmt: skip


def find_representatives(words: str, *, by: Actor, phone: str = "", limit: int = 5) -> list[RepresentativeMatch]:
    """Who speaks for somebody the asker's own bodies hold a record of, by their name or the number they ring from."""
    require_finder(by)
    names = [name for name in read_line(words, today=clock.today()).names if len(name) >= _SHORTEST]
    if not (names or phone):
        return []
    found = Representation.objects.standing().filter(resident__restricted_at=None, resident__forgotten_at=None)
    found = found.filter(resident__held_by__uuid__in=own_sight(by).own)
    found = found.filter(phone=phone) if phone else found
    for name in names:
        found = found.filter(name_key__contains=name)
    return [_match(row) for row in found.select_related("resident").order_by("name_key", "pk")[:limit]]


def _match(row: Representation) -> RepresentativeMatch:
    return RepresentativeMatch(str(row.uuid), row.name, row.relation, str(row.resident.uuid), row.resident.full_name)


def facts_of_speaker(
    representation: Representation, *, said: str, numbers: Iterable[str] = ()
) -> tuple[tuple[str, ...], frozenset[str]]:
    """As `facts_of`, of who speaks for somebody: what is written of them there, and in their own record."""
    written = _written(representation)
    known = facts_in(written, read_line(said, today=clock.today()), tuple(numbers))
    return tuple(fact for fact in FACTS if written[fact]), known


def _written(row: Representation) -> dict[str, set[str]]:
    record = row.record if row.record is not None and row.record.restricted_at is None else None
    own = facts_written(record) if record else {fact: set() for fact in FACTS}
    phone = {phone_key(row.phone)} if row.phone else set()
    mail = {squeeze(row.email)} - {""}
    said = {"name": set(name_words(row.name)[-1:]), "phone": phone, "email": mail}
    return {fact: own[fact] | said.get(fact, set()) for fact in FACTS}

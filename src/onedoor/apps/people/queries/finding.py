"""Whom a line of words, a number or an address may mean, the likeliest first."""

from collections import defaultdict
from collections.abc import Mapping
from functools import partial

from onedoor.apps.people.access import own_sight, require_finder
from onedoor.apps.people.data import Match, ResidentMatch, Sight
from onedoor.apps.people.matching.match import match
from onedoor.apps.people.models import Resident, SearchKey
from onedoor.apps.people.queries.candidates import Term, ids_with, loosely_meant, places_for, ways_of
from onedoor.apps.people.queries.showing import as_match, kinds_in, open_to
from onedoor.apps.people.search.line import Line, given_of, read_line
from onedoor.apps.people.search.weigh import Weighed, weigh
from onedoor.apps.people.search.words import phone_key, phone_number
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.reading import read_as
from onedoor.foundation.rows import select

__all__ = ["find_residents", "residents_with_email", "residents_with_phone"]

_NO_ODDS = -99.0


def residents_with_phone(number: str, *, by: Actor, sight: Sight | None = None) -> list[ResidentMatch]:
    """Who may be ringing from that number; nobody, where it is not a number."""
    require_finder(by)
    if phone_number(number) is None:
        return []
    return _with(("phone", phone_key(number)), "Phone agrees", sight or own_sight(by))


def residents_with_email(address: str, *, by: Actor, sight: Sight | None = None) -> list[ResidentMatch]:
    """Who may be writing from that address."""
    require_finder(by)
    line = read_line(address, today=clock.today())
    return _with(("email", line.emails[0]), "E-mail agrees", sight or own_sight(by)) if line.emails else []


def _with(term: Term, why: str, sight: Sight) -> list[ResidentMatch]:
    asked = frozenset({term[0], "name"})
    ids = open_to(sight, ids_with([term]), asked)
    residents = Resident.objects.select_related("held_by").filter(pk__in=ids).order_by("family_name", "given_names")
    return [as_match(resident, Weighed(0.0, (why,), 0), asked, sight) for resident in residents[:20]]


def find_residents(words: str, *, by: Actor, limit: int = 20, sight: Sight | None = None) -> list[ResidentMatch]:
    """Whom the line may mean, best first. Those with whom all of it agrees come before all others.

    Without a `sight` records of the asker's own bodies are found. Another body's record is found only where all
    that the line asks by is open: whether a birth date agrees is the birth date, said in one bit.
    """
    require_finder(by, sight)
    line = read_line(words, today=clock.today())
    ids = {pk for way in ways_of(line) for pk in ids_with(way)}
    likely: dict[int, Match] = {}
    if len(ids) < limit:
        likely = {found.resident_id: found for found in match(given_of(line), limit=limit)}
        ids |= loosely_meant(line, is_met=bool(ids)) | likely.keys()
    asked = kinds_in(line) | {"name"}
    sight = sight or own_sight(by)
    ids = open_to(sight, ids, asked)
    # These records came through the lock a moment ago. To ask it again of each of a thousand keys took half the time.
    with read_as(None):
        weighed = sorted(_weighed(line, ids), key=partial(_place, likely))[:limit]
    residents = Resident.objects.select_related("held_by").in_bulk([pk for pk, _ in weighed])
    return [as_match(residents[pk], why, asked, sight) for pk, why in weighed if pk in residents]


def _place(likely: Mapping[int, Match], found: tuple[int, Weighed]) -> tuple[bool, float, int, float, int]:
    """Those with whom all agrees; then by the odds that they are meant, where the line says enough; then the rest."""
    resident, why = found
    odds = likely[resident].weight if why.unmet and resident in likely else _NO_ODDS
    return why.unmet > 0, -odds, why.unmet, -why.score, resident


def _weighed(line: Line, ids: set[int]) -> list[tuple[int, Weighed]]:
    if not ids:
        return []
    keys: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    kinds = sorted(kinds_in(line))
    rest = f"WHERE resident_id IN ({places_for(ids)}) AND kind IN ({places_for(kinds)})"
    for resident, kind, value in select(SearchKey, ("resident_id", "kind", "value"), rest, [*ids, *kinds]):
        keys[resident][kind].add(value)
    return [(resident, weigh(line, keys[resident])) for resident in ids]

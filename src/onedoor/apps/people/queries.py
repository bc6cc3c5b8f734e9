"""Finding residents. Every look-up is a range of one index, so that it costs the same among a million."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, permutations

from rapidfuzz.distance import OSA

from onedoor.apps.people.access import get_resident_for, own_sight, require_finder, sight_on, sights_on
from onedoor.apps.people.data import KEY_ITEMS, Match, ResidentMatch, SeenResident, Sight
from onedoor.apps.people.knowing import facts_held, facts_known
from onedoor.apps.people.matching.match import match
from onedoor.apps.people.models import ContactPoint, NameSpelling, Resident, SearchKey
from onedoor.apps.people.search.keys import BEGUN_LETTERS, begun_key
from onedoor.apps.people.search.line import Line, given_of, read_line
from onedoor.apps.people.search.sounds import sound_of
from onedoor.apps.people.search.weigh import Weighed, weigh
from onedoor.apps.people.search.words import one_letter_out, phone_key, phone_number
from onedoor.apps.people.seeing import holder_of, seen
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.reading import read_as
from onedoor.foundation.rows import select

__all__ = [
    "as_match",
    "contact_points_of",
    "facts_of",
    "find_residents",
    "get_resident",
    "open_to",
    "residents_with_email",
    "residents_with_phone",
    "see_resident",
]

# How many records one look-up may bring to be weighed. More than this share it only where the line says too little.
_WEIGHED_AT_MOST = 60
_SPELLINGS_AT_MOST = 400
_LAST = "z" * 12
_NO_ODDS = -99.0


def get_resident(uuid: str, *, by: Actor, sight: Sight | None = None) -> Resident:
    """The record of that uuid; raises Missing. To be shown it is read with `see_resident`."""
    return get_resident_for(by, uuid, sight)


def see_resident(uuid: str, *, by: Actor, sight: Sight | None = None) -> SeenResident:
    """The record as far as it is open; raises Missing where none of it is."""
    return seen(get_resident_for(by, uuid, sight), sight or own_sight(by))


def facts_of(
    uuid: str, *, by: Actor, said: str = "", numbers: Iterable[str] = (), sight: Sight | None = None
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Codes of the facts that can be asked about, and of those among them that what was said gets right.

    Facts that are not open to the asker are neither: an answer to a question is a disclosure too.
    """
    resident = get_resident_for(by, uuid, sight)
    holder, sight = holder_of(resident), sight or own_sight(by)
    # That its use is restricted does not keep its own body from finding out who is speaking.
    sight = sight if sight.is_own(holder) else sight_on(sight, resident)
    known = facts_known(resident, read_line(said, today=clock.today()), tuple(numbers))
    is_open = {fact: sight.opens(holder, item) for fact, item in KEY_ITEMS.items()}
    return tuple(fact for fact in facts_held(resident) if is_open[fact]), frozenset(
        fact for fact in known if is_open[fact]
    )


def contact_points_of(resident: Resident) -> list[ContactPoint]:
    """Ways to reach them that still hold, the preferred first."""
    return sorted(
        (point for point in resident.contact_points.all() if point.ended_at is None),
        key=lambda point: (not point.is_preferred, point.kind, point.pk),
    )


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


def _with(term: "Term", why: str, sight: Sight) -> list[ResidentMatch]:
    asked = frozenset({term[0], "name"})
    ids = open_to(sight, _ids([term]), asked)
    residents = Resident.objects.select_related("held_by").filter(pk__in=ids).order_by("family_name", "given_names")
    return [as_match(resident, Weighed(0.0, (why,), 0), asked, sight) for resident in residents[:20]]


def find_residents(words: str, *, by: Actor, limit: int = 20, sight: Sight | None = None) -> list[ResidentMatch]:
    """Whom the line may mean, best first. Those with whom all of it agrees come before all others.

    Without a `sight` records of the asker's own bodies are found. Another body's record is found only where all
    that the line asks by is open: whether a birth date agrees is the birth date, said in one bit.
    """
    require_finder(by, sight)
    line = read_line(words, today=clock.today())
    ids = {pk for way in _ways(line) for pk in _ids(way)}
    likely: dict[int, Match] = {}
    if len(ids) < limit:
        likely = {found.resident_id: found for found in match(given_of(line), limit=limit)}
        ids |= _loosely(line, is_met=bool(ids)) | likely.keys()
    asked = _kinds_in(line) | {"name"}
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


def _kinds_in(line: Line) -> frozenset[str]:
    """The kinds of thing the line asks by."""
    said = {
        "reference": line.references,
        "email": line.emails,
        "phone": line.phones,
        "birth": line.births,
        "postcode": line.postcodes,
        "name": line.names,
    }
    return frozenset(kind for kind, values in said.items() if values)


def open_to(sight: Sight, ids: Iterable[int], asked: frozenset[str]) -> set[int]:
    """Those of the records of which everything that is asked by is open, before any of it is compared.

    One whose use is restricted is found by its own body alone, which is told that it is there and no more.
    """
    items = {KEY_ITEMS[kind] for kind in asked}
    rows = Resident.objects.filter(pk__in=list(ids)).order_by().values_list("pk", "held_by__uuid", "restricted_at")
    found = {pk: (str(holder or ""), restricted_at is not None) for pk, holder, restricted_at in rows}
    narrow = sights_on(sight, {pk: is_restricted for pk, (_, is_restricted) in found.items()})
    return {pk for pk, (holder, is_restricted) in found.items() if _opens_all(narrow[pk], holder, items, is_restricted)}


def _opens_all(sight: Sight, holder: str, items: Collection[str], is_restricted: bool) -> bool:
    if is_restricted and sight.is_own(holder):
        return True
    return all(sight.opens(holder, item) for item in items)


def as_match(resident: Resident, why: Weighed, asked: frozenset[str], sight: Sight) -> ResidentMatch:
    """What is shown of somebody found; of a record kept and not used, whose it is and that it is so."""
    holder = holder_of(resident)
    if resident.restricted_at and not sight_on(sight, resident).opens(holder, "identity.reference"):
        return ResidentMatch(
            uuid=str(resident.uuid), reference="", name=resident.full_name, birth_date=None, address_text="",
            postcode="", score=round(why.score, 2), reasons=("Kept, and not used: its use is restricted",),
            holder=holder, holder_name=resident.held_by.name if resident.held_by else "",
            items=frozenset({"identity.name"}), is_restricted=True,
        )  # fmt: skip
    return ResidentMatch(
        uuid=str(resident.uuid),
        reference=resident.reference,
        name=resident.full_name,
        birth_date=resident.birth_date if "birth" in asked else None,
        address_text=resident.address_text if "postcode" in asked else "",
        postcode=resident.postcode_key if "postcode" in asked else "",
        score=round(why.score, 2),
        reasons=why.reasons,
        holder=holder,
        holder_name=resident.held_by.name if resident.held_by else "",
        items=frozenset(KEY_ITEMS[kind] for kind in asked),
        is_restricted=resident.restricted_at is not None,
    )


Term = tuple[str, str]


def _ways(line: Line) -> Iterator[list[Term]]:
    """What must all agree, what fewest people share first: the first term drives the look-up.

    Of two words of a name either may be only begun, so that there may be two ways.
    """
    hard = _certain(line)
    days = [("birth", value) for value in line.births if value.startswith("d")]
    part_births = [("birth", value) for value in line.births if len(value) < 8 and value.isdigit()]
    part_postcodes = [("postcode", value) for value in line.postcodes if len(value) < 5]
    for names in _ways_of_name(line.names, years=[value[:4] for _, value in part_births]):
        yield hard + (names + days if len(line.names) > 1 else days + names) + part_postcodes + part_births


def _certain(line: Line) -> list[Term]:
    """What belongs to few people."""
    return [
        *(("reference", value) for value in line.references),
        *(("email", value) for value in line.emails),
        *(("phone", value) for value in line.phones),
        *(("birth", value) for value in line.births if len(value) == 8),
        *(("postcode", value) for value in line.postcodes if len(value) >= 5),
    ]


def _ways_of_name(names: list[str], years: Sequence[str] = ()) -> list[list[Term]]:
    """Two words as one pair; a word on its own as the beginning of one, in the year of birth where that is said."""
    if len(names) < 2:
        return [[("born", years[0] + name) if years else ("name", name) for name in names]]
    first, second, *others = sorted(names, key=len, reverse=True)
    rest = [("name", name) for name in others]
    return [[("pair", first + second), *rest], [("pair", second + first), *rest]]


# Asked person by person, never by going through all who share the other term: so the limit, which changes no answer.
_AGREES_TOO = """
    AND EXISTS (SELECT 1 FROM people_searchkey AS other
                WHERE other.resident_id = people_searchkey.resident_id AND other.kind = %s
                AND other.value BETWEEN %s AND %s LIMIT 1 OFFSET 0)
"""


def _ids(terms: Iterable[Term]) -> list[int]:
    """Residents with whom every term agrees, its value being the beginning of theirs."""
    ranges = [(kind, value, value + _LAST) for kind, value in terms]
    if not ranges or not ranges[0][1]:
        return []
    agrees_too = _AGREES_TOO * (len(ranges) - 1)
    rest = f"WHERE kind = %s AND value BETWEEN %s AND %s {agrees_too} ORDER BY value LIMIT {_WEIGHED_AT_MOST}"
    return [pk for (pk,) in select(SearchKey, ("resident_id",), rest, list(chain.from_iterable(ranges)))]


def _loosely(line: Line, *, is_met: bool) -> set[int]:
    """Residents with whom part agrees: one of the certain things, or a name that sounds or is spelt nearly so.

    Where somebody met a certain thing and all else that is said (`is_met`), others of such a name are not looked for.
    """
    ids: set[int] = set()
    certain = _certain(line)
    for term in certain:
        ids.update(_ids([term]))
    if certain and is_met:
        return ids
    for way in _ways_of_name(line.names) if certain else ():
        ids.update(_ids(way))
    if len(line.names) > 1:
        ids.update(_begun(line.names))
    ids.update(_sounding(line.names))
    ids.update(_nearly_spelt(line.names))
    return ids


def _begun(names: list[str]) -> list[int]:
    """Two words only begun, as in "joh smi": by three letters of the shorter and all that is said of the longer."""
    short, long = sorted(names, key=len)[-2:]
    if len(short) < BEGUN_LETTERS:
        return _ids([("name", name) for name in sorted(names, key=len, reverse=True)])
    begun = ("begun", begun_key(short, long))
    return _ids([begun, ("name", short)] if len(short) > BEGUN_LETTERS else [begun])


def _sounding(names: list[str]) -> list[int]:
    sounds = [sound for sound in map(sound_of, names) if sound]
    if len(sounds) > 1:
        return _among("soundpair", ["".join(pair) for pair in permutations(sounds, 2)])
    return _among("sound", sounds)


def _nearly_spelt(names: list[str]) -> list[int]:
    """Names in which a word has one slip: a letter wrong, missing, too many, or two swapped."""
    spellings = _spellings_near([name for name in names if len(name) > 3])
    if len(names) == 1:
        return _among("name", spellings.get(names[0], []))
    pairs = [
        one + other
        for first, second in permutations(names, 2)
        for one in (first, *spellings.get(first, ()))
        for other in (second, *spellings.get(second, ()))
        if (one, other) != (first, second)
    ]
    return _among("pair", pairs[:_SPELLINGS_AT_MOST])


def _spellings_near(names: list[str]) -> dict[str, list[str]]:
    """The words met in names that are one slip from each of these."""
    forms = {form for name in names for form in one_letter_out(name)}
    rows = select(NameSpelling, ("word",), f"WHERE form IN ({_places(forms)})", sorted(forms)) if forms else []
    words = sorted({word for (word,) in rows})
    return {
        name: [word for word in words if word != name and OSA.distance(word, name, score_cutoff=1) <= 1][:20]
        for name in names
    }


def _among(kind: str, values: list[str]) -> list[int]:
    if not values:
        return []
    wanted = sorted(set(values))
    rest = f"WHERE kind = %s AND value IN ({_places(wanted)}) LIMIT {_WEIGHED_AT_MOST}"
    return [pk for (pk,) in select(SearchKey, ("resident_id",), rest, [kind, *wanted])]


def _places(values: Collection[object]) -> str:
    return ", ".join(["%s"] * len(values))


def _weighed(line: Line, ids: set[int]) -> list[tuple[int, Weighed]]:
    if not ids:
        return []
    keys: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    kinds = sorted(_kinds_in(line))
    rest = f"WHERE resident_id IN ({_places(ids)}) AND kind IN ({_places(kinds)})"
    for resident, kind, value in select(SearchKey, ("resident_id", "kind", "value"), rest, [*ids, *kinds]):
        keys[resident][kind].add(value)
    return [(resident, weigh(line, keys[resident])) for resident in ids]

"""Records that a line may mean, by what is indexed, before anybody is weighed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, permutations

from rapidfuzz.distance import OSA

from onedoor.apps.people.models import NameSpelling, SearchKey
from onedoor.apps.people.search.keys import BEGUN_LETTERS, begun_key
from onedoor.apps.people.search.line import Line
from onedoor.apps.people.search.sounds import sound_of
from onedoor.apps.people.search.words import one_letter_out
from onedoor.foundation.rows import select

__all__ = ["Term", "ids_with", "loosely_meant", "places_for", "ways_of"]

# How many records one look-up may bring to be weighed. More than this share it only where the line says too little.
WEIGHED_AT_MOST = 60
_SPELLINGS_AT_MOST = 400

_LAST = "z" * 12

Term = tuple[str, str]


def ways_of(line: Line) -> Iterator[list[Term]]:
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


def ids_with(terms: Iterable[Term]) -> list[int]:
    """Residents with whom every term agrees, its value being the beginning of theirs."""
    ranges = [(kind, value, value + _LAST) for kind, value in terms]
    if not ranges or not ranges[0][1]:
        return []
    agrees_too = _AGREES_TOO * (len(ranges) - 1)
    rest = f"WHERE kind = %s AND value BETWEEN %s AND %s {agrees_too} ORDER BY value LIMIT {WEIGHED_AT_MOST}"
    return [pk for (pk,) in select(SearchKey, ("resident_id",), rest, list(chain.from_iterable(ranges)))]


def loosely_meant(line: Line, *, is_met: bool) -> set[int]:
    """Residents with whom part agrees: one of the certain things, or a name that sounds or is spelt nearly so.

    Where somebody met a certain thing and all else that is said (`is_met`), others of such a name are not looked for.
    """
    ids: set[int] = set()
    certain = _certain(line)
    for term in certain:
        ids.update(ids_with([term]))
    if certain and is_met:
        return ids
    for way in _ways_of_name(line.names) if certain else ():
        ids.update(ids_with(way))
    if len(line.names) > 1:
        ids.update(_begun(line.names))
    ids.update(_sounding(line.names))
    ids.update(_nearly_spelt(line.names))
    return ids


def _begun(names: list[str]) -> list[int]:
    """Two words only begun, as in "joh smi": by three letters of the shorter and all that is said of the longer."""
    short, long = sorted(names, key=len)[-2:]
    if len(short) < BEGUN_LETTERS:
        return ids_with([("name", name) for name in sorted(names, key=len, reverse=True)])
    begun = ("begun", begun_key(short, long))
    return ids_with([begun, ("name", short)] if len(short) > BEGUN_LETTERS else [begun])


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
    rows = select(NameSpelling, ("word",), f"WHERE form IN ({places_for(forms)})", sorted(forms)) if forms else []
    words = sorted({word for (word,) in rows})
    return {
        name: [word for word in words if word != name and OSA.distance(word, name, score_cutoff=1) <= 1][:20]
        for name in names
    }


def _among(kind: str, values: list[str]) -> list[int]:
    if not values:
        return []
    wanted = sorted(set(values))
    rest = f"WHERE kind = %s AND value IN ({places_for(wanted)}) LIMIT {WEIGHED_AT_MOST}"
    return [pk for (pk,) in select(SearchKey, ("resident_id",), rest, [kind, *wanted])]


def places_for(values: Collection[object]) -> str:
    return ", ".join(["%s"] * len(values))

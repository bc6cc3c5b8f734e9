"""From weighed pairs to people: which pairs are links, who belongs together, and an id that lasts.

Needs neither Splink nor a database: pairs in, people out.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["best_one_to_one", "gather", "people_ids"]

# Of all pairs of a record here and a record there, the share that must be links for two groups to be one person.
_ENOUGH_BETWEEN = 0.25


def best_one_to_one(pairs: Iterable[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Each record with at most one of the other file: the best pair first, then the best of those left.

    No two records left over would rather have each other, so nobody's partner is taken by a lesser claim.
    """
    taken: set[int] = set()
    kept = []
    for left, right, weight in sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if left not in taken and right not in taken:
            taken |= {left, right}
            kept.append((left, right, weight))
    return kept


def gather(count: int, links: Iterable[tuple[int, int, float]]) -> list[int]:
    """For each record the first record of its person: whoever is linked, straight or through others, is one.

    The surest links come first. Two groups that each hold together are joined only by links enough between them: one
    doubtful link would make one person of two families.
    """
    groups: dict[int, list[int]] = {}
    heads = list(range(count))
    ordered = sorted(links, key=lambda link: (-link[2], link[0], link[1]))
    near: dict[int, set[int]] = defaultdict(set)
    for left, right, _ in ordered:
        near[left].add(right)
        near[right].add(left)
    for left, right, _ in ordered:
        one, other = sorted((heads[left], heads[right]))
        if one != other:
            mine, theirs = groups.get(one, [one]), groups.get(other, [other])
            if _hold_together(mine, theirs, near):
                groups[one] = mine + theirs
                for record in theirs:
                    heads[record] = one
    return heads


def _hold_together(mine: Sequence[int], theirs: Sequence[int], near: Mapping[int, set[int]]) -> bool:
    if min(len(mine), len(theirs)) < 2:
        return True
    between = sum(len(near[record].intersection(theirs)) for record in mine)
    return between >= _ENOUGH_BETWEEN * len(mine) * len(theirs)


def people_ids(heads: Sequence[int], names: Sequence[str], before: Mapping[str, str]) -> list[str]:
    """An id for each record's person, the same in every run.

    A person whose records had ids before keeps the one most of them had, and never one another person keeps; a new
    person is named after its first record.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for record, head in enumerate(heads):
        members[head].append(record)
    wishes: list[tuple[int, str, int]] = []
    for head, records in members.items():
        had = Counter(before[names[record]] for record in records if names[record] in before)
        wishes.extend((-count, old, head) for old, count in had.items())
    given: dict[int, str] = {}
    used: set[str] = set()
    for _, old, head in sorted(wishes):
        if head not in given and old not in used:
            given[head] = old
            used.add(old)
    for head in members:
        if head not in given:
            given[head] = _new_id(names[head], used)
            used.add(given[head])
    return [given[head] for head in heads]


def _new_id(name: str, used: set[str]) -> str:
    """Twelve figures of a hash of the name; another try where somebody has it already."""
    at = 0
    while (made := hashlib.sha256(f"{name}\0{at}".encode()).hexdigest()[:12]) in used:
        at += 1
    return made

"""What the shipped weights were learnt from: invented people whose records it is known who they are of.

`python -m bench.matcher_learning` prints the rates of `people/defaults/matching.json`. Installations learn their own
(`onedoor people train`); these serve until then.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import Any

from bench.linkage_world import Person, World

SEED, HOUSEHOLDS, STRANGERS = 2026, 30_000, 400_000
Pair = tuple[Any, Any]


def given_of(person: Person) -> Any:
    """As somebody would say it at the desk."""
    from onedoor.apps.people.data import Given

    given, surname, birth, house, street, town, postcode, phone, email, nhs = person
    return Given(
        given_names=given, family_name=surname, birth_date=birth.isoformat(),
        address_text=f"{house} {street}, {town}", postcode=postcode, phones=(phone,) if phone else (),
        emails=(email,) if email else (), nhs_number=nhs,
    )  # fmt: skip


def _evidence(person: Person) -> Any:
    from onedoor.apps.people.matching.evidence import evidence_of

    return evidence_of(given_of(person))


def _counted(pairs: Iterable[Pair]) -> dict[str, Counter[str]]:
    """How many pairs are at each level of each field they both know."""
    from onedoor.apps.people.matching.compare import compare

    counts: dict[str, Counter[str]] = {}
    for one, other in pairs:
        for field, level in compare(one, other).items():
            counts.setdefault(field, Counter())[level] += 1
    return counts


def _of_one_person(world: World, homes: Sequence[Sequence[Person]]) -> Iterator[Pair]:
    for home in homes:
        for person in home:
            yield _evidence(person), _evidence(world.again(person))


def _of_one_home(world: World, homes: Sequence[Sequence[Person]]) -> Iterator[Pair]:
    for home in homes:
        for one, other in combinations(home, 2):
            yield _evidence(one), _evidence(world.again(other))


def _of_strangers(homes: Sequence[Sequence[Person]]) -> Iterator[Pair]:
    chance = random.Random(SEED)
    people = [_evidence(person) for home in homes for person in home]
    door = ("house", "street", "postcode")
    for _ in range(STRANGERS):
        one, other = chance.choice(people), chance.choice(people)
        if any(getattr(one, part) != getattr(other, part) for part in door):
            yield one, other


def learn() -> dict[str, dict[str, list[float]]]:
    """Field to level to its share among pairs of one person, of strangers and of one home.

    A level too rare to be seen among so many pairs keeps the share it has in the file now, which is judgement.
    """
    from onedoor.apps.people.matching.weights import shipped_weights

    world = World(SEED)
    homes = list(islice(world.households(), HOUSEHOLDS))
    stories = [
        _counted(_of_one_person(world, homes)),
        _counted(_of_strangers(homes)),
        _counted(_of_one_home(world, homes)),
    ]
    return {
        field: {
            level: [
                _share(story.get(field, Counter()), level, before) for story, before in zip(stories, rates, strict=True)
            ]
            for level, rates in levels.items()
        }
        for field, levels in shipped_weights().rates.items()
    }


def _share(counts: Counter[str], level: str, before: float) -> float:
    return float(f"{counts[level] / counts.total():.3g}") if counts[level] >= 10 else before


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(learn(), indent=1))

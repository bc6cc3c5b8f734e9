"""Invented English residents, some of them recorded more than once, for the linkage and matcher benchmarks.

Households share a surname, a door and a phone; there are twins, and sons who bear their father's name. A second record
of a person has what second records have: slips, nicknames, a married name, a new address, day and month swapped, a name
spelt from another script. Nobody in it exists; names are made of syllables and as unevenly common as real ones.
"""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

HEADER = (
    "id", "given_name", "surname", "date_of_birth", "street_number", "street", "town", "postcode", "phone", "email",
    "nhs_number", "person",
)  # fmt: skip
_STARTS = ("bar", "cal", "den", "fen", "gar", "hol", "kel", "lan", "mor", "nor", "pel", "ral", "sel", "tan", "wil",
           "har", "bro", "ster", "ash", "wick", "dun", "pres", "mar", "col", "hart")  # fmt: skip
_MIDDLES = ("a", "e", "i", "o", "ing", "er", "en", "ol", "an", "ar")
_ENDS = ("ton", "ley", "by", "son", "ford", "man", "well", "worth", "den", "ick", "er", "s", "ham", "low", "ey")
_GIVEN = (
    "william", "james", "thomas", "george", "edward", "robert", "michael", "david", "john", "richard", "charles",
    "daniel", "matthew", "andrew", "christopher", "joseph", "samuel", "benjamin", "anthony", "peter", "stephen",
    "elizabeth", "margaret", "catherine", "sarah", "susan", "rebecca", "jennifer", "patricia", "victoria", "deborah",
    "jessica", "charlotte", "eleanor", "mary", "alexandra", "philippa", "mohammed",
)  # fmt: skip
_SHORT = {
    "william": "bill", "james": "jim", "thomas": "tom", "edward": "ted", "robert": "bob", "michael": "mike",
    "elizabeth": "liz", "margaret": "peggy", "catherine": "kate", "susan": "sue", "rebecca": "becky",
    "mohammed": "muhammad",
}  # fmt: skip
_SPELT = (("ph", "f"), ("ck", "k"), ("y", "i"), ("kh", "h"), ("oo", "u"), ("ie", "y"), ("c", "k"))
Record = tuple[str, ...]
Person = tuple[str, str, date, str, str, str, str, str, str, str]


def _made(count: int, chance: random.Random) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        middle = chance.choice(_MIDDLES) if chance.random() < 0.7 else ""
        second = chance.choice(_STARTS) if chance.random() < 0.5 else ""
        made[chance.choice(_STARTS) + middle + second + chance.choice(_ENDS)] = None
    return list(made)


class World:
    """Everything drawn from one seed."""

    def __init__(self, seed: int = 20) -> None:
        self.chance = random.Random(seed)
        self.surnames = _made(15_000, self.chance)
        self.givens = [*_GIVEN, *_made(900, self.chance)]
        self._surname_shares = list(accumulate(1 / (rank + 12) for rank in range(len(self.surnames))))
        self._given_shares = list(accumulate(1 / (rank + 6) for rank in range(len(self.givens))))
        self.towns = [f"{name} {kind}".strip() for name in _made(60, self.chance) for kind in ("", "green", "bridge")]
        self.streets = [
            f"{name} {kind}" for name in _made(300, self.chance) for kind in ("road", "street", "lane", "close")
        ]

    def surname(self) -> str:
        return self.chance.choices(self.surnames, cum_weights=self._surname_shares)[0]

    def given(self) -> str:
        return self.chance.choices(self.givens, cum_weights=self._given_shares)[0]

    def address(self) -> tuple[str, str, str, str]:
        """House, street, town and postcode: a town has its own district, a street its own few postcodes."""
        town, street = self.chance.randrange(len(self.towns)), self.chance.randrange(len(self.streets))
        letters = "ABDEFGHJLNPQRSTUWXYZ"
        inward = (
            f"{street % 9 + 1}{letters[street // 9 % 20]}{letters[(street // 180 + self.chance.randrange(4)) % 20]}"
        )
        return (
            str(self.chance.randrange(1, 160)),
            self.streets[street],
            self.towns[town],
            f"Z{letters[town % 20]}{town // 20 + 1} {inward}",
        )

    def born(self, first: int, last: int) -> date:
        return date(first, 1, 1) + timedelta(days=self.chance.randrange((last - first + 1) * 365))

    def mobile(self) -> str:
        return f"07{self.chance.randrange(10**9):09}"

    def nhs_number(self) -> str:
        """One whose last figure checks."""
        while True:
            body = [self.chance.randrange(10) for _ in range(9)]
            check = -sum(figure * (10 - at) for at, figure in enumerate(body)) % 11
            if check < 10:
                return "".join(map(str, [*body, check]))

    def people(self) -> Iterator[Person]:
        """Person after person, without end."""
        for household in self.households():
            yield from household

    def households(self) -> Iterator[list[Person]]:
        """Household after household, without end."""
        chance = self.chance
        while True:
            household: list[Person] = []
            surname, address, phone = self.surname(), self.address(), f"01{chance.randrange(10**9):09}"
            adults = [self.born(1935, 2004) for _ in range(chance.choice((1, 1, 2, 2, 2)))]
            parent = adults[0].year
            children = [
                self.born(min(parent + 20, 2018), min(parent + 38, 2025)) for _ in range(chance.choice((0, 0, 1, 2)))
            ]
            if children and chance.random() < 0.03:
                children.append(children[0])
            father = self.given()
            for at, birth in enumerate([*adults, *children]):
                is_namesake = at == len(adults) and chance.random() < 0.02
                given = father if at == 0 or is_namesake else self.given()
                own_phone = self.mobile() if birth.year < 2010 and chance.random() < 0.6 else phone
                email = f"{given[:4]}.{surname}{chance.randrange(10**5)}@post.example" if chance.random() < 0.5 else ""
                nhs = self.nhs_number() if chance.random() < 0.5 else ""
                household.append((given, surname, birth, *address, own_phone, email, nhs))
            yield household

    def slip(self, word: str) -> str:
        """A letter wrong, missing, doubled or two swapped."""
        if len(word) < 3:
            return word
        at, kind = self.chance.randrange(len(word) - 1), self.chance.randrange(4)
        if kind == 0:
            return word[:at] + self.chance.choice("abcdefghijklmnoprstuvwy") + word[at + 1 :]
        if kind == 1:
            return word[:at] + word[at + 1 :]
        return word[: at + 1] + word[at:] if kind == 2 else word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    def again(self, person: Person) -> Person:
        """The same person as another office, or another year, wrote them down."""
        given, surname, birth, house, street, town, postcode, phone, email, nhs = person
        chance = self.chance
        if chance.random() < 0.25:
            given = _SHORT.get(given, given)
        if chance.random() < 0.08:
            given = self.slip(given)
        if chance.random() < 0.10:
            surname = self.slip(surname)
        if chance.random() < 0.03:
            old, new = chance.choice(_SPELT)
            surname, given = surname.replace(old, new), given.replace(old, new)
        if chance.random() < 0.03:
            surname = f"{surname}-{self.surname()}" if chance.random() < 0.2 else self.surname()
        if chance.random() < 0.02:
            given, surname = surname, given
        if chance.random() < 0.04 and birth.day <= 12:
            birth = birth.replace(month=birth.day, day=birth.month)
        elif chance.random() < 0.03:
            birth += timedelta(days=chance.choice((-10, -1, 1, 10, 365)))
        if chance.random() < 0.15:
            house, street, town, postcode = self.address()
        elif chance.random() < 0.06:
            street = self.slip(street)
        if chance.random() < 0.25:
            phone = self.mobile() if chance.random() < 0.5 else ""
        email = "" if chance.random() < 0.5 else email
        nhs = "" if chance.random() < 0.3 else nhs
        return given, surname, birth, house, street, town, postcode, phone, email, nhs


def write_residents(path: Path, records: int, seed: int = 20) -> None:
    """So many records, three in ten of them a person's second."""
    world = World(seed)
    people = world.people()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        written = number = 0
        while written < records:
            person = next(people)
            number += 1
            for copy in range(1 + (world.chance.random() < 0.43)):
                given, surname, birth, *rest = world.again(person) if copy else person
                writer.writerow((f"{number}-{copy}", given, surname, birth.isoformat(), *rest, number))
                written += 1

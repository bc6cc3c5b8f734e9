"""About thirty thousand people in those homes: families, couples, people on their own, students sharing."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onedoor.demonstration.streets import Home
from onedoor.demonstration.words import DRAMA_MOBILE_PREFIX, DRAMA_PHONE_PREFIXES, FAMILY_NAMES, GIVEN_NAMES

__all__ = ["Person", "make_people"]

_IN_EMAIL = "abcdefghijklmnopqrstuvwxyz.-"
_OFTEN_WELSH = {"Dilys", "Gwilym", "Glenys", "Idris", "Eirlys", "Aled", "Siân", "Rhodri", "Cerys", "Huw", "Angharad"}
_GIVEN = {decade: names.replace("|", "").split() for decade, names in GIVEN_NAMES.items()}
_WOMENS = {name for names in GIVEN_NAMES.values() for name in names.partition("|")[0].split()}
# Of a hundred people, so many said it nowhere.
_SEX_NOT_RECORDED = 6
# Household shapes: ages are drawn around these; shares are rough and only need to feel true.
_SHAPES = (
    (0.18, (72,)), (0.14, (38,)), (0.20, (67, 66)), (0.16, (36, 35)), (0.20, (41, 40, 12, 9)), (0.07, (34, 8)),
    (0.05, (21, 21, 22)),
)  # fmt: skip


@dataclass(slots=True)
class Person:
    """One resident, with what the front office would hold."""

    given_names: str
    family_name: str
    birth_date: date
    home: Home
    phone: str = ""
    mobile: str = ""
    email: str = ""
    language: str = "en-gb"
    preferred_channel: str = ""
    needs_large_print: bool = False
    needs_interpreter: bool = False
    help_needed: str = ""
    is_safe_to_contact: bool = True
    contact_warning: str = ""

    @property
    def sex(self) -> str:
        """As their body wrote it down: these people are invented with their names. Nobody else's is read off a name."""
        if (self.home.uprn + self.birth_date.toordinal()) % 100 < _SEX_NOT_RECORDED:
            return ""
        return "f" if self.given_names in _WOMENS else "m"

    def age_on(self, day: date) -> int:
        return day.year - self.birth_date.year - ((day.month, day.day) < (self.birth_date.month, self.birth_date.day))


def make_people(homes: list[Home], wanted: int, today: date, rng: random.Random) -> list[Person]:
    """Households in random homes until there are `wanted` people."""
    people: list[Person] = []
    phones = _phones(rng)
    shares = [share for share, _ in _SHAPES]
    for home in rng.sample(homes, len(homes)):
        if len(people) >= wanted:
            break
        ages = rng.choices(_SHAPES, shares)[0][1]
        people += _household(home, ages, today, next(phones, ""), rng)
    return people[:wanted]


def _household(home: Home, ages: tuple[int, ...], today: date, phone: str, rng: random.Random) -> list[Person]:
    family = rng.choice(FAMILY_NAMES)
    students = len(ages) == 3
    members = []
    for typical in ages:
        age = max(1, round(typical + rng.gauss(0, 2 if students else 7 if typical > 20 else 3)))
        born = today - timedelta(days=age * 365 + rng.randrange(365))
        decade = min(max(born.year // 10 * 10, 1930), 2010)
        surname = rng.choice(FAMILY_NAMES) if students or rng.random() < 0.08 else family
        person = Person(rng.choice(_GIVEN[decade]), surname, born, home, phone=phone)
        _ways_to_reach(person, age, rng)
        members.append(person)
    home.people = len(members)
    return members


def _ways_to_reach(person: Person, age: int, rng: random.Random) -> None:
    if age < 16:
        person.phone = ""
        return
    if rng.random() < (0.88 if age < 65 else 0.5):
        name = "".join(letter for letter in f"{person.given_names}.{person.family_name}".lower() if letter in _IN_EMAIL)
        person.email = f"{name}{person.birth_date.year % 100:02}{rng.randrange(10, 99)}@mail.example"
    if rng.random() < 0.03:
        person.mobile = f"{DRAMA_MOBILE_PREFIX}{rng.randrange(1000):03}"
    if person.given_names in _OFTEN_WELSH and rng.random() < 0.5:
        person.language = "cy"
    if age > 75:
        person.needs_large_print = rng.random() < 0.12
        person.preferred_channel = "phone" if rng.random() < 0.5 else ""
        if rng.random() < 0.08:
            person.help_needed = "Hard of hearing: speak slowly, or write."
    if person.family_name in {"Nguyen", "Chen", "Popescu", "Kowalski", "Al-Hassan"} and age > 30:
        person.needs_interpreter = rng.random() < 0.25
    if rng.random() < 0.004:
        person.is_safe_to_contact = False
        person.contact_warning = "Do not leave a message or write to the home address."


def _phones(rng: random.Random) -> Iterator[str]:
    """Every number kept for drama once, in random order; later households have none."""
    count = len(DRAMA_PHONE_PREFIXES) * 1000
    return (f"{DRAMA_PHONE_PREFIXES[n // 1000]}{n % 1000:03}" for n in rng.sample(range(count), count))

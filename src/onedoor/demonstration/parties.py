"""Who speaks for whom in the invented county, its businesses, households and warnings, and one pass-phrase to try.

Made by the building blocks themselves, a few dozen of them: they write little.
"""

from datetime import timedelta
from itertools import cycle, islice

from django.db import transaction

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.people import services as people
from onedoor.apps.people.data import AccessNeed, AlertKind, Ground
from onedoor.apps.people.models import (
    Alert,
    Business,
    ContactPoint,
    Household,
    HouseholdMember,
    Representation,
    Resident,
)
from onedoor.apps.people.search.words import name_words
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM

__all__ = ["PHRASE", "make_parties"]

PHRASE = "copper kettle harbour"
_MANY = 40
# relation, ground, purposes, what was seen, whether they are told
_WAYS = (
    ("daughter", Ground.CONSENT, ("care-at-home",), "", True),
    ("son", Ground.LPA_MONEY, (), "Registered lasting power of attorney, 7000-5581-2046", True),
    ("neighbour", Ground.CONSENT, ("answer-question",), "", False),
    (
        "Age Friends advocate",
        Ground.ADVOCATE,
        ("care-at-home", "money-advice"),
        "Care Act advocacy referral 5521",
        True,
    ),
    ("sister", Ground.APPOINTEE, ("money-advice",), "Form BF57, shown by her", True),
    ("nephew", Ground.LPA_HEALTH, (), "Registered lasting power of attorney, 7000-9917-0032", True),
)
_GIVEN = ("Catrin", "Idris", "Petra", "Owain", "Marjorie", "Tobias", "Anwen", "Rafe")
_FAMILY = ("Osgood", "Fallow", "Lindqvist", "Trellis", "Kettleby", "Wren", "Sallow", "Underhill")

_BUSINESSES = (
    "Saltgrass Bakery Ltd", "Wherry Boatyard", "Kittiwake Plumbing Ltd", "Anchor Lane Nursery", "Marram Fisheries Ltd",
    "Harbour Light Café", "Reedbed Farm Shop", "Staithe Removals Ltd", "Tern and Daughters Roofing", "Quayside Dental",
)  # fmt: skip
_RISKS = (
    (
        AlertKind.HOME,
        "Ring first: the dog is put away.",
        "Meter reader bitten at the door on 3 May; dog not on a lead.",
    ),
    (AlertKind.PAIRS, "Visit in pairs, and say where you are.", "Kept an officer from leaving the house on 14 June."),
    (AlertKind.VIOLENCE, "See them at the counter, not at home.", "Threatened a colleague with a stick on 2 August."),
    (AlertKind.AT_RISK, "Do not speak of money while others listen.", "Neighbour seen taking the bank card, twice."),
)
_NEEDS = (AccessNeed.TEXT_RELAY, AccessNeed.SIGN, AccessNeed.EASY_READ, AccessNeed.STEP_FREE, AccessNeed.LIP_READS)


@transaction.atomic(durable=True)
def make_parties() -> int:
    """How many people somebody speaks for."""
    old = Resident.objects.exclude(held_by=None).filter(birth_date__year__lt=1950, restricted_at=None)
    old = old.select_related("held_by").order_by("pk")
    # The county's first: its advisers are whom people try the demonstration as.
    county = list(old.filter(held_by__slug="carrowshire")[: _MANY // 2])
    residents = county + list(old.exclude(held_by__slug="carrowshire")[: _MANY // 2])
    today = clock.today()
    for place, (resident, way) in enumerate(zip(residents, cycle(_WAYS), strict=False)):
        relation, ground, purposes, evidence, is_told = way
        name = f"{_GIVEN[place % 8]} {_FAMILY[(place + place // 8) % 8]}"
        people.add_representative(
            by=SYSTEM, resident=resident, name=name, relation=relation, phone=f"01632 9607{place % 100:02}",
            email=f"{name.lower().replace(' ', '.')}@post.example", ground=ground, purposes=purposes,
            evidence=evidence, is_told=is_told, review_on=today + timedelta(days=30 + 9 * place),
        )  # fmt: skip
    _let_some_run_out()
    _make_businesses()
    _make_households()
    _warn(residents)
    _say_how_to_treat(residents)
    people.set_pass_phrase(by=SYSTEM, residents=list(islice(residents, 1)), phrase=PHRASE)
    return len(residents)


def _let_some_run_out() -> None:
    """Every seventh, so that a clear stop is met."""
    today = clock.today()
    ids = list(Representation.objects.order_by("pk").values_list("pk", flat=True))[6::7]
    Representation.objects.filter(pk__in=ids).update(
        starts_on=today - timedelta(days=400), ends_on=today - timedelta(days=20)
    )


def _make_businesses() -> None:
    """The county's own, some of which asked for something."""
    county = Organisation.objects.get(slug="carrowshire")
    rows = [
        Business(
            held_by=county, name=name, name_key=" ".join(name_words(name)), number=f"0{7_100_200 + place * 371}",
            contact_name=f"{_GIVEN[place % 8]} {_FAMILY[-1 - place % 8]}", phone=f"+4416329608{place:02}",
            email=f"office@{name_words(name)[0]}.example", address_text=f"{place + 1} Market Row",
            postcode_key="CX11AA",
        )
        for place, name in enumerate(_BUSINESSES)
    ]  # fmt: skip
    Business.objects.bulk_create(rows)
    asked = Request.objects.filter(accountable=county, resident=None).order_by("-raised_at")[: 2 * len(rows)]
    for place, request in enumerate(asked):
        firm = rows[place % len(rows)]
        request.business, request.contact_name = firm, firm.contact_name
        request.save(update_fields=["business", "contact_name"])


def _make_households() -> None:
    """Of those who live at one property and share a name, what was said of the first few."""
    homes: dict[tuple[int, str, int], list[Resident]] = {}
    known = Resident.objects.filter(uprn__isnull=False, held_by__isnull=False).order_by("pk")[:1500]
    for one in known.only("pk", "uprn", "family_name", "held_by_id"):
        homes.setdefault((one.uprn or 0, one.family_name, one.held_by_id or 0), []).append(one)
    together = [(key, members) for key, members in homes.items() if len(members) > 1][:_MANY]
    made = Household.objects.bulk_create(Household(held_by_id=key[2], uprn=key[0]) for key, _ in together)
    HouseholdMember.objects.bulk_create(
        HouseholdMember(household=home, resident=one)
        for home, (_, members) in zip(made, together, strict=True)
        for one in members
    )


def _warn(residents: list[Resident]) -> None:
    """One in each state: raised, confirmed, to be looked at again."""
    managers = Account.objects.filter(memberships__role=Role.SERVICE_MANAGER).order_by("pk").distinct()
    today, now = clock.today(), clock.now()
    # Of the city as well, whose managers look at their own.
    others = Resident.objects.filter(held_by__slug="linsmouth", family_name__gt="").order_by("pk")[:3]
    for place, resident in enumerate([*residents[1:13], *others]):
        kind, advice, reason = _RISKS[place % len(_RISKS)]
        owner = managers.filter(memberships__organisation=resident.held_by).first() if place % 3 else None
        Alert.objects.create(
            resident=resident, kind=kind, advice=advice, reason=reason, raised_by=str(SYSTEM), owner=owner,
            raised_at=now - timedelta(days=5), confirmed_by=str(SYSTEM) if owner else "",
            confirmed_at=now - timedelta(days=3) if owner else None, review_on=today + timedelta(days=40 * place - 40),
        )  # fmt: skip


def _say_how_to_treat(residents: list[Resident]) -> None:
    for place, resident in enumerate(residents[::3]):
        resident.access_needs = [_NEEDS[place % len(_NEEDS)]]
        resident.save(update_fields=["access_needs"])
    numbers = ContactPoint.objects.filter(resident__in=residents, kind="phone").order_by("-pk")[:5]
    ContactPoint.objects.filter(pk__in=list(numbers.values_list("pk", flat=True))).update(
        is_safe=False, is_only_to_check=True
    )

"""What it costs a page to ask what may be shown: 20 bodies, 120 agreements, 100,000 rows in the ledger.

`python -m bench sharing` measures SQLite and PostgreSQL, in process. "Adds to a page" is the reading of the caller's
record, where another body holds it and an agreement opens it, less the reading of a record of one's own.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import Any
from uuid import uuid4

BODIES, AGREEMENTS, LEDGER, ROUNDS = 20, 120, 100_000, 400
ITEMS = ("identity.name", "identity.birth_date", "address.home", "contact.phone", "contact.email", "requests.history")


def agree(number: int, owner: Any, bodies: list[Any], purpose: Any, items: list[Any]) -> Any:
    """One in force among these bodies, each letting every other know the items."""
    from onedoor.apps.sharing.models import Agreement, AgreementVersion, SharedItem
    from onedoor.foundation import clock

    now = clock.now()
    agreement = Agreement.objects.create(title=f"Agreement {number}", kind="regular", owner=owner)
    version = AgreementVersion.objects.create(
        agreement=agreement, status="in_force", offered_at=now, signed_at=now, content_hash="0" * 64,
        in_force_from=clock.today(), in_force_to=clock.today() + timedelta(days=365),
    )  # fmt: skip
    parties = [version.parties.create(organisation=body, article6="public-task", is_frozen=True) for body in bodies]
    SharedItem.objects.bulk_create(
        SharedItem(version=version, purpose=purpose, item=item, giver=giver, receiver=receiver)
        for giver, receiver in permutations(parties, 2)
        for item in items
    )
    return version


def _world() -> dict[str, Any]:
    from django.core.management import call_command

    from onedoor.apps.contacts import services as contacts
    from onedoor.apps.directory import services as directory
    from onedoor.apps.partners.models import Account, Organisation
    from onedoor.apps.people import services as people
    from onedoor.apps.sharing import services as sharing
    from onedoor.apps.sharing.models import DataItem, Disclosure, Purpose
    from onedoor.foundation import clock
    from onedoor.foundation.actors import SYSTEM, Actor, Grant

    call_command("migrate", verbosity=0)
    for install in (directory.install_defaults, sharing.install_defaults, contacts.install_defaults):
        install()
    bodies = [Organisation.objects.create(kind="district", slug=f"body-{n}", name=f"Body {n}") for n in range(BODIES)]
    items, purposes = list(DataItem.objects.filter(code__in=ITEMS)), list(Purpose.objects.all())
    enquiry = next(one for one in purposes if one.code == "answer-question")
    version = agree(0, bodies[0], bodies, enquiry, items)
    for number in range(1, AGREEMENTS):
        pair = [bodies[number % BODIES], bodies[(number * 7 + 1) % BODIES]]
        if pair[0] != pair[1]:
            agree(number, pair[0], pair, purposes[number % len(purposes)], items)
    Disclosure.objects.bulk_create(
        (
            Disclosure(
                person=uuid4(), purpose="answer-question", source=bodies[1], recipient=bodies[0], version=version,
                items=list(ITEMS), contact=uuid4(), actor="staff:somebody", disclosed_at=clock.now(), event=uuid4(),
                digest="0" * 64,
            )
            for _ in range(LEDGER)
        ),
        batch_size=2_000,
    )  # fmt: skip
    account = Account.objects.create(email="adviser@body.example", name="Adviser")
    adviser = Actor("staff", str(account.uuid), "Adviser", frozenset({Grant(str(bodies[0].uuid), "adviser")}))
    known = {
        whose: people.create_resident(
            by=SYSTEM, given_names="Olwen", family_name="Parry", postcode="ZZ1 1ZZ", phones=["01632 960001"],
            emails=["olwen@post.example"], held_by=body,
        )
        for whose, body in (("own", bodies[0]), ("theirs", bodies[1]))
    }  # fmt: skip
    return {"adviser": adviser, "bodies": bodies, **known}


def _contact(adviser: Any, resident: Any) -> Any:
    from onedoor.apps.contacts import services as contacts

    opened = contacts.open_contact(by=adviser, channel="phone")
    contacts.set_resident(by=adviser, contact=opened, resident=resident)
    contacts.vouch(by=adviser, contact=opened, assurance="document")
    contacts.state_purpose(by=adviser, contact=opened, purpose="answer-question")
    return contacts.get_contact_for(adviser, opened.uuid)


def _times(act: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    return _times_in_turn(act, rounds=rounds)[0]


def _times_in_turn(*acts: Callable[[], object], rounds: int = ROUNDS) -> list[list[float]]:
    """Milliseconds of each act, all in every round, so that what else the machine does meets them alike."""
    taken: list[list[float]] = [[] for _ in acts]
    for number in range(rounds + 1):
        for act, times in zip(acts, taken, strict=True):
            start = time.perf_counter()
            act()
            # The first round reads what is kept in memory after it.
            times += [(time.perf_counter() - start) * 1000] * (number > 0)
    return taken


def _row(label: str, taken: list[float]) -> None:
    print(f"| {label} | {statistics.median(taken):.3f} | {statistics.quantiles(taken, n=20)[-1]:.3f} |", flush=True)


def _inside(name: str) -> None:
    """In a process of its own, whose settings name the database."""
    import django

    django.setup()
    from django.conf import settings

    from bench.aims import below
    from bench.owner import hand_over
    from onedoor.apps.contacts import services as contacts
    from onedoor.apps.sharing import services as sharing

    settings.MEMORY_SECONDS = 5
    world = _world()
    hand_over()
    adviser, door, other = world["adviser"], str(world["bodies"][0].uuid), str(world["bodies"][1].uuid)
    asked = {"actor": adviser, "purpose": "answer-question", "recipient_organisation": door}
    print(f"\n{name}: {BODIES} bodies, {AGREEMENTS} agreements, {LEDGER:,} rows in the ledger\n")
    print("| what | median ms | p95 ms |\n|---|---|---|")
    _row("may this body see that one’s", _times(lambda: sharing.permission(**asked, source_organisation=other)))
    _row("what of all bodies is open", _times(lambda: sharing.sight(**asked)))
    _row("which bodies may be reached", _times(lambda: sharing.bodies_in_reach(adviser)))
    own, theirs = (_contact(adviser, world[whose]) for whose in ("own", "theirs"))
    of_own, of_theirs = _times_in_turn(*(lambda one=one: contacts.caller_of(one, by=adviser) for one in (own, theirs)))
    _row("the caller, a record of one’s own", of_own)
    _row("the caller, another body’s record", of_theirs)
    more = [statistics.quantiles(taken, n=20)[-1] for taken in (of_theirs, of_own)]
    added = statistics.median(of_theirs) - statistics.median(of_own)
    print(f"| **adds to a page** | **{added:.3f}** | **{more[0] - more[1]:.3f}** |", flush=True)
    aimed = more[0] - more[1]
    fresh = iter([_contact(adviser, world["theirs"]) for _ in range(61)])
    _row("the first look, written in the ledger", _times(lambda: contacts.caller_of(next(fresh), by=adviser), 60))
    below("Adds to a page, p95", aimed, 2, " ms")


def run() -> None:
    """An empty database of each kind, filled and asked."""
    from tests.postgres import postgres

    def measure(name: str, url: str) -> None:
        environment = {**os.environ, "ONEDOOR_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        subprocess.run([sys.executable, "-m", "bench.sharing", name], env=environment, check=True)

    with tempfile.TemporaryDirectory(prefix="onedoor-bench-") as folder:
        measure("SQLite", f"sqlite:///{Path(folder) / 'sharing.sqlite3'}")
    with postgres("synchronous_commit = off") as url:
        measure("PostgreSQL", url)


if __name__ == "__main__":
    _inside(sys.argv[1])

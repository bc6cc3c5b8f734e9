"""How fast an adviser finds a caller among a million residents, with five million requests in the database.

`python -m bench desk` measures SQLite and PostgreSQL. Smaller: `python -m bench.desk --residents 100000
--requests 500000`. Names are made of syllables and as unevenly common as real ones; nobody in them exists.

It is measured as the desk does it: eight bodies hold the records, one agreement among them is in force, PostgreSQL
locks the rows, and what is found of another body's records is written in the ledger before it is shown.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

RESIDENTS, REQUESTS, ROUNDS, BODIES = 1_000_000, 5_000_000, 40, 8
_STARTS = (
    "bar", "cal", "den", "fen", "gar", "hol", "kel", "lan", "mor", "nor", "pel", "ral", "sel", "tan", "wil", "har",
    "bro", "ster", "ash", "wick",
)  # fmt: skip
_MIDDLES = ("a", "e", "i", "o", "ing", "er", "en", "ol", "an", "ar")
_ENDS = ("ton", "ley", "by", "son", "ford", "man", "well", "worth", "den", "ick", "er", "s", "ham", "low", "ey")


def _names(count: int, seed: int) -> list[str]:
    chooser = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        middle = chooser.choice(_MIDDLES) if chooser.random() < 0.7 else ""
        second = chooser.choice(_STARTS) if chooser.random() < 0.4 else ""
        made[(chooser.choice(_STARTS) + middle + second + chooser.choice(_ENDS)).title()] = None
    return list(made)


def _people(count: int) -> Iterator[dict[str, Any]]:
    """The thousandth name is a thousandth as common as the first (Zipf), as with real surnames."""
    chooser = random.Random(7)
    families, givens = _names(12_000, 1), _names(900, 2)
    family_weights = [1 / (rank + 8) for rank in range(len(families))]
    given_weights = [1 / (rank + 4) for rank in range(len(givens))]
    outwards = [f"{letters}{number}" for letters in ("ZA", "ZB", "ZC", "ZD") for number in range(1, 41)]
    for start in range(0, count, 10_000):
        size = min(10_000, count - start)
        family = chooser.choices(families, family_weights, k=size)
        given = chooser.choices(givens, given_weights, k=size)
        for offset in range(size):
            number = start + offset + 1
            inward = f"{chooser.randrange(10)}{chooser.choice('ABDEFGHJLN')}{chooser.choice('PQRSTUWXYZ')}"
            yield {
                "number": number,
                "given": given[offset],
                "family": family[offset],
                "birth": date(1930, 1, 1) + timedelta(days=chooser.randrange(32_000)),
                "postcode": chooser.choice(outwards) + inward,
                "phone": f"+447{number:09d}",
                "email": f"r{number}@post.example",
            }


def _given(person: dict[str, Any]) -> Any:
    """What the matcher is told of them."""
    from onedoor.apps.people.data import Given

    return Given(
        given_names=person["given"], family_name=person["family"], birth_date=person["birth"].isoformat(),
        postcode=person["postcode"], phones=(person["phone"],), emails=(person["email"],),
    )  # fmt: skip


def _resident_row(person: dict[str, Any], bodies: list[int]) -> dict[str, Any]:
    return {
        "held_by_id": bodies[person["number"] % len(bodies)],
        "id": person["number"],
        "uuid": UUID(int=person["number"]),
        "reference": f"{person['number']:09d}",
        "given_names": person["given"],
        "family_name": person["family"],
        "birth_date": person["birth"],
        "postcode_key": person["postcode"],
        "language": "en-gb",
        "is_safe_to_contact": True,
        "needs_large_print": False,
        "needs_interpreter": False,
    }


def _blank(field: Any) -> Any:
    """What a column holds that this benchmark does not care about."""
    from onedoor.foundation import clock
    from onedoor.foundation.encryption.fields import Encrypted

    kind = field.get_internal_type()
    if isinstance(field, Encrypted):
        return field.get_default()
    if field.null:
        return None
    if kind == "DateTimeField":
        return clock.now()
    return {"BooleanField": False, "JSONField": "[]", "PositiveSmallIntegerField": 0, "PositiveIntegerField": 0}.get(
        kind, ""
    )


def load(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    """In bulk: COPY on PostgreSQL, one prepared statement on SQLite."""
    from django.db import connection

    from onedoor.foundation.encryption.fields import Encrypted

    fields = list(model._meta.concrete_fields)
    blanks = {field.attname: _blank(field) for field in fields if not field.primary_key}
    columns = [field.column for field in fields]

    def stored(row: dict[str, Any]) -> list[Any]:
        values = {**blanks, **row}
        return [
            field.get_db_prep_save(values[field.attname], connection)
            if isinstance(field, Encrypted)
            else values.get(field.attname)
            for field in fields
        ]

    given = map(stored, rows)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
                for row in given:
                    copy.write_row(row)
            return
        marks = ", ".join("?" for _ in columns)
        plain = ([_plain(value) for value in row] for row in given)
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        while part := list(islice(plain, 200_000)):
            connection.connection.execute("BEGIN")
            connection.connection.executemany(statement, part)
            connection.connection.execute("COMMIT")


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return value.hex
    return value if isinstance(value, int | float | str | None) else str(value)


def _keys(count: int) -> Iterator[dict[str, Any]]:
    from onedoor.apps.people.search.keys import keys_for

    number = 0
    for person in _people(count):
        found = keys_for(
            names=(person["given"], person["family"]),
            birth_date=person["birth"],
            postcode=person["postcode"],
            phones=[person["phone"]],
            emails=[person["email"]],
            reference=f"{person['number']:09d}",
        )
        for kind, value in sorted(found):
            number += 1
            yield {"id": number, "resident_id": person["number"], "kind": kind, "value": value}


def _spellings() -> Iterator[dict[str, Any]]:
    from onedoor.apps.people.search.words import one_letter_out

    words = {name.lower() for name in (*_names(12_000, 1), *_names(900, 2))}
    pairs = ((form, word) for word in sorted(words) for form in sorted(one_letter_out(word)))
    for number, (form, word) in enumerate(pairs, start=1):
        yield {"id": number, "form": form, "word": word}


def _request_rows(count: int, residents: int, service: int, body: int) -> Iterator[dict[str, Any]]:
    from onedoor.foundation import clock

    now = clock.now()
    for number in range(1, count + 1):
        is_open = number % 20 == 0
        yield {
            "id": number,
            "uuid": UUID(int=number),
            "reference": f"{number:09d}",
            "kind": "report",
            "service_id": service,
            "status": "open" if is_open else "fixed",
            "is_open": is_open,
            "closed_at": None if is_open else now,
            "resident_id": number * 7919 % residents + 1,
            "accountable_id": body,
            "delivering_id": body,
            "channel": "web",
            "language": "en-gb",
            "link_version": 1,
        }


def _fill(residents: int, requests: int, folder: Path) -> list[Any]:
    """The bodies that hold the residents, as many each."""
    from django.core.management import call_command
    from django.db import connection

    from bench.match_rows import load_match_rows
    from bench.owner import hand_over
    from onedoor.apps.directory.models import Service
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.people.actions.training import train_matcher
    from onedoor.apps.people.models import NameSpelling, Resident, SearchKey
    from onedoor.apps.requests.models import Request
    from onedoor.foundation.actors import SYSTEM

    call_command("migrate", verbosity=0)
    call_command("install", verbosity=0)
    bodies = [Organisation.objects.create(kind="district", slug=f"body-{n}", name=f"Body {n}") for n in range(BODIES)]
    service = Service.objects.create(slug="a-hole-in-the-road", name="A hole in the road")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # Nobody minds if a benchmark's file is broken by a power cut.
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -4000000")
            cursor.execute("PRAGMA foreign_keys = OFF")
        else:
            # Millions of foreign keys are not looked up one by one.
            cursor.execute("SET session_replication_role = replica")
    keys = [body.pk for body in bodies]
    rows: dict[Any, Iterator[dict[str, Any]]] = {
        Resident: (_resident_row(person, keys) for person in _people(residents)),
        SearchKey: _keys(residents),
        NameSpelling: _spellings(),
        Request: _request_rows(requests, residents, service.pk, bodies[0].pk),
    }
    for model, found in rows.items():
        load_without_indexes(model, found)
        print(f"{model.__name__} filled", file=sys.stderr, flush=True)
    load_match_rows(folder)
    train_matcher(by=SYSTEM, only_shares=True)
    with connection.cursor() as cursor:
        # As the server does by itself, some minutes after so many rows.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        cursor.execute(
            "SET session_replication_role = DEFAULT"
            if connection.vendor == "postgresql"
            else "PRAGMA synchronous = FULL"
        )
    hand_over()
    return bodies


def load_without_indexes(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    """An index is made much faster of all rows at once."""
    from django.db import connection

    with connection.schema_editor() as editor:
        for index in model._meta.indexes:
            editor.remove_index(model, index)
    load(model, rows)
    with connection.schema_editor() as editor:
        for index in model._meta.indexes:
            editor.add_index(model, index)


def _slip(word: str, chooser: random.Random) -> str:
    place = chooser.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _lines(residents: int) -> dict[str, list[str]]:
    """What advisers type, for people spread over all of them."""
    chooser = random.Random(11)
    some = list(islice(_people(min(residents, 20_000)), 0, None, max(min(residents, 20_000) // ROUNDS, 1)))[:ROUNDS]
    return {
        "one name": [p["family"] for p in some],
        "two names": [f"{p['given']} {p['family']}" for p in some],
        "two names, begun": [f"{p['given'][:3]} {p['family'][:4]}" for p in some],
        "names and year": [f"{p['family']} {p['birth'].year}" for p in some],
        "misspelt": [f"{p['given']} {_slip(p['family'], chooser)}" for p in some],
        "birth date": [f"{p['birth']:%d/%m/%Y}" for p in some],
        "name and postcode": [f"{p['family']} {p['postcode']}" for p in some],
        "phone": [f"0{p['phone'][3:]}" for p in some],
        "e-mail": [p["email"] for p in some],
    }


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _adviser(bodies: list[Any]) -> Any:
    """Of the first body; an agreement in force opens the others' records to it for answering questions."""
    from bench.sharing import ITEMS, agree
    from onedoor.apps.partners.models import Account
    from onedoor.apps.sharing.models import DataItem, Purpose
    from onedoor.foundation.actors import Actor, Grant

    enquiry = Purpose.objects.get(code="answer-question")
    agree(0, bodies[0], bodies, enquiry, list(DataItem.objects.filter(code__in=ITEMS)))
    account = Account.objects.create(email="adviser@body.example", name="Adviser")
    return Actor("staff", str(account.uuid), "Adviser", frozenset({Grant(str(bodies[0].uuid), "adviser")}))


def _finding(adviser: Any, line: str) -> float:
    """Milliseconds, in a contact of its own, as the page of the desk does it."""
    from onedoor.apps.contacts import services as contacts
    from onedoor.apps.sharing import services as sharing
    from onedoor.foundation.reading import read_as

    contact = contacts.open_contact(by=adviser, channel="phone")

    def act() -> None:
        with read_as(sharing.bodies_in_reach(adviser)):
            if not contacts.find_people(contact, line, by=adviser).matches:
                raise SystemExit(f"Nobody found by “{line}”.")

    return _timed(act)


def _measure(name: str, residents: int, requests: int, adviser: Any) -> None:
    print(f"\n{name}: {residents:,} residents of {BODIES} bodies, {requests:,} requests\n")
    print("| what is typed | median ms | p95 ms |\n|---|---|---|")
    everything: list[float] = []
    for label, lines in _lines(residents).items():
        _finding(adviser, lines[0])
        times = [_finding(adviser, line) for line in lines]
        everything += times
        print(f"| {label} | {statistics.median(times):.1f} | {_p95(times):.1f} |", flush=True)
    print(f"| **all** | **{statistics.median(everything):.1f}** | **{_p95(everything):.1f}** |", flush=True)


def _inside(name: str, residents: int, requests: int, folder: Path) -> None:
    """In a process of its own, whose settings name the database."""
    import django

    django.setup()
    if name == "prepare":
        from bench.match_rows import write_match_rows

        write_match_rows(folder, map(_given, _people(residents)))
        return
    start = time.perf_counter()
    bodies = _fill(residents, requests, folder)
    print(f"{name}: filled in {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    _measure(name, residents, requests, _adviser(bodies))


def run(residents: int = RESIDENTS, requests: int = REQUESTS, only: str = "") -> None:
    """Fill an empty database of each kind and search in it."""
    from tests.postgres import postgres

    with tempfile.TemporaryDirectory(prefix="onedoor-bench-") as name:
        folder = Path(name)

        def inside(task: str, url: str = "sqlite://") -> None:
            environment = {**os.environ, "ONEDOOR_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings",
                           "ONEDOOR_MEMORY_SECONDS": "5"}  # fmt: skip
            command = [sys.executable, "-m", "bench.desk", "--inside", task, "--folder", name]
            sizes = ["--residents", str(residents), "--requests", str(requests)]
            subprocess.run([*command, *sizes], env=environment, check=True)

        inside("prepare")
        if only in ("", "sqlite"):
            inside("SQLite", f"sqlite:///{folder / 'desk.sqlite3'}")
        if only in ("", "postgresql"):
            with postgres("shared_buffers = '512MB'", "max_wal_size = '8GB'", "synchronous_commit = off") as url:
                inside("PostgreSQL", url)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--residents", type=int, default=RESIDENTS)
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--only", choices=["sqlite", "postgresql"], default="")
    parser.add_argument("--inside", default="")
    parser.add_argument("--folder", type=Path, default=Path())
    given = parser.parse_args()
    if given.inside:
        _inside(given.inside, given.residents, given.requests, given.folder)
    else:
        run(given.residents, given.requests, given.only)

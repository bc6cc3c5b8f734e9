"""All records of an installation: what the matcher learns from them, and linking them all once.

    python -m bench.records --records 100000

The records are invented (`linkage_world.py`), three in ten of them a person's second, in an SQLite of their own. Each
task runs in a process of its own, as the command of the operator does.
"""

import argparse
import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.linkage_world import write_residents

RECORDS = 100_000


def _rows(folder: Path) -> Iterator[list[str]]:
    with (folder / "residents.csv").open(encoding="utf-8", newline="") as file:
        yield from islice(csv.reader(file), 1, None)


def _fill(folder: Path) -> None:
    """Residents, their ways to be reached, and what the matcher reads of them."""
    from django.core.management import call_command
    from django.db import connection

    from bench.desk import load
    from bench.match_rows import load_match_rows, write_match_rows
    from bench.matcher import _person
    from bench.matcher_learning import given_of
    from onedoor.apps.people.models import ContactPoint, Resident

    call_command("migrate", verbosity=0)
    write_match_rows(folder, (given_of(_person(row)) for row in _rows(folder)))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
    load(Resident, (_resident(number, row) for number, row in enumerate(_rows(folder), start=1)))
    points = (point for number, row in enumerate(_rows(folder), start=1) for point in _points(number, row))
    load(ContactPoint, ({**point, "id": at, "uuid": UUID(int=at)} for at, point in enumerate(points, start=1)))
    load_match_rows(folder)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _resident(number: int, row: list[str]) -> dict[str, Any]:
    _, given, surname, birth, house, street, town, postcode, _, _, nhs, _ = row
    return {
        "id": number, "uuid": UUID(int=number), "reference": f"{number:09d}", "given_names": given,
        "family_name": surname, "birth_date": birth, "address_text": f"{house} {street}, {town}",
        "postcode_key": postcode.replace(" ", ""), "nhs_number": nhs, "language": "en-gb", "is_safe_to_contact": True,
    }  # fmt: skip


def _points(number: int, row: list[str]) -> Iterator[dict[str, Any]]:
    for kind, value in (("phone", row[8]), ("email", row[9])):
        if value:
            yield {"resident_id": number, "kind": kind, "value": value, "normalised": value, "is_safe": True}


def _train(folder: Path) -> str:
    from onedoor.apps.people.actions.training import train_matcher
    from onedoor.foundation.actors import SYSTEM

    trained = train_matcher(by=SYSTEM)
    return f"{trained.records:,} records, {len(trained.rates)} fields learnt"


def _link(folder: Path) -> str:
    from onedoor.apps.people.actions.bulk import link_all_records
    from onedoor.foundation.actors import SYSTEM

    done = link_all_records(by=SYSTEM)
    return ", ".join(f"{count:,} {what}" for what, count in sorted(done.items())) + f"; {_right(folder)}"


def _right(folder: Path) -> str:
    """How many of the pairs that are one person now truly are, and how many there are of these."""
    from itertools import combinations

    from onedoor.apps.people.models import Resident

    truth = [row[-1] for row in _rows(folder)]
    persons: dict[int, list[int]] = {}
    for pk, person in Resident.objects.exclude(person=None).values_list("pk", "person_id"):
        persons.setdefault(person, []).append(pk)
    pairs = [pair for records in persons.values() for pair in combinations(records, 2)]
    right = sum(truth[one - 1] == truth[other - 1] for one, other in pairs)
    doubles = len(truth) - len(set(truth))
    return f"precision {right / len(pairs):.5f}, {right / doubles:.4f} of {doubles:,} second records found"


TASKS: dict[str, Any] = {"fill": _fill, "train": _train, "link-records": _link}


def _inside(task: str, folder: Path) -> None:
    import django

    django.setup()
    start = time.perf_counter()
    said = TASKS[task](folder) or ""
    took, most = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"| {task} | {took:.0f} | {most:,} | {said} |", flush=True)


def run(records: int = RECORDS) -> None:
    """Fill, train, link."""
    with tempfile.TemporaryDirectory(prefix="onedoor-bench-") as name:
        write_residents(Path(name) / "residents.csv", records)
        environment = {**os.environ, "ONEDOOR_DATABASE_URL": f"sqlite:///{name}/records.sqlite3",
                       "DJANGO_SETTINGS_MODULE": "tests.settings"}  # fmt: skip
        print(f"{records:,} records\n\n| task | seconds | MB at most | |\n|---|---|---|---|", flush=True)
        for task in TASKS:
            command = [sys.executable, "-m", "bench.records", "--inside", task, "--folder", name]
            subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--inside", choices=TASKS, default="")
    parser.add_argument("--folder", type=Path, default=Path())
    given = parser.parse_args()
    if given.inside:
        _inside(given.inside, given.folder)
    else:
        run(given.records)

"""How fast and how surely one new person is found among a million records.

`python -m bench matcher` fills an SQLite and a PostgreSQL and asks, one at a time, on one core. Smaller:
`python -m bench.matcher --records 100000 --only sqlite`. The people are invented (`linkage_world.py`).
"""

import argparse
import csv
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.linkage_world import Person, World, write_residents

RECORDS, KNOWN, UNKNOWN, LINKS, SEED = 1_000_000, 5_000, 20_000, 5_000, 20


def _rows(folder: Path) -> Iterator[list[str]]:
    with (folder / "residents.csv").open(encoding="utf-8", newline="") as file:
        yield from islice(csv.reader(file), 1, None)


def _person(row: list[str]) -> Person:
    _, given, surname, birth, house, street, town, postcode, phone, email, nhs, _ = row
    return given, surname, date.fromisoformat(birth), house, street, town, postcode, phone, email, nhs


def _link_in_bulk(folder: Path) -> None:
    """What `onedoor people link` makes of the same records, in a process of its own; some of its links are kept."""
    from onedoor.apps.people.linkage.linking import link

    linked = link([folder / "residents.csv"], truth="person")
    some = random.Random(1).sample(linked.links, min(LINKS, len(linked.links)))
    (folder / "links.json").write_text(json.dumps([(left, right) for left, right, _ in some]))
    score = linked.pairwise
    assert score
    print(
        f"\nLinked in bulk, both cores: {sum(linked.seconds.values()):.0f} s ({linked.seconds}),"
        f" {linked.peak_bytes // 2**20:,} MB, precision {score.precision:.5f}, recall {score.recall:.5f}\n",
        flush=True,
    )


def _prepare(folder: Path) -> None:
    """Evidence and keys of every record, for both databases to be filled with."""
    import django

    django.setup()
    from bench.match_rows import write_match_rows
    from bench.matcher_learning import given_of

    write_match_rows(folder, (given_of(_person(row)) for row in _rows(folder)))


def _fill(folder: Path) -> None:
    """Straight into the tables, keys in the order of their index."""
    from django.core.management import call_command
    from django.db import connection

    from bench.desk import load
    from bench.match_rows import load_match_rows
    from bench.owner import hand_over
    from onedoor.apps.people.actions.training import train_matcher
    from onedoor.apps.people.models import Resident
    from onedoor.foundation.actors import SYSTEM

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -2000000")
            cursor.execute("PRAGMA foreign_keys = OFF")
    load(Resident, (_resident(number, row) for number, row in enumerate(_rows(folder), start=1)))
    load_match_rows(folder)
    train_matcher(by=SYSTEM, only_shares=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    hand_over()


def _resident(number: int, row: list[str]) -> dict[str, Any]:
    return {
        "id": number,
        "uuid": UUID(int=number),
        "reference": f"{number:09d}",
        "given_names": row[1],
        "family_name": row[2],
        "birth_date": row[3],
        "language": "en-gb",
        "is_safe_to_contact": True,
    }


def _relative(world: World, person: Person) -> Person:
    """Somebody of the same home whom nobody has recorded: a twin, a child with the name of its parent, or another."""
    given, surname, birth, house, street, town, postcode, phone, _, _ = person
    kind = world.chance.random()
    if kind < 0.1:
        given = world.given()
    elif kind < 0.2:
        birth = birth + timedelta(days=world.chance.randrange(18 * 365, 35 * 365))
    else:
        given, birth = world.given(), world.born(1935, 2020)
    return given, surname, birth, house, street, town, postcode, phone, "", ""


def _asked(people: Iterable[Person]) -> Iterator[tuple[float, list[Any]]]:
    """Milliseconds of each match, and what it found."""
    from bench.matcher_learning import given_of
    from onedoor.apps.people.matching.match import match

    for person in people:
        given = given_of(person)
        start = time.perf_counter()
        found = match(given)
        yield (time.perf_counter() - start) * 1000, found


def _measure(name: str, folder: Path, seed: int) -> None:
    from onedoor.apps.people.matching.match import match_record
    from onedoor.apps.people.matching.weights import shipped_weights

    world = World(seed)
    world.chance = random.Random(seed + 1)
    rows = list(_rows(folder))
    first = [row for row in rows if row[0].endswith("-0")]
    known = world.chance.sample(first, min(KNOWN, len(first)))
    times: list[float] = []
    list(_asked(world.again(_person(row)) for row in known[:300]))
    right = sure = wrong_sure = 0
    for row, (took, found) in zip(known, _asked(world.again(_person(row)) for row in known), strict=True):
        times.append(took)
        is_right = bool(found) and rows[found[0].resident_id - 1][-1] == row[-1]
        right += is_right
        sure += is_right and found[0].is_sure
        wrong_sure += any(one.is_sure and rows[one.resident_id - 1][-1] != row[-1] for one in found)
    strangers, kin = [], []
    for took, found in _asked(islice(world.people(), UNKNOWN)):
        times.append(took)
        strangers.append(found[0].weight if found else -99.0)
    for took, found in _asked(_relative(world, _person(row)) for row in known):
        times.append(took)
        kin.append(found[0].weight if found else -99.0)
    links = json.loads((folder / "links.json").read_text()) if (folder / "links.json").exists() else []
    met = [right + 1 in {one.resident_id for one in match_record(left + 1)} for left, right in links]
    true = [rows[left][-1] == rows[right][-1] for left, right in links]
    threshold = shipped_weights().sure
    cuts = statistics.quantiles(times, n=100)
    print(f"\n{name}: {len(rows):,} records\n\n| measured | aim | |\n|---|---|---|")
    print(f"| one match, median / p95 / p99 ms | p95 < 5 | {cuts[49]:.2f} / {cuts[94]:.2f} / {cuts[98]:.2f} |")
    print(f"| right person first, of {len(known):,} known | ≥ 98% | {right / len(known):.2%} |")
    print(f"| and surely (from {threshold} bits) | | {sure / len(known):.2%} |")
    print(f"| surely somebody else as well, of the known | | {wrong_sure / len(known):.3%} |")
    print(f"| nobody surely, of {len(strangers):,} unknown people | ≥ 99.9% | {_below(strangers, threshold):.3%} |")
    print(f"| nobody surely, of {len(kin):,} unknown people of known homes | | {_below(kin, threshold):.2%} |")
    if links:
        right_met = sum(found and is_true for found, is_true in zip(met, true, strict=True))
        print(f"| found again, of {len(links):,} links of the bulk run | ≥ 99.5% | {sum(met) / len(links):.2%} |")
        print(f"| and of the {sum(true):,} right ones among these | | {right_met / sum(true):.2%} |")
    print("\n| from bits | unknown, nobody | of known homes, nobody |\n|---|---|---|")
    for bits in (0, 2, 4, 6, 8, 10, 12):
        print(f"| {bits} | {_below(strangers, bits):.3%} | {_below(kin, bits):.2%} |")
    sys.stdout.flush()


def _below(weights: list[float], bits: float) -> float:
    return sum(weight < bits for weight in weights) / len(weights)


def _inside(task: str, folder: Path, seed: int) -> None:
    """In a process of its own, whose settings name the database."""
    if task == "link":
        _link_in_bulk(folder)
    elif task == "prepare":
        _prepare(folder)
    else:
        import django

        django.setup()
        start = time.perf_counter()
        _fill(folder)
        print(f"{task}: filled in {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
        _measure(task, folder, seed)


def run(records: int = RECORDS, only: str = "", seed: int = SEED, bulk: bool = True) -> None:
    """Link in bulk, then fill an empty database of each kind and ask it."""
    from tests.postgres import postgres

    with tempfile.TemporaryDirectory(prefix="onedoor-bench-") as name:
        folder = Path(name)
        write_residents(folder / "residents.csv", records, seed)

        def inside(task: str, url: str = "sqlite://") -> None:
            environment = {**os.environ, "ONEDOOR_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings",
                           "ONEDOOR_MEMORY_SECONDS": "5"}  # fmt: skip
            command = [sys.executable, "-m", "bench.matcher", "--inside", task, "--folder", name, "--seed", str(seed)]
            subprocess.run(command, env=environment, check=True)

        if bulk:
            inside("link")
        # From here on one core does it all, the server's share too.
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        inside("prepare")
        if only in ("", "sqlite"):
            inside("SQLite", f"sqlite:///{folder / 'matcher.sqlite3'}")
        if only in ("", "postgresql"):
            with postgres("shared_buffers = '512MB'", "max_wal_size = '8GB'", "synchronous_commit = off") as url:
                inside("PostgreSQL", url)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--only", choices=["sqlite", "postgresql"], default="")
    parser.add_argument("--seed", type=int, default=SEED, help="20 measures; thresholds were chosen on others.")
    parser.add_argument("--no-bulk", action="store_true")
    parser.add_argument("--inside", default="")
    parser.add_argument("--folder", type=Path, default=Path())
    given = parser.parse_args()
    if given.inside:
        _inside(given.inside, given.folder, given.seed)
    else:
        run(given.records, given.only, given.seed, not given.no_bulk)

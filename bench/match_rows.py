"""What the matcher keeps of many records, made once and loaded in bulk into either database."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

__all__ = ["load_match_rows", "write_match_rows"]


def write_match_rows(folder: Path, givens: Iterable[Any]) -> None:
    """Evidence and keys of records 1, 2, …, keys in the order of their index."""
    import numpy as np

    from onedoor.apps.people.matching.evidence import evidence_of, pack
    from onedoor.apps.people.matching.keys import keys_of

    keys: list[Any] = []
    with (folder / "evidence.txt").open("w", encoding="utf-8") as file:
        part: list[tuple[int, int]] = []
        for number, given in enumerate(givens, start=1):
            evidence = evidence_of(given)
            file.write(pack(evidence) + "\n")
            part += [(key, number) for key in keys_of(evidence)]
            if len(part) > 1_000_000:
                keys.append(np.array(part, dtype=np.int64))
                part = []
        keys.append(np.array(part, dtype=np.int64).reshape(-1, 2))
    every = np.concatenate(keys)
    np.save(folder / "keys.npy", every[np.lexsort((every[:, 1], every[:, 0]))])
    print(f"{len(every):,} match keys", file=sys.stderr, flush=True)


def load_match_rows(folder: Path) -> None:
    """Straight into the tables."""
    import numpy as np
    from django.db import connection

    from bench.desk import load
    from onedoor.apps.people.models import MatchKey, MatchRecord

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Millions of foreign keys are not looked up one by one.
            cursor.execute("SET session_replication_role = replica")
    with (folder / "evidence.txt").open(encoding="utf-8") as file:
        lines = enumerate(file, start=1)
        rows = ({"resident_id": number, "evidence": line.rstrip("\n"), "is_new": False} for number, line in lines)
        load(MatchRecord, rows)
    keys = np.load(folder / "keys.npy", mmap_mode="r")
    load(MatchKey, _rows(keys))


def _rows(keys: Any) -> Iterator[dict[str, int]]:
    for start in range(0, len(keys), 200_000):
        for key, number in keys[start : start + 200_000].tolist():
            yield {"key": key, "resident_id": number}

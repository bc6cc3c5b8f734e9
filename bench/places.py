"""Areas at a point beside PostGIS, and postcodes and addresses among a million on both databases."""

import multiprocessing
import time
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import psycopg
import shapely

from bench.postgis import PostgisAbsent, postgis
from bench.tessellation import points, tessellation

BULK_POINTS, PEER_POINTS, SINGLE_POINTS, PEER_SINGLES = 500_000, 100_000, 50_000, 3_000


def _times(call: Callable[[Any], Any], inputs: Iterable[Any]) -> tuple[float, float]:
    """Median and 95th percentile of single calls, in microseconds."""
    taken = []
    for given in inputs:
        started = time.perf_counter_ns()
        call(given)
        taken.append((time.perf_counter_ns() - started) / 1000)
    median, p95 = np.percentile(taken, (50, 95)).tolist()
    return median, p95


def _ours(shapes: list[shapely.Polygon]) -> tuple[float, float, float]:
    from onedoor.apps.places.geometry.index import AreaIndex

    started = time.perf_counter()
    index = AreaIndex(shapes)
    print(f"index of {len(shapes):,} areas built in {time.perf_counter() - started:.1f} s")
    x, y = points(BULK_POINTS)
    index.at_many(x[:1000], y[:1000])
    started = time.perf_counter()
    index.at_many(x, y)
    rate = BULK_POINTS / (time.perf_counter() - started)
    singles = list(zip(x[:SINGLE_POINTS].tolist(), y[:SINGLE_POINTS].tolist(), strict=True))
    return rate, *_times(lambda point: index.at(*point), singles)


def _theirs(shapes: list[shapely.Polygon]) -> tuple[float, float, float]:
    x, y = points(PEER_POINTS)
    with postgis() as address, psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE wards (id int, shape geometry(Polygon, 4326))")
        with connection.cursor().copy("COPY wards FROM STDIN") as copy:
            for number, shape in enumerate(shapes):
                copy.write_row((number, shapely.to_wkb(shapely.set_srid(shape, 4326), hex=True, include_srid=True)))
        connection.execute("CREATE TABLE points (id int, spot geometry(Point, 4326))")
        with connection.cursor().copy("COPY points FROM STDIN") as copy:
            for number, spot in enumerate(
                shapely.to_wkb(shapely.set_srid(shapely.points(x, y), 4326), hex=True, include_srid=True)
            ):
                copy.write_row((number, spot))
        connection.execute("CREATE INDEX ON wards USING gist (shape)")
        connection.execute("ANALYZE")
        join = "SELECT count(*) FROM points JOIN wards ON ST_Intersects(shape, spot)"
        connection.execute(join)
        started = time.perf_counter()
        connection.execute(join)
        rate = PEER_POINTS / (time.perf_counter() - started)
        one = "SELECT id FROM wards WHERE ST_Intersects(shape, ST_SetSRID(ST_MakePoint(%s, %s), 4326))"
        singles = list(zip(x[:PEER_SINGLES].tolist(), y[:PEER_SINGLES].tolist(), strict=True))
        return rate, *_times(lambda point: connection.execute(one, point, prepare=True).fetchall(), singles)


def _points() -> None:
    shapes = tessellation()
    ours = _ours(shapes)
    print("\n| areas at a point | bulk, points/s | single, median µs | single, p95 µs |\n|---|---:|---:|---:|")
    print(f"| Onedoor | {ours[0]:,.0f} | {ours[1]:.1f} | {ours[2]:.1f} |", flush=True)
    try:
        theirs = _theirs(shapes)
    except PostgisAbsent as absent:
        print(f"\nNo peer: {absent}")
        return
    print(f"| PostGIS | {theirs[0]:,.0f} | {theirs[1]:.1f} | {theirs[2]:.1f} |")
    print(f"| times better | {ours[0] / theirs[0]:.0f} | {theirs[1] / ours[1]:.0f} | {theirs[2] / ours[2]:.0f} |")


def _lookups(name: str, url: str) -> None:
    from bench.places_world import Lookups

    with Lookups(url) as lookups:
        for what, call, inputs in lookups.measured():
            _times(call, inputs[:30])
            median, p95 = _times(call, inputs)
            print(f"| {name} | {what} | {median / 1000:.2f} | {p95 / 1000:.2f} |", flush=True)
        print(f"| {name} | misspelt line finds its address first | {lookups.share_found():.1%} | |", flush=True)


def run() -> None:
    """Print both tables. Each database is measured in a process of its own, as Django has one set of settings."""
    from tests.postgres import postgres

    _points()
    print("\n| 1,000,000 addresses | look-up | median ms | p95 ms |\n|---|---|---:|---:|", flush=True)
    context = multiprocessing.get_context("spawn")
    with postgres("fsync = off", "synchronous_commit = off") as url:
        for name, address in (("SQLite", ""), ("PostgreSQL", url)):
            process = context.Process(target=_lookups, args=(name, address))
            process.start()
            process.join()


if __name__ == "__main__":
    run()

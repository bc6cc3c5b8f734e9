"""What our database engines do beyond Django's."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.utils import ConnectionHandler

from onedoor.foundation.databases import database
from onedoor.foundation.rows import ask
from onedoor.foundation.sqlite import base

pytestmark = pytest.mark.django_db

WRITERS, TURNS = 6, 15


@pytest.fixture
def file(tmp_path: Path, db: None) -> Iterator[Path]:
    path = tmp_path / "turns.sqlite3"
    with closing(connect(path)) as first:
        first.cursor().execute("CREATE TABLE count (number integer)")
        first.cursor().execute("INSERT INTO count VALUES (0)")
    yield path
    assert not base._queues[str(path)].locked()


def connect(path: Path, patience: float = 20.0) -> Any:
    settings = database(f"sqlite://{path}")
    settings["OPTIONS"]["timeout"] = patience
    return ConnectionHandler({"default": settings}).create_connection("default")


def add_one(connection: Any) -> None:
    """Reads and writes in one transaction: without the lock some would be lost."""
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM count")
        (number,) = cursor.fetchone()
        cursor.execute("UPDATE count SET number = %s", [number + 1])
    connection.commit()
    connection.set_autocommit(True)


def count_in(path: Path) -> int:
    with closing(connect(path)) as reader, reader.cursor() as cursor:
        cursor.execute("SELECT number FROM count")
        return int(cursor.fetchone()[0])


def test_every_writer_gets_its_turn(file: Path) -> None:
    problems: list[Exception] = []

    def write() -> None:
        with closing(connect(file)) as mine:
            try:
                for _ in range(TURNS):
                    add_one(mine)
            except OperationalError as error:
                problems.append(error)

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert count_in(file) == WRITERS * TURNS


@pytest.mark.parametrize("ending", ["rollback", "close"])
def test_a_writer_who_gives_up_ends_its_turn(file: Path, ending: str) -> None:
    with closing(connect(file)) as first, closing(connect(file, patience=0.2)) as second:
        first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with pytest.raises(OperationalError, match="database is locked"):
            add_one(second)
        getattr(first, ending)()
        add_one(second)
    assert count_in(file) == 1


def test_a_writer_waits_for_other_processes_no_longer_than_it_was_told(file: Path) -> None:
    with closing(connect(file, patience=0.2)) as mine:
        # Not through our engine, as another process is not in our queue.
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(OperationalError, match="database is locked"):
                add_one(mine)
        add_one(mine)
    assert count_in(file) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="A server's connection.")
def test_a_connection_that_the_server_ended_is_not_used_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    assert connection.is_usable()
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [process])
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = %s", [process])
        while cursor.fetchone()[0]:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE pid = %s", [process])
    assert not connection.is_usable()
    connection.close()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="A server's plan.")
def test_what_comes_again_is_planned_once_and_outlives_its_connection() -> None:
    question = "SELECT %s + 1 /* planned once */"
    assert [ask(question, [number]) for number in (1, 2)] == [[(2,)], [(3,)]]
    kept = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%planned once%'"
    with connection.cursor() as cursor:
        cursor.execute(kept)
        assert cursor.fetchone() == (1,)
    other: Any = connection.copy()
    with closing(other):
        first = other.planned_cursor()
        other.close()
        assert other.planned_cursor().connection is not first.connection

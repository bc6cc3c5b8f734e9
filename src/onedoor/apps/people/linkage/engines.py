"""Where the counting is done: DuckDB in this process, or Spark. Both are asked the same questions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from onedoor.foundation.errors import Invalid

__all__ = ["DuckEngine", "Engine", "SparkEngine", "open_engine"]

_PIECES_A_CORE = 2
_EXTRA = "Linking needs the extra: pip install 'onedoor[{extra}]'."


class Engine(Protocol):
    """`table` is the table `people` as Splink holds it."""

    table: Any

    def row(self, sql: str) -> tuple[Any, ...]:
        """The one row of an answer."""

    def sql(self, condition: str) -> str:
        """A condition with `[slip]` and `[near]` as this engine calls them."""

    def keep(self, name: str, frame: Any) -> None:
        """Keep what Splink made, for DuckDB to go on with."""


def open_engine(
    name: str, people: Any, *, folder: Path, memory: str, prepare: Callable[[Any], None] = lambda connection: None
) -> tuple[Engine, Any]:
    """The engine, with `people` in it, and the DuckDB connection in which the rest is done; raises Invalid.

    `prepare` is given that connection before the engine reads the table, so that every engine reads the same.
    """
    try:
        import splink  # noqa: F401
    except ImportError:
        raise Invalid(_EXTRA.format(extra="linkage")) from None
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"set memory_limit = '{memory}'; set temp_directory = '{folder}'")
    # The order of rows is asked for where it matters; keeping it everywhere costs memory.
    connection.execute("set preserve_insertion_order = false")
    connection.register("people_read", people)
    connection.execute("create table people as select * from people_read")
    connection.unregister("people_read")
    prepare(connection)
    if name == "spark":
        return SparkEngine(connection, folder), connection
    return DuckEngine(connection), connection


class DuckEngine:
    """In this process."""

    def __init__(self, connection: Any) -> None:
        from splink import DuckDBAPI

        self._connection = connection
        self.table = DuckDBAPI(connection).register("people")

    def row(self, sql: str) -> tuple[Any, ...]:
        return tuple(self._connection.execute(sql).fetchall()[0])

    def sql(self, condition: str) -> str:
        return condition.replace("[slip]", "damerau_levenshtein").replace("[near]", "jaro_winkler_similarity")

    def keep(self, name: str, frame: Any) -> None:
        self._connection.execute(f"create or replace view {name} as select * from {frame.physical_name}")


class SparkEngine:
    """On Spark, as the environment sets it up (`SPARK_CONF_DIR`, `MASTER`); tables travel as Parquet."""

    def __init__(self, connection: Any, folder: Path) -> None:
        try:
            from pyspark.sql import SparkSession
            from splink import SparkAPI
            from splink.backends.spark import similarity_jar_location
        except ImportError:
            raise Invalid(_EXTRA.format(extra="linkage-spark")) from None
        self._connection, self._folder = connection, folder
        connection.execute(f"copy people to '{folder}/people.parquet' (format parquet)")
        builder = SparkSession.builder.appName("onedoor").config("spark.jars", similarity_jar_location())
        self._session = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
        if self._session.sparkContext.master.startswith("local"):
            # Spark cuts every table in two hundred: for one machine a few pieces, or it does nothing but begin tasks.
            pieces = self._session.sparkContext.defaultParallelism * _PIECES_A_CORE
            self._session.conf.set("spark.sql.shuffle.partitions", str(pieces))
        self._session.sparkContext.setCheckpointDir(f"{folder}/checkpoints")
        self._session.read.parquet(f"{folder}/people.parquet").createOrReplaceTempView("people")
        self.table = SparkAPI(spark_session=self._session).register("people")  # type: ignore[no-untyped-call]

    def row(self, sql: str) -> tuple[Any, ...]:
        return tuple(self._session.sql(sql).collect()[0])

    def sql(self, condition: str) -> str:
        return condition.replace("[slip]", "damerau_levenshtein").replace("[near]", "jaro_winkler")

    def keep(self, name: str, frame: Any) -> None:
        frame.as_spark_dataframe().write.mode("overwrite").parquet(f"{self._folder}/{name}")
        self._connection.execute(
            f"create or replace table {name} as select * from read_parquet('{self._folder}/{name}/*.parquet')"
        )

"""The number of the small square a row's point lies in, as the database works it out."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Func
from django.db.models.sql.compiler import SQLCompiler

from onedoor.apps.places.squares import CELLS_A_DEGREE_EAST, CELLS_A_DEGREE_NORTH, CELLS_A_ROW

__all__ = ["Cell"]


class Cell(Func):
    """`squares` in SQL; nothing where there is no point. PostgreSQL's cast rounds, SQLite's cuts off."""

    arity = 2
    output_field = BigIntegerField(null=True)
    row = f"(%(latitude)s + 90) * {CELLS_A_DEGREE_NORTH}"
    column = f"(%(longitude)s + 180) * {CELLS_A_DEGREE_EAST}"

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **kwargs: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self._sql(compiler, "CAST({} AS integer)")

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **kwargs: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self._sql(compiler, "FLOOR({})::bigint")

    def _sql(self, compiler: SQLCompiler, whole: str) -> tuple[str, tuple[Any, ...]]:
        (latitude, _), (longitude, _) = (compiler.compile(each) for each in self.get_source_expressions())
        row, column = self.row % {"latitude": latitude}, self.column % {"longitude": longitude}
        return f"{whole.format(row)} * {CELLS_A_ROW} + {whole.format(column)}", ()

"""Figures as rows of a table: written for people, plain for files, with small counts of other bodies left out."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from onedoor.apps.insight.data import SUPPRESS_UNDER, Figure, Scope
from onedoor.web.office.figures.topics import Topic

__all__ = ["Row", "rows_of", "written"]


@dataclass(frozen=True)
class Cell:
    """A number as people read it; `link` opens what was counted, where it may be opened."""

    text: str
    is_number: bool
    link: str


@dataclass(frozen=True)
class Row:
    """`cells` are for reading, `plain` for a file; `link` opens the records of the whole row, where it may."""

    figure: Figure
    cells: list[Cell]
    plain: list[float | int | str | None]
    link: str
    is_suppressed: bool


def rows_of(topic: Topic, figures: list[Figure], scope: Scope, *, own: frozenset[str], query: QueryDict) -> list[Row]:
    """Rows in the order of the figures. Records open only where every record belongs to a body of one's own."""
    all_own = scope.organisations is not None and scope.organisations <= own
    return [_row(topic, figure, all_own or figure.key in own, query) for figure in figures]


def _row(topic: Topic, figure: Figure, is_own: bool, query: QueryDict) -> Row:
    hidden = not is_own and 0 < figure.count < SUPPRESS_UNDER
    plain = [None if hidden and column.kind != "text" else column.read(figure) for column in topic.columns]
    link = _link(topic, figure, query) if is_own and figure.count else ""
    cells = [
        Cell(
            text="fewer than 5" if hidden and index == 0 else written(value, column.kind),
            is_number=column.kind != "text",
            link=_part_of(link, column.part) if value else "",
        )
        for index, (value, column) in enumerate(zip(plain, topic.columns, strict=True))
    ]
    return Row(figure, cells, plain, link, hidden)


def _part_of(link: str, part: str) -> str:
    """The link to those records of the row that one column counted."""
    if not link or not part:
        return ""
    return link if part == "all" else f"{link}&part={part}"


def _link(topic: Topic, figure: Figure, query: QueryDict) -> str:
    asked = query.copy()
    asked.pop("by", None)
    for name, value in QueryDict(figure.query).items():
        asked[{"from": "first", "to": "last"}.get(name, name)] = str(value)
    return f"{reverse('office:figures-records', args=[topic.records])}?{asked.urlencode()}"


def written(value: float | int | str | None, kind: str) -> str:
    """A number as people read it: 12.3%, £1,204, +0.41; a dash where there is none."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if kind == "share":
        return f"{value:.1%}"
    if kind == "money":
        return f"£{value:,.2f}" if value < 100 else f"£{value:,.0f}"
    if kind == "score":
        return f"{value:+.2f}"
    return f"{value:,}"

"""Charts as Vega-Lite specifications, drawn to SVG on the server. The table beside each says the same."""

from typing import Any

import vl_convert

from onedoor.apps.insight.data import Breakdown, Figure
from onedoor.web.office.figures.topics import Topic

__all__ = ["draw", "specification"]

# Money by an expression of its own: the format language has a dollar sign and no other.
_AXES: dict[str, dict[str, Any]] = {
    "share": {"format": ".0%"},
    "money": {"labelExpr": "'£' + format(datum.value, ',.0f')"},
    "score": {"format": "+.1f"},
}
_AXIS_LOOK = {
    "labelFontSize": 14,
    "titleFontSize": 14,
    "titleFontWeight": "normal",
    "titlePadding": 12,
    "grid": True,
    "gridColor": "#e3e6e8",
    "domain": False,
}
_LINE: dict[str, Any] = {"type": "line", "point": {"size": 50}}
# Paler than the brand, so that the dark whisker is seen upon it.
_BAR: dict[str, Any] = {"type": "bar", "height": {"band": 0.6}, "opacity": 0.7}
_MOST_BARS = 20
_NOTHING: dict[str, Any] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "data": {"values": [{"text": "Nothing was counted"}]},
    "mark": {"type": "text", "fontSize": 16},
    "encoding": {"text": {"field": "text"}},
}


def draw(topic: Topic, by: Breakdown, figures: list[Figure], colour: str) -> str:
    """The chart as SVG text; about 50 ms."""
    return str(vl_convert.vegalite_to_svg(specification(topic, by, figures, colour)))


def specification(topic: Topic, by: Breakdown, figures: list[Figure], colour: str) -> dict[str, Any]:
    """Bars, or a line over months, each with the whisker of its interval."""
    over_time = by == Breakdown.MONTH
    shown = figures if over_time else figures[:_MOST_BARS]
    rows = [_row(figure, over_time) for figure in shown if figure.value.value is not None]
    if not rows:
        return _NOTHING
    across, along = ("x", "y") if over_time else ("y", "x")
    labels = {"labelLimit": 300, "labelAngle": 0, "labelOverlap": over_time, "grid": False, "ticks": False}
    category = {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": {**labels, "labelPadding": 8}}
    scale = {"domain": [-1, 1]} if topic.kind == "score" else {"zero": True}
    amount = {"type": "quantitative", "axis": _axis(topic), "scale": scale}
    mark = _LINE if over_time else _BAR
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": rows},
        "width": 960 if over_time else 760,
        "height": 280 if over_time else {"step": 30},
        "layer": [
            {
                "mark": {**mark, "color": colour},
                "encoding": {across: category, along: {**amount, "field": "value"}},
            },
            {
                "mark": {"type": "rule", "color": "#0b0c0c", "strokeWidth": 1.5},
                "encoding": {across: category, along: {**amount, "field": "low"}, f"{along}2": {"field": "high"}},
            },
        ],
        "config": {"font": "sans-serif", "view": {"stroke": None}, "axis": _AXIS_LOOK},
    }


def _row(figure: Figure, over_time: bool) -> dict[str, Any]:
    value = figure.value
    return {"label": _short(figure.label, over_time), "value": value.value, "low": value.low, "high": value.high}


def _axis(topic: Topic) -> dict[str, Any]:
    return {"title": topic.unit, "tickCount": 6, **_AXES[topic.kind]}


def _short(label: str, over_time: bool) -> str:
    """`Dec 2025`, so that twelve stand side by side; other names in forty letters."""
    if over_time:
        return f"{label[:3]} {label[-4:]}"
    return label if len(label) <= 40 else label[:39] + "…"

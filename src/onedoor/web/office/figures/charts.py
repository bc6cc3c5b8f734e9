"""Charts as Vega-Lite specifications, drawn to SVG on the server. The table beside each says the same."""

from typing import Any

import vl_convert

from onedoor.apps.insight.data import Breakdown, Figure
from onedoor.web.office.figures.topics import Topic

__all__ = ["draw", "specification"]

_FORMATS = {"share": ".0%", "money": "£,.0f", "score": "+.1f"}
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
    rows = [
        {"label": _short(figure.label), "value": figure.value.value, "low": figure.value.low, "high": figure.value.high}
        for figure in shown
        if figure.value.value is not None
    ]
    if not rows:
        return _NOTHING
    across, along = ("x", "y") if over_time else ("y", "x")
    category = {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 240}}
    scale = {"domain": [-1, 1]} if topic.kind == "score" else {"zero": True}
    amount = {
        "type": "quantitative",
        "axis": {"format": _FORMATS[topic.kind], "title": topic.unit, "tickCount": 6},
        "scale": scale,
    }
    mark: dict[str, Any] = {"type": "line", "point": True} if over_time else {"type": "bar", "height": {"band": 0.6}}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": rows},
        "width": 640,
        "height": 260 if over_time else {"step": 26},
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
        "config": {"font": "sans-serif", "axis": {"labelFontSize": 13, "titleFontSize": 13, "grid": True}},
    }


def _short(label: str) -> str:
    return label if len(label) <= 40 else label[:39] + "…"

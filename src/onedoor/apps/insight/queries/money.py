"""What contact costs, by channel. A published or a body's own figure per contact, times how many there were.

Costs differ fivefold between councils and a contact that does not happen saves money only where fixed cost goes too,
so a range stands beside every amount, with its source and year.
"""

from decimal import Decimal

from django.db.models import Count, Q

from onedoor.apps.directory import services as directory
from onedoor.apps.insight.data import Figure, Scope
from onedoor.apps.insight.intervals import Interval
from onedoor.apps.insight.queries.avoidable import judged_in

__all__ = ["cost_by_channel"]


def cost_by_channel(scope: Scope) -> list[Figure]:
    """`value` is pounds with the low and high end of the range; `extra` has the avoidable part and the source."""
    counts = {
        row["channel__code"]: row
        for row in judged_in(scope)
        .values("channel__code")
        .annotate(n=Count("id"), avoidable=Count("id", filter=Q(is_avoidable=True)))
    }
    figures = []
    for channel in directory.channels():
        row = counts.get(channel.code)
        if row is None:
            continue
        cost = directory.cost_per_contact(channel, year=scope.period.last.year)
        each, low, high = (cost.amount, cost.low, cost.high) if cost else (None, None, None)
        figures.append(
            Figure(
                channel.code,
                channel.name,
                Interval(
                    _times(each, row["n"]), _times(low or each, row["n"]), _times(high or each, row["n"]), row["n"]
                ),
                row["n"],
                f"channel={channel.code}",
                {
                    "each": float(cost.amount) if cost else None,
                    "avoidable": row["avoidable"],
                    "avoidable_cost": _times(each, row["avoidable"]),
                    "source": f"{cost.source}, {cost.year}" if cost else "No cost is known for this channel",
                },
            )
        )
    return figures


def _times(amount: Decimal | None, count: int) -> float | None:
    return None if amount is None else float(amount * count)

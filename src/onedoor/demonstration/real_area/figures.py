"""What the real area came to: rows and seconds, agreement with the tier files, requests by the body that answers."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from onedoor.apps.partners import services as partners
from onedoor.apps.requests import services as requests
from onedoor.demonstration.real_area.agreement import Agreement
from onedoor.demonstration.real_area.replay import Replayed
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.imports import Report

__all__ = ["Figures", "count_requests"]


@dataclass
class Figures:
    """Filled step by step; `lines` says it for a person and for docs/operate/real-input.md."""

    rows: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    tiers: dict[str, Agreement] = field(default_factory=dict)
    postcodes: Agreement | None = None
    replayed: Replayed | None = None
    by_body: Counter[str] = field(default_factory=Counter)
    by_doubt: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.seconds[what] = time.perf_counter() - started

    def add(self, report: Report) -> None:
        for (what, change), number in report.counts.items():
            self.rows[what] += number if change != "ended" else 0
        self.notes += report.notes

    def lines(self) -> Iterator[str]:
        yield from _section("Rows", self.rows, "{:,}")
        yield from _section("Seconds", self.seconds, "{:.1f}")
        for name, agreement in self.tiers.items():
            yield from _agreement(f"Tier answers, {name}", agreement)
        if self.postcodes:
            yield from _agreement("Every tenth postcode, LGSL 587", self.postcodes)
        if self.replayed:
            yield from _replayed(self.replayed)
        yield from _section("Requests by accountable body", dict(self.by_body.most_common()), "{:,}")
        yield from _section("Doubts on requests", dict(self.by_doubt.most_common()), "{:,}")


def count_requests(figures: Figures) -> None:
    """Requests by the body that answers for them, and their doubts by code."""
    names = {body.pk: body.name for body in partners.organisations()}
    for accountable, doubts in requests.requests_visible_to(SYSTEM).values_list(
        "accountable_id", "responsibility_doubts"
    ):
        figures.by_body[names[accountable]] += 1
        figures.by_doubt.update(doubts)


def _section(title: str, values: Mapping[str, float], pattern: str) -> Iterator[str]:
    if values:
        yield f"{title}:"
        yield from (f"  {name}: {pattern.format(value)}" for name, value in values.items())


def _agreement(title: str, found: Agreement) -> Iterator[str]:
    share = 100 * found.agreed / found.asked if found.asked else 0
    yield f"{title}: {found.agreed:,} of {found.asked:,} agree ({share:.2f}%)"
    yield from (f"  doubt {code}: {number:,}" for code, number in found.doubts.most_common())
    yield from (f"  differs: {what}" for what in found.different)


def _replayed(replayed: Replayed) -> Iterator[str]:
    calls = replayed.raised + replayed.updated
    rate = calls / replayed.seconds if replayed.seconds else 0
    yield f"Replayed through Open311: {replayed.raised:,} requests and {replayed.updated:,} updates, {rate:.0f} calls/s"
    yield f"  sent by postcode: {replayed.by_postcode:,}"
    yield f"  drawn into the area: {replayed.drawn_in:,}"
    yield from (f"  refused {number:,}: {said}" for said, number in replayed.refused.most_common(10))

"""What the online matcher learns from this installation's own records: weights, and how common each name is."""

import logging
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from onedoor.apps.people.actions.match_keys import keep_match_in_step
from onedoor.apps.people.events import MatcherTrained
from onedoor.apps.people.linkage import model
from onedoor.apps.people.linkage.engines import open_engine
from onedoor.apps.people.linkage.records import COLUMNS, EVIDENCE, keys
from onedoor.apps.people.matching.evidence import Evidence, unpack
from onedoor.apps.people.matching.keys import key_of
from onedoor.apps.people.matching.weights import FREQUENT, Rates, shipped_weights
from onedoor.apps.people.models import Commonness, MatchRecord, MatchWeights, Resident
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied, Invalid
from onedoor.foundation.events import log
from onedoor.foundation.remembering import forget_all

__all__ = ["count_shares", "rebuild_match_keys", "train_matcher"]

# A value fewer records hold is as rare as one nobody has: the table grows with common values, not with people.
_WORTH_KEEPING = 3
# Of fewer records too few are of one person to learn from.
_ENOUGH_RECORDS = 1_000
_AT_ONCE = 5_000
_MEMORY = "2GB"


def train_matcher(*, by: Actor, only_shares: bool = False) -> MatchWeights:
    """Learn weights, without labels, and count shares; the new ones count from now on, and the old stay to be read.

    Raises Invalid where there are too few records or the extra is not installed.
    """
    _require_operator(by)
    rates = _rates_before() if only_shares else _learnt_rates()
    with transaction.atomic(durable=True):
        trained = MatchWeights.objects.create(records=count_shares(), rates=rates)
        log.record(MatcherTrained(records=trained.records, fields=tuple(sorted(rates))), by=by, subject=str(trained.pk))
    forget_all()
    return trained


def rebuild_match_keys(*, by: Actor) -> int:
    """Write the evidence and keys of every record anew, some at a time; how many records there are."""
    _require_operator(by)
    done = 0
    for resident in (
        Resident.objects.filter(forgotten_at=None)
        .prefetch_related("contact_points")
        .order_by("pk")
        .iterator(chunk_size=500)
    ):
        with transaction.atomic(durable=True):
            keep_match_in_step(resident)
        done += 1
    return done


def _require_operator(by: Actor) -> None:
    if by.kind != "system":
        raise Denied("Only the operator trains the matcher.")


def count_shares() -> int:
    """Count how common each name, birth date and town is; how many records there are. A building block."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in FREQUENT}
    records = 0
    for evidence in _every_evidence():
        records += 1
        for field, counted in counts.items():
            if value := getattr(evidence, field):
                counted[value] += 1
    Commonness.objects.all().delete()
    Commonness.objects.bulk_create(
        (
            Commonness(key=key_of("share", field, value), share=count / counted.total())
            for field, counted in counts.items()
            for value, count in counted.items()
            if count >= _WORTH_KEEPING
        ),
        batch_size=_AT_ONCE,
    )
    return records


def _every_evidence() -> Iterator[Evidence]:
    lines = MatchRecord.objects.order_by("pk").values_list("evidence", flat=True)
    return map(unpack, lines.iterator(chunk_size=_AT_ONCE))


def _learnt_rates() -> dict[str, Any]:
    """Field to level to its shares, as bulk linking learns them; those of relatives are not learnt without labels."""
    if MatchRecord.objects.count() < _ENOUGH_RECORDS:
        raise Invalid(
            f"Fewer than {_ENOUGH_RECORDS:,} records teach too little; use --only-shares until there are more."
        )
    logging.getLogger("splink").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        engine, connection = open_engine("duckdb", _as_table(), folder=Path(folder), memory=_MEMORY)
        learnt = model.train(engine, model.useful_fields(engine))
        connection.close()
    return _merged(learnt.rates, shipped_weights().rates)


def _rates_before() -> dict[str, Any]:
    newest = MatchWeights.objects.order_by("-made_at", "-pk").first()
    return dict(newest.rates) if newest else {}


def _merged(learnt: model.Rates, shipped: Rates) -> dict[str, Any]:
    """Only of fields and levels both know. A level nobody here is at yet keeps a quarter of what was shipped."""
    merged = {}
    for field in learnt.keys() & shipped.keys():
        merged[field] = dict(shipped[field])
        for level, (m, u) in learnt[field].items():
            if level in shipped[field]:
                before = shipped[field][level]
                merged[field][level] = (max(m, before[0] / 4), u, before[2])
    return merged


def _as_table() -> Any:
    """Every record as bulk linking reads it."""
    import pyarrow as arrow

    every = list(_every_evidence())
    plain: dict[str, list[str]] = dict.fromkeys(EVIDENCE, [""] * len(every))
    for field in ("given", "surname", "birth", "house", "street", "town", "postcode"):
        plain[field] = [getattr(evidence, field) for evidence in every]
    plain["phone"] = [next(iter(evidence.phones), "") for evidence in every]
    plain["email"] = [next(iter(evidence.emails), "") for evidence in every]
    plain["number"] = [evidence.nhs or evidence.ni for evidence in every]
    columns: Mapping[str, list[str | None]] = {
        name: [value or None for value in column] for name, column in {**plain, **keys(plain)}.items()
    }
    count = len(every)
    return arrow.table({"unique_id": list(range(count)), "file": [0] * count, **columns}).select(list(COLUMNS))

"""Fellegi–Sunter weights learnt without labels, and the pairs they speak for. Splink does the counting."""

import logging
import math
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from onedoor.apps.people.linkage.engines import Engine
from onedoor.apps.people.linkage.levels import Comparison, comparisons_for
from onedoor.apps.people.linkage.records import EVIDENCE, KEYS

__all__ = ["Weights", "predict", "train", "useful_fields"]

# Of each level: how often pairs of one person are at it (m), and pairs of two people (u).
Shares = dict[str, dict[str, float]]
Rates = dict[str, dict[str, tuple[float, float]]]

# A level never seen among matches or strangers is not impossible: it is taken for this rare.
_RAREST_MATCH, _RAREST_STRANGER = 2e-4, 1e-7
_LEAST_PRIOR = 1e-12
_DIFFERS = "differs"
_COLUMN = re.compile(r"\bl\.(\w+)")
_SEED = 20_061_123
_PAIRS_OF_STRANGERS = 600_000
_PAIRS_A_LESSON = 1_000_000
# Pairs worth weighing, for each record; a way of meeting that brings more brings strangers. One that brings more than
# the second is taken for pairs that share something else too.
_PAIRS_A_RECORD, _PAIRS_AT_LEAST = 12, 3_000_000
_FREELY_A_RECORD, _FREELY_AT_LEAST = 1.5, 1_000_000

# By what two records meet. Wide on purpose: whoever meets nobody is never linked.
_MEETINGS: tuple[tuple[str, ...], ...] = (
    ("number",), ("email",), ("name_key",), ("birth_key", "surname_sound"), ("birth_key", "given_sound"),
    ("phone",), ("birth_key", "postcode"), ("birth_key", "house"), ("birth_key", "town"),
    ("postcode", "given_sound"), ("postcode", "surname_sound"), ("house", "street"), ("house", "postcode"),
    ("root", "surname_sound"), ("given_sound", "house", "town"), ("surname_sound", "house", "town"),
    ("street", "given_sound"), ("street", "surname_sound"), ("given_sound", "surname_sound"), ("birth_key",),
    ("house", "town"), ("town", "given_sound"), ("town", "surname_sound"), ("house", "street2"),
)  # fmt: skip
# What else they may share, by which columns of a way of meeting it would only say again.
_SHARED_TOO: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("given_sound", "root", "name_key")), "l.given_sound = r.given_sound or l.root = r.root"),
    (frozenset(("surname_sound", "name_key")), "l.surname_sound = r.surname_sound"),
    (frozenset(("birth_key",)), "substr(l.birth_key, 1, 4) = substr(r.birth_key, 1, 4)"),
    (frozenset(("postcode", "house", "street", "town")),
     "l.postcode = r.postcode or (l.house = r.house and l.street = r.street)"),
    (frozenset(("phone",)), "l.phone = r.phone"),
    (frozenset(("email",)), "l.email = r.email"),
    (frozenset(("number",)), "l.number = r.number"),
)  # fmt: skip
# By what pairs are gathered to learn from, and what such pairs teach. Never by what a household shares: most pairs
# that agree in it are two people, and learning would take them for one.
_BESIDE_NAMES = ("birth", "address", "phone", "email", "number", "sex")
_LESSONS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("name_key",): _BESIDE_NAMES,
    ("birth", "given_sound"): ("surname", "address", "phone", "email", "number", "sex"),
    ("birth", "surname_sound"): ("given", "email", "number", "sex"),
    ("number",): ("given", "surname", "birth", "address", "phone", "email", "sex"),
    ("email",): ("given", "surname", "birth", "address", "phone", "number", "sex"),
}


@dataclass(slots=True)
class Weights:
    """What was learnt: the share of all pairs that are one person, m and u of each level, pairs met by each way."""

    prior: float
    rates: Rates
    meetings: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    left_out: list[tuple[tuple[str, ...], int]] = field(default_factory=list)


def useful_fields(engine: Engine) -> list[str]:
    """Fields in which at least one record in two hundred says something, and not all the same."""
    counts = ", ".join(f"count({name}) > 0.005 * count(*) and count(distinct {name}) > 1" for name in EVIDENCE)
    useful = engine.row(f"select {counts} from people")
    return [name for name, is_useful in zip(EVIDENCE, useful, strict=True) if is_useful]


def train(engine: Engine, fields: Sequence[str]) -> Weights:
    """Learn from the table `people` itself."""
    from splink import Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    comparisons = comparisons_for(fields)
    meetings, left_out = _affordable(engine, _MEETINGS)
    if not comparisons or not meetings:
        return Weights(_LEAST_PRIOR, {})
    linker = Linker(engine.table, _settings(engine, comparisons, []), log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(
        max_pairs=_PAIRS_OF_STRANGERS, seed=_SEED, min_count_per_level=None
    )
    learnt = _by_field(linker.misc.save_model_to_json())
    prior = _prior(engine)
    seen = {name: _column(levels, "u_probability") for name, levels in learnt.items()}
    for name, levels in seen.items():
        if (same := _chance_of_same(engine, name)) is not None:
            levels["same"] = same
    rates = _rates(_taught(engine, comparisons, seen, prior), seen, prior)
    if "swapped" in rates.get("surname", {}):
        # Names change places together, so a chance swap is as rare as two chance agreements.
        chance = rates["surname"]["same"][1] * rates["given"]["same"][1]
        rates["surname"]["swapped"] = (rates["surname"]["swapped"][0], max(chance, _RAREST_STRANGER))
    return Weights(prior, rates, meetings, left_out)


def predict(engine: Engine, fields: Sequence[str], weights: Weights) -> None:
    """Fill the table `pairs`: both records, their weight in bits and the level of each comparison."""
    from splink import Linker

    comparisons = comparisons_for(fields)
    known = {*fields, *KEYS}
    freely = max(_FREELY_A_RECORD * engine.row("select count(*) from people")[0], _FREELY_AT_LEAST)
    rules = [
        _met_by(columns) if pairs <= freely else _met_and_more(columns, known) for columns, pairs in weights.meetings
    ]
    settings = _settings(engine, comparisons, rules, weights)
    linker = Linker(engine.table, settings, log_level=logging.ERROR)
    engine.keep("pairs", linker.inference.predict(threshold_match_weight=-7, warning_mode="never"))


def _settings(
    engine: Engine,
    comparisons: Sequence[Comparison],
    rules: Sequence[Any],
    weights: Weights | None = None,
) -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": weights.prior if weights else 1e-4,
        "comparisons": [_written(engine, comparison, weights) for comparison in comparisons],
        "blocking_rules_to_generate_predictions": list(rules),
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": False,
        "additional_columns_to_retain": ["file"],
        "max_iterations": 30,
        "em_convergence": 1e-4,
    }


def _met_by(columns: Sequence[str]) -> Any:
    from splink import block_on

    return block_on(*columns)


def _met_and_more(columns: Sequence[str], known: Set[str]) -> Any:
    """The pairs that agree in these, and in something else few strangers share."""
    from splink.blocking_rule_library import CustomRule

    more = [sql for said, sql in _SHARED_TOO if said.isdisjoint(columns) and known >= set(_COLUMN.findall(sql))]
    met = " and ".join(f"l.{column} = r.{column}" for column in columns)
    return CustomRule(f"{met} and ({' or '.join(more)})" if more else met)


def _written(engine: Engine, comparison: Comparison, weights: Weights | None) -> dict[str, Any]:
    """The comparison as Splink takes it."""
    levels: list[dict[str, Any]] = [
        {"sql_condition": engine.sql(comparison.unknown), "label_for_charts": "unknown", "is_null_level": True}
    ]
    for level in comparison.levels:
        written: dict[str, Any] = {"sql_condition": engine.sql(level.sql), "label_for_charts": level.code}
        if level.frequency:
            written |= {
                "tf_adjustment_column": level.frequency,
                "tf_adjustment_weight": 1.0,
                "tf_minimum_u_value": 1e-6,
                "disable_tf_exact_match_detection": True,
            }
        levels.append(written)
    levels.append({"sql_condition": "ELSE", "label_for_charts": _DIFFERS})
    for written in levels[1:]:
        if weights:
            m, u = weights.rates[comparison.field][written["label_for_charts"]]
            written |= {"m_probability": m, "u_probability": u}
    return {"output_column_name": comparison.field, "comparison_levels": levels}


def _chance_of_same(engine: Engine, field: str) -> float | None:
    """How often any two records hold the same value, counted and not sampled: too rare for a sample to see."""
    if field == "address":
        return None
    same, all_known = engine.row(
        f"select sum(n * (n - 1.0)), sum(n) from (select count(*) as n from people where {field} is not null"
        f" group by {field}) as held"
    )
    return float(same) / (float(all_known) * (float(all_known) - 1))


def _taught(engine: Engine, comparisons: Sequence[Comparison], seen: Shares, prior: float) -> Shares:
    """m of each level: the mean of what each lesson says of it."""
    from splink import Linker

    start = Weights(0.5, _rates({}, seen, prior))
    told: dict[str, list[dict[str, float]]] = {}
    for columns, _ in _affordable(engine, list(_LESSONS), at_least=20)[0]:
        pupils = [comparison for comparison in comparisons if comparison.field in _LESSONS[columns]]
        if len(pupils) < 2:
            continue
        linker = Linker(engine.table, _settings(engine, pupils, [_met_by(columns)], start), log_level=logging.ERROR)
        linker.training.estimate_parameters_using_expectation_maximisation(
            _met_by(columns), max_pairs=_PAIRS_A_LESSON, estimate_without_term_frequencies=True
        )
        for name, levels in _by_field(linker.misc.save_model_to_json()).items():
            told.setdefault(name, []).append(_column(levels, "m_probability"))
    return {
        name: {code: fmean(lesson[code] for lesson in lessons) for code in lessons[0]} for name, lessons in told.items()
    }


def _by_field(model: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Field to its levels as Splink writes them, without the one that says nothing."""
    return {
        comparison["output_column_name"]: [
            level for level in comparison["comparison_levels"] if not level.get("is_null_level")
        ]
        for comparison in model["comparisons"]
    }


def _column(levels: Sequence[Mapping[str, Any]], name: str) -> dict[str, float]:
    return {level["label_for_charts"]: _number(level.get(name)) for level in levels}


def _rates(taught: Shares, seen: Shares, prior: float) -> Rates:
    """m and u of each level, none of them nothing.

    Pairs taken at random hold a few of one person, which in a small file are most of those that agree in a number:
    their share is taken out of u. A field no lesson spoke of is taken to agree nine times in ten.
    """
    rates: Rates = {}
    for name, levels in seen.items():
        untaught = dict.fromkeys(levels, 0.1 / max(len(levels) - 1, 1)) | {next(iter(levels)): 0.9}
        rates[name] = {}
        for code, share in levels.items():
            m = taught.get(name, untaught)[code]
            u = (share - prior * m) / (1 - prior)
            rates[name][code] = (max(m, _RAREST_MATCH), max(u, share / 50, _RAREST_STRANGER))
    return rates


def _number(value: Any) -> float:
    return value if isinstance(value, float) and not math.isnan(value) else 0.0


def _affordable(
    engine: Engine, ways: Sequence[tuple[str, ...]], *, at_least: int = 1
) -> tuple[list[tuple[tuple[str, ...], int]], list[tuple[tuple[str, ...], int]]]:
    """Ways of meeting with the pairs each brings: those worth it, and those that bring too many."""
    records = engine.row("select count(*) from people")[0]
    most = max(_PAIRS_A_RECORD * records, _PAIRS_AT_LEAST)
    kept: list[tuple[tuple[str, ...], int]] = []
    left_out: list[tuple[tuple[str, ...], int]] = []
    for columns in ways:
        known = " and ".join(f"{column} is not null" for column in columns)
        pairs = int(
            engine.row(
                "select coalesce(sum(n * (n - 1) / 2), 0) from "
                f"(select count(*) as n from people where {known} group by {', '.join(columns)}) as met"
            )[0]
        )
        if pairs >= at_least:
            (kept if pairs <= most else left_out).append((columns, pairs))
    return kept, left_out


def _prior(engine: Engine) -> float:
    """The share of pairs that are one person, from those that agree in what few strangers share."""
    records = engine.row("select count(*) from people")[0]
    certain = [("name_key", "birth_key"), ("number", "birth_key"), ("email", "name_key"), ("number", "name_key"),
               ("phone", "name_key"), ("name_key", "postcode")]  # fmt: skip
    most = max(pairs for _, pairs in _affordable(engine, certain)[0] or [((), 1)])
    return float(min(max(most / 0.6 / (records * (records - 1) / 2), _LEAST_PRIOR), 0.5))

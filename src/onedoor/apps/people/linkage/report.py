"""What a run of linking says of itself: for people and for machines."""

import math
from typing import Any

from onedoor.apps.people.linkage.linking import Linked
from onedoor.apps.people.linkage.truth import Score

__all__ = ["as_data", "as_lines"]


def as_data(linked: Linked) -> dict[str, Any]:
    """Everything, as it goes into JSON."""
    return {
        "files": [
            {
                "file": source.path.name,
                "records": source.records,
                "columns": {source.header[at]: field for field, columns in source.taken.items() for at in columns},
                "dates": "month first" if source.month_first else "day first",
            }
            for source in linked.table.sources
        ],
        "records": len(linked.heads),
        "people": len(set(linked.people)),
        "links": len(linked.links),
        "one_to_one": linked.is_one_to_one,
        "doubtful_pairs": linked.doubtful,
        "pairs_taken_for_relatives": linked.relatives,
        "values_shared_by_too_many": linked.blanked,
        "pairwise": _score(linked.pairwise),
        "clustered": _score(linked.clustered),
        "weights": {
            field: {level: round(math.log2(m / u), 2) for level, (m, u) in levels.items()}
            for field, levels in linked.weights.rates.items()
        },
        "seconds": {**linked.seconds, "all": round(sum(linked.seconds.values()), 2)},
        "peak_memory_mb": linked.peak_bytes // 2**20,
    }


def _score(score: Score | None) -> dict[str, float] | None:
    if score is None:
        return None
    return {
        "precision": round(score.precision, 6),
        "recall": round(score.recall, 6),
        "f1": round(score.f1, 6),
        "right": score.right,
        "wrong": score.wrong,
        "missed": score.missed,
    }


def as_lines(linked: Linked) -> list[str]:
    """The same for the screen."""
    data = as_data(linked)
    lines = []
    for source in data["files"]:
        lines.append(f"{source['file']}: {source['records']:,} records; dates {source['dates']}")
        lines += [f"  {column} is taken for {field}" for column, field in source["columns"].items()]
    lines += [f"Left out as shared by too many: {count:,} of {name}" for name, count in linked.blanked.items()]
    kind = "one to one" if linked.is_one_to_one else "any number of records a person"
    lines.append(f"{data['records']:,} records are {data['people']:,} people: {data['links']:,} links, {kind}.")
    lines.append(
        f"For a person to look at: {linked.doubtful:,} doubtful pairs, {linked.relatives:,} that may be relatives."
    )
    for name, score in (("Pair by pair", linked.pairwise), ("As people", linked.clustered)):
        if score:
            lines.append(
                f"{name}: precision {score.precision:.6f}, recall {score.recall:.6f}, F1 {score.f1:.6f}"
                f" ({score.right:,} right, {score.wrong:,} wrong, {score.missed:,} missed)"
            )
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in linked.seconds.items())
    lines.append(f"{data['seconds']['all']:.1f} seconds ({stages}); {data['peak_memory_mb']:,} MB at most.")
    return lines

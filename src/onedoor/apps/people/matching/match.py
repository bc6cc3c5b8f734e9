"""Who somebody may be among everybody known. A building block: who may see what is found is asked elsewhere.

Two reads of one index each, whatever the number of records: whom the keys lead to, then the evidence of the thirty who
share most with what was asked, which are compared and weighed.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log2
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from onedoor.apps.people.data import Given, Match
from onedoor.apps.people.matching.compare import compare
from onedoor.apps.people.matching.evidence import Evidence, evidence_of, unpack
from onedoor.apps.people.matching.keys import key_of, keys_of
from onedoor.apps.people.matching.reasons import reasons_for
from onedoor.apps.people.matching.weights import FREQUENT, Weights, parts_of, shipped_weights, weigh
from onedoor.apps.people.models import Commonness, MatchRecord, MatchWeights, Resident
from onedoor.apps.people.numbers import ni_hash
from onedoor.foundation.remembering import remembered
from onedoor.foundation.rows import select

__all__ = ["LEAST_WORTH_SHOWING", "match", "match_between", "match_pairs", "match_record", "weights_in_force"]

# A key more records share says too little to read on.
_OF_ONE_KEY = 40
_COMPARED = 32
# Who shares less than this part of what the closest does is not looked at.
_WORTH_COMPARING = 0.2
# In bits; less likely than one in a thousand is nobody's business.
LEAST_WORTH_SHOWING = -10.0


def match(given: Given, *, limit: int = 10) -> list[Match]:
    """Records that may be theirs, the likeliest first; none where nothing is known of the person."""
    return _match(evidence_of(given, ni_hash=ni_hash(given.ni_number)), limit)


def match_record(resident_id: int, *, limit: int = 10) -> list[Match]:
    """Other records that may be of the same person as this one."""
    found = _evidence_of([resident_id])
    return _match(found[resident_id], limit, besides=resident_id) if found else []


def match_between(one_id: int, other_id: int) -> Match | None:
    """How one record agrees with another; None where nothing can be compared."""
    found = _evidence_of([one_id, other_id])
    if len(found) < 2:
        return None
    return next(iter(_weighed(found[one_id], {other_id: found[other_id]}, 1)), None)


def match_pairs(pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Match]:
    """As `match_between` of each pair, in three reads for all of them; those that can be compared."""
    found = _evidence_of({record for pair in pairs for record in pair}) if pairs else {}
    known = _counted(found[one] for one, other in pairs if one in found and other in found)
    uuids, force = _uuids_of(found), weights_in_force()
    matches = {}
    for one, other in pairs:
        if one in found and other in found:
            for weighed in _weigh_all(found[one], {other: found[other]}, known, force):
                matches[one, other] = _said(found[one], found[other], weighed, uuids[other], force)
    return matches


def _match(asked: Evidence, limit: int, *, besides: int = 0) -> list[Match]:
    ids = _candidates(asked) - {besides}
    return _weighed(asked, _evidence_of(ids), limit) if ids else []


def _weighed(asked: Evidence, found: Mapping[int, Evidence], limit: int) -> list[Match]:
    force = weights_in_force()
    weighed = _weigh_all(asked, found, _counted([asked]), force)
    weighed.sort(key=lambda one: (-one.weight, one.resident))
    del weighed[limit:]
    uuids = _uuids_of([each.resident for each in weighed])
    return [
        _said(asked, found[each.resident], each, uuids[each.resident], force)
        for each in weighed
        if each.resident in uuids
    ]


class _Weighed(NamedTuple):
    resident: int
    weight: float
    levels: dict[str, str]
    shares: dict[str, float]


def _weigh_all(
    asked: Evidence, found: Mapping[int, Evidence], counted: Mapping[int, float], force: "InForce"
) -> list[_Weighed]:
    """Those worth showing; `counted`: the share of records that hold each value asked for, where it was counted."""
    weights, records, is_learnt = force
    shares = _shares(asked, counted, unseen=1 / records if is_learnt else None)
    weighed = []
    for resident, evidence in found.items():
        if levels := compare(asked, evidence):
            weight = weigh(levels, weights, records=records, shares=shares)
            if weight >= LEAST_WORTH_SHOWING:
                weighed.append(_Weighed(resident, weight, levels, shares))
    return weighed


def _said(asked: Evidence, other: Evidence, weighed: _Weighed, uuid: str, force: "InForce") -> Match:
    weights = force[0]
    parts = parts_of(weighed.levels, weights, shares=weighed.shares)
    return Match(
        resident_id=weighed.resident,
        uuid=uuid,
        weight=round(weighed.weight, 2),
        probability=1 / (1 + 2.0**-weighed.weight),
        is_sure=weighed.weight >= weights.sure,
        reasons=reasons_for(asked, other, weighed.levels, parts),
        levels=weighed.levels,
    )


def _candidates(asked: Evidence) -> set[int]:
    """Those who share most with what was asked, a thing few share counting for more than one many do."""
    by_key: dict[int, list[int]] = {}
    for key, resident in _who_share(sorted(keys_of(asked))):
        by_key.setdefault(key, []).append(resident)
    points: Counter[int] = Counter()
    for sharers in by_key.values():
        worth = 10 - log2(len(sharers))
        for resident in sharers:
            points[resident] += worth  # type: ignore[assignment]
    most = points.most_common(_COMPARED)
    found = {resident for resident, worth in most if worth >= _WORTH_COMPARING * most[0][1]}
    if asked.reference:
        found.update(Resident.objects.filter(reference=asked.reference, forgotten_at=None).values_list("pk", flat=True))
    return found


def _who_share(keys: list[int]) -> Iterable[tuple[int, int]]:
    """Key and resident, so many of each key at most."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL, [keys])
        else:
            cursor.execute(" UNION ALL ".join([_OF_A_KEY] * len(keys)), keys)
        rows: list[tuple[int, int]] = cursor.fetchall()
    return rows


# One plan however many keys are asked for.
_POSTGRESQL = (
    "SELECT asked.key, found.resident_id FROM unnest(%s::bigint[]) AS asked(key) CROSS JOIN LATERAL"
    f" (SELECT resident_id FROM people_matchkey WHERE key = asked.key LIMIT {_OF_ONE_KEY}) AS found"
)
_OF_A_KEY = f"SELECT * FROM (SELECT key, resident_id FROM people_matchkey WHERE key = %s LIMIT {_OF_ONE_KEY})"


def _uuids_of(ids: Collection[int]) -> dict[int, str]:
    if not ids:
        return {}
    rows = select(Resident, ("id", "uuid"), f"WHERE id IN ({', '.join(['%s'] * len(ids))})", list(ids))
    return {resident: str(UUID(str(uuid))) for resident, uuid in rows}


def _evidence_of(ids: Collection[int]) -> dict[int, Evidence]:
    places = ", ".join(["%s"] * len(ids))
    rows = select(MatchRecord, ("resident_id", "evidence"), f"WHERE resident_id IN ({places})", list(ids))
    return {resident: unpack(line) for resident, line in rows}


InForce = tuple[Weights, int, bool]


@remembered
def weights_in_force() -> InForce:
    """The newest learnt here, or those shipped; how many records there are, near enough; whether any were learnt."""
    shipped = shipped_weights()
    newest = MatchRecord.objects.order_by("-resident_id").values_list("resident_id", flat=True).first()
    learnt = MatchWeights.objects.order_by("-made_at", "-pk").first()
    return (learnt.as_weights(shipped) if learnt else shipped), newest or 1, learnt is not None


def _shares(asked: Evidence, counted: Mapping[int, float], *, unseen: float | None) -> dict[str, float]:
    """Of each value asked for, the share of records that hold it, where that was counted; `unseen` of one not met."""
    found = {field: counted.get(key, unseen) for key, field in _share_keys(asked).items()}
    return {field: share for field, share in found.items() if share is not None}


def _share_keys(asked: Evidence) -> dict[int, str]:
    return {key_of("share", field, value): field for field in FREQUENT if (value := getattr(asked, field))}


def _counted(asked: Iterable[Evidence]) -> dict[int, float]:
    keys = {key for evidence in asked for key in _share_keys(evidence)}
    if not keys:
        return {}
    places = ", ".join(["%s"] * len(keys))
    return dict(select(Commonness, ("key", "share"), f"WHERE key IN ({places})", list(keys)))

"""All records linked in one run, and its clusters taken into links. People keep their ids from run to run."""

import csv
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, islice
from pathlib import Path

from django.db import transaction

from onedoor.apps.people.actions.joining_many import settle, settle_fresh
from onedoor.apps.people.data import PairState
from onedoor.apps.people.linkage.linking import link
from onedoor.apps.people.matching.match import match_between
from onedoor.apps.people.models import ContactPoint, Pair, Resident
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied

__all__ = ["link_all_records", "take_clusters"]

_COLUMNS = ("id", "forename", "surname", "date of birth", "sex", "address", "postcode", "nhs number", "phone", "email")
_WRITTEN = (
    "uuid", "given_names", "family_name", "birth_date", "sex", "address_text", "postcode_key", "nhs_number",
)  # fmt: skip
_BATCH = 5_000
# So many a transaction: half a second of locks, and a hundredth of the statements.
_CLUSTERS = 500


def link_all_records(*, by: Actor, engine: str = "duckdb") -> Counter[str]:
    """Link every record there is and join what is found; counts of pairs `joined`, `known`, `doubted`, `left`.

    Raises Invalid where the extra for linking is not installed. The file between is readable by nobody else, and goes.
    """
    with tempfile.TemporaryDirectory(prefix="onedoor-link-") as folder:
        path = Path(folder) / "records.csv"
        _write(path)
        linked = link([path], engine=engine)
    clusters: dict[str, list[str]] = defaultdict(list)
    for record, person in zip(linked.table.ids, linked.people, strict=True):
        clusters[person].append(record)
    return take_clusters(clusters.values(), by=by)


def take_clusters(clusters: Iterable[Sequence[str]], *, by: Actor) -> Counter[str]:
    """Join the records (uuids as text) of each cluster, some hundred clusters a transaction: a run cut short has kept
    what it joined, and is run again.

    A run learns from what it is given, and among people of whom none has two records it learns to take namesakes for
    one. So two records are joined only where the matcher is sure of the two as well; in doubt reviewers look.
    """
    if by.kind != "system":
        raise Denied("Only Onedoor itself links all records.")
    done: Counter[str] = Counter()
    several = (cluster for cluster in clusters if len(cluster) > 1)
    while batch := list(islice(several, _CLUSTERS)):
        done.update(_take(batch, by))
    return done


@transaction.atomic(durable=True)
def _take(batch: Sequence[Sequence[str]], by: Actor) -> Counter[str]:
    wanted = Resident.objects.filter(uuid__in=[uuid for cluster in batch for uuid in cluster], restricted_at=None)
    locked = wanted.select_for_update().only("uuid", "person_id").order_by("pk")
    records = {str(record.uuid): record for record in locked}
    clusters = [
        sorted((records[uuid] for uuid in cluster if uuid in records), key=lambda record: int(record.pk))
        for cluster in batch
    ]
    told_apart = _told_apart([record.pk for record in records.values()])
    done: Counter[str] = Counter()
    fresh = []
    for cluster in clusters:
        persons = {record.person_id for record in cluster}
        if persons == {None} and told_apart.isdisjoint(record.pk for record in cluster):
            fresh.append(cluster)
        elif len(persons) == 1 and None not in persons:
            done["known"] += len(cluster) * (len(cluster) - 1) // 2
        else:
            done.update(_one_by_one(cluster, by))
    done.update(settle_fresh(fresh, by=by))
    return done


def _told_apart(keys: Sequence[int]) -> set[int]:
    """Those of the records that reviewers found to be of other people than another."""
    different = Pair.objects.filter(state=PairState.DIFFERENT, one__in=keys, other__in=keys)
    return {record for pair in different.values_list("one_id", "other_id") for record in pair}


def _one_by_one(records: Sequence[Resident], by: Actor) -> Counter[str]:
    """Of records some of which are joined already: each pair as it stands when its turn comes."""
    done: Counter[str] = Counter()
    for one, other in combinations(records, 2):
        persons = set(Resident.objects.filter(pk__in=(one.pk, other.pk)).values_list("person_id", flat=True))
        if len(persons) == 1 and None not in persons:
            done["known"] += 1
        else:
            done[settle(one, other, match_between(one.pk, other.pk), by=by)] += 1
    return done


def _write(path: Path) -> None:
    """Every record that may be used as a file that linking reads; the first number and address of each kind."""
    points: dict[tuple[int, str], str] = {}
    current = ContactPoint.objects.filter(ended_at=None).order_by("-is_preferred", "pk")
    for resident, kind, value in current.values_list("resident_id", "kind", "normalised").iterator(_BATCH):
        points.setdefault((resident, kind), value)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        usable = Resident.objects.filter(restricted_at=None, forgotten_at=None).order_by("pk")
        for pk, *known in usable.values_list("pk", *_WRITTEN).iterator(_BATCH):
            reached = [points.get((pk, kind), "") for kind in ("phone", "email")]
            writer.writerow(["" if value is None else value for value in known] + reached)

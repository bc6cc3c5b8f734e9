"""All records linked in one run, and its clusters taken into links. People keep their ids from run to run."""

import csv
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

from django.db import transaction

from onedoor.apps.people.actions.links import join_in_transaction
from onedoor.apps.people.actions.pairs import raise_pair, review_shares
from onedoor.apps.people.data import Decider, Treatment
from onedoor.apps.people.linkage.linking import link
from onedoor.apps.people.matching.match import match_between
from onedoor.apps.people.models import ContactPoint, Resident
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Denied

__all__ = ["link_all_records", "take_clusters"]

_COLUMNS = ("id", "forename", "surname", "date of birth", "sex", "address", "postcode", "nhs number", "phone", "email")
_CHANCE = random.SystemRandom()
_BATCH = 5_000


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
    """Join the records (uuids as text) of each cluster, each in its own transaction: a run cut short is run again.

    A run learns from what it is given, and among people of whom none has two records it learns to take namesakes for
    one. So two records are joined only where the matcher is sure of the two as well; in doubt reviewers look.
    """
    if by.kind != "system":
        raise Denied("Only Onedoor itself links all records.")
    done: Counter[str] = Counter()
    for cluster in clusters:
        if len(cluster) > 1:
            done.update(_take(cluster, by))
    return done


@transaction.atomic(durable=True)
def _take(cluster: Sequence[str], by: Actor) -> Counter[str]:
    done: Counter[str] = Counter()
    records = list(Resident.objects.filter(uuid__in=cluster, restricted_at=None).order_by("pk"))
    for one, other in combinations(records, 2):
        persons = set(Resident.objects.filter(pk__in=(one.pk, other.pk)).values_list("person_id", flat=True))
        if len(persons) == 1 and None not in persons:
            done["known"] += 1
        else:
            done[_settle(one, other, by)] += 1
    return done


def _settle(one: Resident, other: Resident, by: Actor) -> str:
    """What became of two records the run took for one person's."""
    found = match_between(one.pk, other.pk)
    if found is None or found.probability < review_shares().doubtful_from:
        return "left"
    if not found.is_sure:
        raised = raise_pair(
            by=by, records=(one, other), treatment=Treatment.DOUBTED, weight=found.weight, reasons=found.reasons,
            chance=_CHANCE,
        )  # fmt: skip
        return "doubted" if raised else "left"
    try:
        join_in_transaction(
            by=by, records=(one, other), decided_by=Decider.BULK, confidence=found.probability, reasons=found.reasons
        )
    except Conflict:
        return "left"
    return "joined"


def _write(path: Path) -> None:
    """Every record that may be used as a file that linking reads; the first number and address of each kind."""
    points: dict[tuple[int, str], str] = {}
    current = ContactPoint.objects.filter(ended_at=None).order_by("-is_preferred", "pk")
    for resident, kind, value in current.values_list("resident_id", "kind", "normalised").iterator(_BATCH):
        points.setdefault((resident, kind), value)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        for record in Resident.objects.filter(restricted_at=None, forgotten_at=None).order_by("pk").iterator(_BATCH):
            writer.writerow(
                (
                    record.uuid, record.given_names, record.family_name, record.birth_date or "", record.sex,
                    record.address_text, record.postcode_key, record.nhs_number, points.get((record.pk, "phone"), ""),
                    points.get((record.pk, "email"), ""),
                )
            )  # fmt: skip

"""Pairs for reviewers: raising them, answering, and what the answers do to the links."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection, transaction

from onedoor.apps.people.access import get_pair_for
from onedoor.apps.people.actions.links import join_in_transaction, separate_in_transaction, undo_in_transaction
from onedoor.apps.people.data import Answer, Decider, PairState, Sight, Treatment
from onedoor.apps.people.defaults.files import read_default
from onedoor.apps.people.events import PairJudged, PairRaised, PairSettled
from onedoor.apps.people.models import Decision, Judgement, Link, Pair, Resident
from onedoor.apps.people.review.verdict import verdict
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM, Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events import log

__all__ = ["ReviewShares", "judge", "raise_pair", "review_shares", "take_back"]


@dataclass(frozen=True, slots=True)
class ReviewShares:
    """From 0 to 1: pairs drawn of those decided without anybody, looked at twice, and from where one is in doubt."""

    drawn: float
    looked_at_twice: float
    doubtful_from: float


@lru_cache(maxsize=1)
def review_shares() -> ReviewShares:
    """As `review.json` of the installation has them."""
    known = read_default("review.json")
    return ReviewShares(known["share_drawn"], known["share_looked_at_twice"], known["doubtful_from_probability"])


def raise_pair(
    *,
    by: Actor,
    records: tuple[Resident, Resident],
    treatment: Treatment,
    weight: float,
    reasons: Sequence[str],
    chance: random.Random,
) -> Pair | None:
    """Have the pair looked at (a building block): always where it is in doubt, else where it is drawn.

    None where it was not drawn, or was raised before: what reviewers found of two records once is not asked again.
    """
    assert connection.in_atomic_block, "A pair is raised in the transaction of what found it."
    shares = review_shares()
    drawn_of = 1.0 if treatment == Treatment.DOUBTED else shares.drawn
    if chance.random() >= drawn_of or Pair.objects.of(*records).exists():
        return None
    one, other = sorted(records, key=lambda record: record.pk)
    pair = Pair.objects.create(
        one=one, other=other, treatment=treatment, weight=weight, reasons=list(reasons), drawn_of=drawn_of,
        needs_two=chance.random() < shares.looked_at_twice,
    )  # fmt: skip
    happening = PairRaised(treatment=pair.treatment, records=(str(one.uuid), str(other.uuid)), needs_two=pair.needs_two)
    log.record(happening, by=by, subject=str(pair.uuid))
    return pair


@transaction.atomic(durable=True)
def judge(*, by: Actor, sight: Sight, pair: str, answer: str) -> Pair:
    """Answer for oneself; raises Missing, Invalid, and Conflict where others settled the pair meanwhile."""
    found = _locked(by, sight, pair)
    if answer not in Answer.values:
        raise Invalid("Choose one of the answers.", fields={"answer": ["Choose one of the answers"]})
    if found.state != PairState.OPEN or found.judgements.filter(reviewer__uuid=by.id, withdrawn_at=None).exists():
        raise Conflict("This pair was answered meanwhile.")
    Judgement.objects.create(pair=found, reviewer_id=_account_key(by), answer=answer, judged_at=clock.now())
    log.record(PairJudged(answer=answer, is_withdrawn=False), by=by, subject=str(found.uuid))
    _settle(found, by)
    return found


@transaction.atomic(durable=True)
def take_back(*, by: Actor, sight: Sight) -> Pair:
    """Take back one's own last answer, and what it settled; raises Missing where there is none left to take back."""
    last = Judgement.objects.filter(reviewer__uuid=by.id, withdrawn_at=None).order_by("-judged_at", "-pk").first()
    if by.kind != "staff" or last is None:
        raise Missing("There is no answer of yours to take back.")
    pair = _locked(by, sight, str(last.pair.uuid))
    if pair.judgements.filter(withdrawn_at=None, pk__gt=last.pk).exists():
        raise Conflict("Somebody else has answered since. Your answer stands beside theirs.")
    last.withdrawn_at = clock.now()
    last.save(update_fields=["withdrawn_at"])
    log.record(PairJudged(answer=last.answer, is_withdrawn=True), by=by, subject=str(pair.uuid))
    if pair.state != PairState.OPEN:
        _open_again(pair, by)
    return pair


def _locked(by: Actor, sight: Sight, uuid: str) -> Pair:
    found = get_pair_for(by, uuid, sight)
    return Pair.objects.select_for_update().get(pk=found.pk)


def _account_key(by: Actor) -> int:
    """The row of the reviewer's account."""
    key = Judgement.reviewer.field.related_model._default_manager.get(uuid=by.id).pk
    return int(key)


def _settle(pair: Pair, by: Actor) -> None:
    """Do what the answers come to, if they come to anything yet."""
    answers = list(pair.judgements.filter(withdrawn_at=None).order_by("pk").values_list("answer", flat=True))
    state = verdict(answers, needs_two=pair.needs_two)
    if state == PairState.OPEN:
        return
    decision = _carry_out(pair, state)
    pair.state, pair.settled_at, pair.settled_by = state, clock.now(), decision
    pair.save(update_fields=["state", "settled_at", "settled_by"])
    happening = PairSettled(state=state.value, decision=str(decision.uuid) if decision else "")
    log.record(happening, by=by, subject=str(pair.uuid))


def _carry_out(pair: Pair, state: PairState) -> Decision | None:
    """Join what is one and part what is two, where the links say otherwise. Reviewers decide, Onedoor does it."""
    one, other = Resident.objects.filter(pk__in=(pair.one_id, pair.other_id)).order_by("pk")
    are_one = one.person_id is not None and one.person_id == other.person_id
    if state == PairState.SAME and not are_one:
        reasons = ["Reviewers found them to be one person", *pair.reasons]
        return join_in_transaction(by=SYSTEM, records=[one, other], decided_by=Decider.REVIEW, reasons=reasons)
    if state == PairState.DIFFERENT and are_one:
        # The record that came last goes: what was known before it is left as it was.
        last = Link.objects.holding().filter(record__in=(one, other)).order_by("made_by", "record").last()
        return separate_in_transaction(by=SYSTEM, link=last, decided_by=Decider.REVIEW) if last else None
    return None


def _open_again(pair: Pair, by: Actor) -> None:
    if pair.settled_by:
        undo_in_transaction(by=SYSTEM, decision=pair.settled_by)
    pair.state, pair.settled_at, pair.settled_by = PairState.OPEN, None, None
    pair.save(update_fields=["state", "settled_at", "settled_by"])
    log.record(PairSettled(state=PairState.OPEN.value, decision=""), by=by, subject=str(pair.uuid))

"""Forgetting a record. Its row stays, empty: what hangs on it (requests, contacts, the ledger) stays counted."""

from django.db.models import Q

from onedoor.apps.people.access import require_answerable
from onedoor.apps.people.actions.households import leave_household_in_transaction
from onedoor.apps.people.actions.representing import end_representations_of
from onedoor.apps.people.data import PairState
from onedoor.apps.people.events import ResidentForgotten
from onedoor.apps.people.models import Alert, Link, MatchRecord, NameSpelling, Pair, PassPhrase, Resident, SearchKey
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.events import log
from onedoor.foundation.forgetting import Why, forget_fields, require_transaction

__all__ = ["forget_resident"]


def forget_resident(*, by: Actor, resident: Resident, why: Why) -> Resident:
    """Forget who they are, how they are reached and found, and to whom the record was joined (a building block).

    Raises Missing unless the actor governs the body that holds it. What was asked and said in the person's name is
    forgotten by `requests` and `contacts`. Forgetting twice changes nothing.
    """
    require_transaction()
    found = Resident.objects.select_for_update(of=("self",)).select_related("held_by", "person").get(pk=resident.pk)
    require_answerable(by, found)
    if found.forgotten_at is not None:
        return found
    happening = ResidentForgotten(why=why.value, person=str(found.person.uuid) if found.person else "")
    _forget_matching(found)
    _forget_keys(found)
    end_representations_of(found)
    leave_household_in_transaction(by=by, resident=found)
    found.contact_points.all().delete()
    PassPhrase.objects.filter(resident=found).delete()
    Alert.objects.filter(resident=found).delete()
    # The reference is a random one, and tells whoever quotes it that the record was there.
    forget_fields(found, keep=("reference",), person=None, forgotten_at=clock.now(), updated_at=clock.now())
    body = str(found.held_by.uuid) if found.held_by else ""
    log.record(happening, by=by, subject=str(found.uuid), organisation=body)
    return found


def _forget_matching(resident: Resident) -> None:
    decisions = list(resident.links.values_list("made_by", flat=True))
    resident.links.all().delete()
    # The other half of a pair says why the two were taken for one.
    Link.objects.filter(made_by__in=decisions).update(reasons=[])
    pairs = Pair.objects.filter(Q(one=resident) | Q(other=resident))
    pairs.filter(state=PairState.OPEN).delete()
    # What reviewers found of the others goes on measuring the matcher.
    pairs.update(reasons=[])


def _forget_keys(resident: Resident) -> None:
    """With the keys go the spellings of names that nobody else has."""
    words = set(resident.search_keys.filter(kind=SearchKey.Kind.NAME).values_list("value", flat=True))
    resident.search_keys.all().delete()
    resident.match_keys.all().delete()
    MatchRecord.objects.filter(resident=resident).delete()
    left = set(SearchKey.objects.filter(kind=SearchKey.Kind.NAME, value__in=words).values_list("value", flat=True))
    NameSpelling.objects.filter(word__in=words - left).delete()

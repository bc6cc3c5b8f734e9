"""Keeping the search keys in step with the records, inside the change that makes them."""

from collections.abc import Iterable

from django.db import connection

from onedoor.apps.people.actions.match_keys import keep_match_in_step
from onedoor.apps.people.models import NameSpelling, Resident, SearchKey
from onedoor.apps.people.search.keys import keys_for
from onedoor.apps.people.search.words import one_letter_out

__all__ = ["keep_keys_in_step", "learn_spellings"]


def keep_keys_in_step(resident: Resident) -> None:
    """Write what the record should be searched and matched by, and remove what it should not."""
    assert connection.in_atomic_block, "Keys change in the transaction of what they find."
    points = list(resident.contact_points.filter(ended_at__isnull=True).values_list("kind", "normalised"))
    wanted = keys_for(
        names=(resident.given_names, resident.family_name, resident.known_as),
        birth_date=resident.birth_date,
        postcode=resident.postcode_key,
        phones=[value for kind, value in points if kind == "phone"],
        emails=[value for kind, value in points if kind == "email"],
        reference=resident.reference,
    )
    current = {(key.kind, key.value): key.pk for key in resident.search_keys.all()}
    SearchKey.objects.filter(pk__in=[pk for key, pk in current.items() if key not in wanted]).delete()
    SearchKey.objects.bulk_create(
        SearchKey(resident=resident, kind=kind, value=value) for kind, value in sorted(wanted - current.keys())
    )
    learn_spellings(value for kind, value in wanted if kind == "name")
    keep_match_in_step(resident)


def learn_spellings(words: Iterable[str]) -> None:
    """Make these words findable with one slip in them."""
    unseen = set(words) - set(NameSpelling.objects.filter(form__in=set(words)).values_list("word", flat=True))
    NameSpelling.objects.bulk_create(
        (NameSpelling(form=form, word=word) for word in sorted(unseen) for form in sorted(one_letter_out(word))),
        ignore_conflicts=True,
    )

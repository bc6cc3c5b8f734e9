"""Opening a request with its reference and a proof, with a limit on guessing.

This is an action, not a query: each failed try is counted, in the database so that every process counts together.
"""

from datetime import timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from onedoor.apps.requests.data import TooManyTries
from onedoor.apps.requests.models import FailedLookup, Request
from onedoor.apps.requests.tokens import is_proof
from onedoor.foundation import clock, ids
from onedoor.foundation.errors import Missing

__all__ = ["get_request_by_reference"]

_WINDOW = timedelta(minutes=15)
_MOST_BY_CALLER = 10
# A reference is guessed from many addresses at once by whoever has them.
_MOST_BY_REFERENCE = 20


def get_request_by_reference(reference: str, *, proof: str, caller: str = "") -> Request:
    """The request of that reference, for whoever knows the e-mail, phone or postcode given with it.

    `caller` is where the question comes from (an IP address); it is kept as a digest and only for a quarter of an
    hour. Raises Missing, the same for a wrong reference and a wrong proof, and TooManyTries.
    """
    reference = ids.normalise_reference(reference)
    marks = {_mark("reference", reference): _MOST_BY_REFERENCE}
    if caller:
        marks[_mark("caller", caller)] = _MOST_BY_CALLER
    _refuse_guessing(marks)
    related = Request.objects.select_related("service", "accountable", "delivering", "closing_reason")
    found = related.filter(reference=reference).first()
    if is_proof(found, proof) and found is not None:
        return found
    _count_failure(marks)
    raise Missing("We cannot find a request with that reference and that e-mail address, phone number or postcode.")


def _mark(kind: str, value: str) -> str:
    return salted_hmac(f"onedoor.requests.lookup.{kind}", value, algorithm="sha256").hexdigest()


def _refuse_guessing(marks: dict[str, int]) -> None:
    since = clock.now() - _WINDOW
    failed = list(FailedLookup.objects.filter(mark__in=marks, at__gte=since).values_list("mark", flat=True))
    if any(failed.count(mark) >= most for mark, most in marks.items()):
        raise TooManyTries("That was too many tries. Wait a quarter of an hour, then try again.")


@transaction.atomic
def _count_failure(marks: dict[str, int]) -> None:
    FailedLookup.objects.filter(at__lt=clock.now() - _WINDOW).delete()
    FailedLookup.objects.bulk_create(FailedLookup(mark=mark) for mark in marks)

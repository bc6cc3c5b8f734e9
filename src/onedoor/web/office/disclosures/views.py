"""Who saw what of whom: for the governance officers of those who gave and of those who got."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onedoor.apps.partners.data import Role
from onedoor.apps.people import services as people
from onedoor.apps.requests import services as requests
from onedoor.apps.sharing import services as sharing
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import Actor
from onedoor.web.components.actors import actor_of, staff_only
from onedoor.web.components.downloads import as_csv
from onedoor.web.office.disclosures.forms import LedgerFilter, purposes_for_staff

_OUTSIDE = "Somebody outside"
# The person reads these as said to them.
_TOLD = {
    "told.question": "That they asked for something, and the question about it", "told.place": "Where it is",
    "told.words": "What they said, in their words", "told.pictures": "Photos they sent",
}  # fmt: skip
# By question: who was asked, where they may be named, and about which request.
Asked = dict[UUID, tuple[str, str]]
governance_only = staff_only(Role.GOVERNANCE)
_COLUMNS = ("When", "Person", "Items", "Purpose", "From", "To", "Agreement", "Version", "Contact", "By", "Event")


@governance_only
@never_cache
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    conditions = LedgerFilter(request.GET or None)
    found = _found(request, conditions)
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    items, purposes = sharing.item_names() | _TOLD, purposes_for_staff()
    known = people.references_for(actor_of(request), (str(row.person) for row in page))
    asked = requests.outside_names(row.outside for row in page if row.outside)
    rows = [
        (row, _person(row, known, asked), [items.get(code, code) for code in row.items],
         purposes.get(row.purpose, row.purpose), _recipient(row, asked))
        for row in page
    ]  # fmt: skip
    counts = [
        {
            "purpose": purposes.get(count["purpose"], count["purpose"]), "source": count["source__name"],
            "recipient": count["recipient__name"] or _OUTSIDE, "times": count["times"], "people": count["people"],
        }
        for count in sharing.ledger_counts(found)
    ]  # fmt: skip
    context = {"filter": conditions, "page": page, "rows": rows, "counts": counts}
    return render(request, "office/disclosures/list.html", context, status=400 if conditions.errors else 200)


@governance_only
@never_cache
@require_safe
def download(request: HttpRequest) -> StreamingHttpResponse:
    rows = _found(request, LedgerFilter(request.GET or None))
    return as_csv(f"disclosures-{clock.today()}.csv", _COLUMNS, map(_cells, rows.iterator(chunk_size=500)))


def _found(request: HttpRequest, asked: LedgerFilter) -> Any:
    """What fits; a condition that cannot be read is left out, and said on the page."""
    asked.full_clean()
    given = asked.cleaned_data if asked.is_bound else {}
    actor = actor_of(request)
    return sharing.disclosures_for(actor, **given | {"person": _whose(given.get("person", ""), actor)})


def _whose(typed: str, actor: Actor) -> str:
    """What the ledger calls them, from the reference of their record or of what they asked for; a uuid as it is."""
    if not ids.is_reference(typed):
        return typed
    reference = ids.normalise_reference(typed)
    known = people.record_with_reference(actor, reference) or requests.asked_outside_about(actor, reference)
    return known or typed


def _person(row: Any, known: dict[str, str], asked: Asked) -> str:
    """Whose it is, so that an officer can find them: their record's reference, or that of what they asked for."""
    if reference := known.get(str(row.person)):
        return reference
    if row.outside is None:
        return f"A record of {row.source.name}"
    _name, reference = asked.get(row.outside, ("", ""))
    return f"Whoever asked for {reference}" if reference else "Somebody whose request was forgotten"


def _recipient(row: Any, asked: Asked) -> str:
    """A body of the partnership, or whoever else was asked: by name where that is no private person's."""
    if row.recipient is not None:
        return str(row.recipient.name)
    name, _reference = asked.get(row.outside, ("", ""))
    return f"{name}, outside" if name else _OUTSIDE


def _right(row: Any) -> tuple[str, str]:
    """By which right: the agreement and its version, the emergency, or the question that was sent."""
    if row.outside is not None:
        return "Question", str(row.outside)
    if row.version is None:
        return "Emergency", str(row.emergency.uuid)
    return row.version.agreement.reference, str(row.version.number)


def _cells(row: Any) -> tuple[str, ...]:
    return (
        row.disclosed_at.astimezone(clock.local_zone()).isoformat(timespec="seconds"), str(row.person),
        " ".join(row.items), row.purpose, row.source.name, row.recipient.name if row.recipient else _OUTSIDE,
        *_right(row), str(row.contact or ""), row.actor, str(row.event),
    )  # fmt: skip

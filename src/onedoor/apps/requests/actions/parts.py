"""One request, parts of it done by several bodies, closed together.

The whole is its person's: they have one reference, hear of every part there, and are told once that it is over. Each
part has its own body, date and clock. The whole ends when its own body and all parts are done, whoever is last.
"""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.requests.actions.changing import enter, lock_for_work, refuse_closed, save, tell, words
from onedoor.apps.requests.actions.clocks import promise, start_clock
from onedoor.apps.requests.actions.raising import tell_team
from onedoor.apps.requests.actions.sharing_out import note_routing, route
from onedoor.apps.requests.data import UpdateKind
from onedoor.apps.requests.events import RequestSplit
from onedoor.apps.requests.models import Request
from onedoor.foundation import clock, ids
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid
from onedoor.foundation.events.log import record
from onedoor.foundation.retrying import retried_when_reference_is_taken
from onedoor.foundation.rows import insert

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["split_off"]

# A part is at the same place and for the same person as the whole.
_SHARED = (
    "kind", "service", "latitude", "longitude", "uprn", "address_text", "postcode_key", "area_codes", "resident",
    "business", "contact_name", "contact_email", "contact_phone", "language", "door", "channel", "priority",
)  # fmt: skip


@retried_when_reference_is_taken
@transaction.atomic(durable=True)
def split_off(
    *, by: Actor, request: Request, organisation: "Organisation", text: str, version: int | None = None
) -> Request:
    """Give another body a part: it answers for that by its own target from today. The part; the person is told.

    Raises Conflict for what is closed or is a part itself, Invalid for a body that takes no requests here.
    """
    text = words(text, missing="Say what they are to do: they and the person read this.")
    whole = lock_for_work(request, by=by, version=version)
    refuse_closed(whole)
    if whole.part_of is not None:
        raise Conflict(f"{whole.reference} is a part of {whole.part_of.reference}. Pass it on instead.")
    _check(whole, organisation)
    now = clock.now()
    part = Request(
        reference=ids.new_reference(), part_of=whole, description=_for_the_body(whole, text), accountable=organisation,
        delivering=organisation, raised_at=now, updated_at=now, raised_by=str(by), is_hidden=True,
        responsibility_reason=f"A part of {whole.reference}, which {whole.accountable} answers for."[:500],
        **{name: getattr(whole, name) for name in _SHARED},
    )  # fmt: skip
    rule = route(part)
    target = promise(part, at=now)
    insert(part)
    start_clock(part, at=now, target=target)
    enter(part, UpdateKind.RAISED, by=by, at=now)
    note_routing(part, rule)
    said = f"{organisation.name} does a part of this. {text}"
    enter(whole, UpdateKind.NOTE, by=by, text=said, at=now)
    save(whole)
    due = part.due_at.isoformat() if part.due_at else ""
    happening = RequestSplit(part=str(part.uuid), accountable=str(organisation.uuid), due_at=due)
    record(happening, by=by, subject=str(whole.uuid), organisation=str(whole.accountable.uuid))
    tell(whole, "request-updated", by=by, text=said)
    tell_team(part)
    return part


def _for_the_body(whole: Request, text: str) -> str:
    return f"{text}\n\nWhat the person said: {whole.description}" if whole.description else text


def _check(whole: Request, organisation: "Organisation") -> None:
    problem = ""
    if not organisation.is_partner or not organisation.is_true_on(clock.today()):
        problem = f"{organisation.name} does not take requests here."
    elif organisation.pk == whole.accountable_id:
        problem = f"{organisation.name} answers for the whole of it already."
    elif whole.parts.filter(is_open=True, accountable=organisation).exists():
        problem = f"{organisation.name} is at work on a part already. Write to them there."
    if problem:
        raise Invalid(problem, fields={"organisation": [problem]})

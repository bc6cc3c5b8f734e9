"""Telling whoever had been shown what was put right, erased or restricted (UK GDPR article 19).

Bodies of the partnership hear it by their officers; whoever else was told something with a question, by e-mail.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from onedoor.apps.people import services as people
from onedoor.apps.requests import services as requests
from onedoor.apps.rights.actions.telling import tell_officers, tell_outside
from onedoor.apps.rights.events import OthersTold
from onedoor.apps.rights.gathering import rows_of, subject_of
from onedoor.apps.rights.models import Part, Told, ToldOutside
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import Actor
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from uuid import UUID

    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.people.models import Resident

__all__ = ["tell_others"]

_WHAT = {"correction": "was put right", "erasure": "is being erased", "restriction": "is kept and not used for now"}


def tell_others(part: Part, records: "list[Resident]", *, by: Actor, items: frozenset[str] | None = None) -> None:
    """Every partner the ledger says was shown any of these items (none: anything) of these records, and everybody
    outside whom the body told anything of the person: what they were told is in the words of whoever asked."""
    bodies, outside = _tell_bodies(part, records, by, items), _tell_outside(part, records, by)
    if bodies or outside:
        happening = OthersTold(part=str(part.uuid), bodies=tuple(str(body.uuid) for body in bodies), outside=outside)
        log.record(happening, by=by, subject=str(part.case.uuid), organisation=str(part.organisation.uuid))


def _tell_bodies(
    part: Part, records: "list[Resident]", by: Actor, items: frozenset[str] | None
) -> "list[Organisation]":
    shown: dict[int, tuple[Organisation, datetime]] = {}
    for row in sharing.disclosures_about_any([str(record.uuid) for record in records]).order_by("disclosed_at"):
        if (
            row.recipient is not None
            and row.source_id == part.organisation_id
            and (items is None or items & set(row.items))
        ):
            shown[row.recipient.pk] = (row.recipient, row.disclosed_at)
    for body, last in shown.values():
        _, is_new = Told.objects.get_or_create(part=part, organisation=body, defaults={"last_shown_at": last})
        if is_new:
            what = ", ".join(sharing.item_names().get(code, code).lower() for code in sorted(items or ()))
            text = (
                f"{part.organisation.name} let you see a record ({records[0].reference}), last on {last:%d.%m.%Y}."
                f" What you saw {_WHAT.get(part.case.kind, 'has changed')}{f' ({what})' if what else ''}."
                " Look again before you rely on what you noted."
            )
            tell_officers(body, text, "/office/disclosures/", about=str(part.case.uuid), by=by)
    return [body for body, _ in shown.values()]


def _tell_outside(part: Part, records: "list[Resident]", by: Actor) -> int:
    """How many were told now. Each once about a request, however often they were asked about it."""
    told: set[tuple[str, str]] = set()
    for question in requests.outside_questions_told(_questions(part, records)):
        if (key := (question.email, question.request.reference)) in told:
            continue
        told.add(key)
        _, is_new = ToldOutside.objects.get_or_create(
            part=part, email=question.email, reference=question.request.reference,
            defaults={"name": question.name, "is_body": question.is_body},
        )  # fmt: skip
        if is_new:
            tell_outside(part, question.name, question.email, question.request.reference, by=by)
    return len(told)


def _questions(part: Part, records: "list[Resident]") -> "list[UUID]":
    """What the body sent to anybody outside, under the person's records or what they asked for."""
    subject = subject_of(people.records_known(part.case.records))
    asked = rows_of(subject, "requests.Request", str(part.organisation.uuid))
    persons = [str(one.uuid) for one in (*records, *asked)]
    rows = sharing.disclosures_about_any(persons).filter(source=part.organisation, outside__isnull=False)
    return [row.outside for row in rows if row.outside]

"""Telling the bodies that had been shown what was put right, erased or restricted (UK GDPR article 19)."""

from datetime import datetime
from typing import TYPE_CHECKING

from onedoor.apps.rights.actions.telling import tell_officers
from onedoor.apps.rights.events import OthersTold
from onedoor.apps.rights.models import Part, Told
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import Actor
from onedoor.foundation.events import log

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation
    from onedoor.apps.people.models import Resident

__all__ = ["tell_others"]

_WHAT = {"correction": "was put right", "erasure": "is being erased", "restriction": "is kept and not used for now"}


def tell_others(
    part: Part, records: "list[Resident]", *, by: Actor, items: frozenset[str] | None = None
) -> list["Organisation"]:
    """Every partner the ledger says was shown any of these items (none: anything) of these records; who was told."""
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
    if shown:
        bodies = tuple(str(body.uuid) for body, _ in shown.values())
        happening = OthersTold(part=str(part.uuid), bodies=bodies)
        log.record(happening, by=by, subject=str(part.case.uuid), organisation=str(part.organisation.uuid))
    return [body for body, _ in shown.values()]

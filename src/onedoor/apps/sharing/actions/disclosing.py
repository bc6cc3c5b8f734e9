"""Writing the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from onedoor.apps.partners import services as partners
from onedoor.apps.sharing.data import DEALING, Shown
from onedoor.apps.sharing.events import Disclosed
from onedoor.apps.sharing.memory import Terms, terms
from onedoor.apps.sharing.models import AgreementVersion, Disclosure, Emergency
from onedoor.apps.sharing.queries.permission import permission, require_permission
from onedoor.apps.sharing.queries.wishes import require_no_pause, require_persons_leave
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.events import log
from onedoor.foundation.events.sealing import content_hash
from onedoor.foundation.remembering import remembered

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Organisation

__all__ = ["disclose", "disclose_all", "disclose_outside", "happening_of"]


def disclose(
    *,
    by: Actor,
    person: str,
    purpose: str,
    source: "Organisation",
    recipient: "Organisation",
    items: Iterable[str],
    contact: str | None = None,
    emergency: Emergency | None = None,
) -> list[Disclosure]:
    """Write down that these items of the person are shown now (a building block); nothing for one's own record.

    One row for each agreement version that allows some of them, and one for what only the `emergency` opens. Asks once
    more, past the memory, whether they are allowed: raises Denied with the reason where they are not, so that showing
    and writing cannot come apart; also where the person paused it, or did not give the permission it needs.
    """
    one = Shown(person, str(source.uuid), frozenset(items))
    return _write_all(_rows([one], {one.source: source}, purpose, recipient, contact, emergency, by), by)


def disclose_all(
    *,
    by: Actor,
    contact: str,
    purpose: str,
    recipient: "Organisation",
    shown: Sequence[Shown],
    emergency: Emergency | None = None,
) -> list[Disclosure]:
    """As `disclose`, of several people in one contact: what `not_yet_disclosed` says is still to be written."""
    sources = {one.source: partners.known_organisation(one.source) for one in shown}
    return _write_all(_rows(shown, sources, purpose, recipient, contact, emergency, by), by)


def disclose_outside(
    *, by: Actor, person: str, source: "Organisation", items: Iterable[str], outside: UUID | str
) -> Disclosure:
    """Write down what the body that deals with a request sends with the question `outside` (a building block).

    `person`: their record, or where nobody keeps one of them the request. It needs no agreement, for it goes to no body
    of the partnership: the one who asks answers for it. Raises Denied where the person objects to it.
    """
    require_no_pause(person, DEALING)
    row = Disclosure(
        person=UUID(str(person)), purpose=DEALING, source=source, outside=UUID(str(outside)), items=sorted(items),
        actor=str(by), disclosed_at=clock.now(),
    )  # fmt: skip
    return _write_all([row], by)[0]


def _rows(
    shown: Sequence[Shown], sources: Mapping[str, "Organisation"], purpose: str, recipient: "Organisation",
    contact: str | None, emergency: Emergency | None, by: Actor,
) -> list[Disclosure]:  # fmt: skip
    """Not yet written. Raises Denied."""
    known, now = terms(fresh=True), clock.now()
    parts = [
        (one, version, codes)
        for one in shown
        for version, codes in _by_version(one, purpose, recipient, emergency, by, known).items()
    ]
    versions = {version: _version(version) for _, version, _ in parts if version}
    return [
        Disclosure(
            person=UUID(str(one.person)), purpose=purpose, source=sources[one.source], recipient=recipient,
            version=versions.get(version), emergency=None if version else emergency, items=codes,
            contact=UUID(str(contact)) if contact else None, actor=str(by), disclosed_at=now,
        )
        for one, version, codes in parts
    ]  # fmt: skip


def _by_version(
    one: Shown, purpose: str, recipient: "Organisation", emergency: Emergency | None, by: Actor, known: Terms
) -> dict[str, list[str]]:
    """The items by the agreement version that allows them, sorted; under "" those of an emergency alone."""
    wanted = sorted(one.items)
    ask = permission if emergency else partial(require_permission, items=wanted)
    found = ask(
        actor=by, purpose=purpose, source_organisation=one.source, recipient_organisation=str(recipient.uuid),
        known=known,
    )  # fmt: skip
    if one.source == str(recipient.uuid) and not emergency:
        return {}
    needing = one.items & found.with_permission
    if not emergency and (known.has_pauses or needing):
        require_persons_leave(one.person, purpose, recipient, needing)
    by_version: dict[str, list[str]] = defaultdict(list)
    for item in wanted:
        by_version[found.under.get(item, "")].append(item)
    return by_version


@remembered
def _version(uuid: str) -> AgreementVersion:
    """What stands in a row of the ledger of it never changes."""
    version: AgreementVersion = AgreementVersion.objects.get(uuid=uuid)
    return version


def _write_all(rows: list[Disclosure], by: Actor) -> list[Disclosure]:
    """Each with its event; the rows of one page in two statements."""
    assert connection.in_atomic_block, "A disclosure is written in the transaction of what shows it."
    for row in rows:
        row.digest = content_hash(row.content()).hex()
    told = [log.Told(happening_of(row), subject=str(row.person), organisation=str(row.source.uuid)) for row in rows]
    for row, event in zip(rows, log.record_all(told, by=by), strict=True):
        row.event = event.uuid
    return Disclosure.objects.bulk_create(rows)


def happening_of(row: Disclosure) -> Disclosed:
    return Disclosed(
        disclosure=str(row.uuid), purpose=row.purpose, recipient=str(row.recipient.uuid) if row.recipient else "",
        version=str(row.version.uuid) if row.version else "", items=tuple(row.items), contact=str(row.contact or ""),
        digest=row.digest, emergency=str(row.emergency.uuid) if row.emergency else "", outside=str(row.outside or ""),
    )  # fmt: skip

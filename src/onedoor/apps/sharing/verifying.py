"""The ledger and the signed agreements against the sealed log: what `onedoor events verify` asks of this app."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from onedoor.apps.sharing.events import AgreementOffered, AgreementSigned, Disclosed
from onedoor.apps.sharing.models import AgreementVersion, Disclosure, Signature
from onedoor.apps.sharing.models.agreement import content_of
from onedoor.apps.sharing.models.ledger import ledger_content
from onedoor.foundation.events.sealing import content_hash
from onedoor.foundation.events.verification import Problem, also_verify
from onedoor.foundation.models import Event

_FIELDS = (
    "uuid", "person", "purpose", "source__uuid", "recipient__uuid", "version__uuid", "emergency__uuid", "outside",
    "items", "contact", "actor", "disclosed_at",
)  # fmt: skip
_AT_ONCE = 2_000


@also_verify
def ledger_problems() -> Iterator[Problem]:
    """Rows that were changed or put in, and events whose row is gone. The log itself is checked before."""
    rows = Disclosure.objects.order_by("id").values_list("event", "digest", *_FIELDS)
    reading = rows.iterator(_AT_ONCE)
    while batch := list(islice(reading, _AT_ONCE)):
        events = _events([row[0] for row in batch])
        for row in batch:
            yield from _row_problems(row, events.get(row[0]))
    written = Disclosure.objects.values("event")
    for uuid in Event.objects.filter(type=Disclosed.type).exclude(uuid__in=written).values_list("uuid", flat=True):
        text = f"A disclosure was removed from the ledger: event {uuid} has no row any more."
        yield Problem("disclosure-removed", text, None, str(uuid), Disclosed.type)


def _events(uuids: list[Any]) -> dict[Any, dict[str, Any]]:
    found = Event.objects.filter(uuid__in=uuids, type=Disclosed.type)
    return {uuid: {**data, "subject": subject} for uuid, data, subject in found.values_list("uuid", "data", "subject")}


def _row_problems(row: tuple[Any, ...], event: dict[str, Any] | None) -> Iterator[Problem]:
    event_uuid, digest, *values = row
    uuid = values[0]
    if event is None:
        text = f"Disclosure {uuid} was put into the ledger: no event of the log tells of it."
        yield Problem("disclosure-inserted", text, None, str(event_uuid), Disclosed.type)
        return
    names = (name.removesuffix("__uuid") if name != "uuid" else name for name in _FIELDS)
    says = content_hash(ledger_content(**dict(zip(names, values, strict=True)))).hex()
    if {says, digest} != {event["digest"]} or event["disclosure"] != str(uuid):
        text = f"Disclosure {uuid} was changed after it was written."
        yield Problem("disclosure-changed", text, None, str(event_uuid), Disclosed.type)


@also_verify
def agreement_problems() -> Iterator[Problem]:
    """Versions that no longer say what was offered and signed, and signatures nobody gave."""
    told = dict(Event.objects.filter(type=AgreementOffered.type).values_list("subject", "data__content"))
    offered = AgreementVersion.objects.exclude(content_hash="").select_related("agreement")
    for version in offered:
        says = content_hash(content_of(version)).hex()
        if {says, version.content_hash} != {told.get(str(version.uuid))}:
            text = (
                f"Agreement {version.agreement.reference}, version {version.number}, was changed after it was offered."
            )
            yield Problem("agreement-changed", text)
    signed = dict(Event.objects.filter(type=AgreementSigned.type).values_list("data__signature", "data__digest"))
    for signature in Signature.objects.select_related("version", "organisation", "account"):
        if signed.pop(str(signature.uuid), None) != signature.digest():
            yield Problem("signature-inserted", f"Signature {signature.uuid} was put in or changed afterwards.")
    for gone in signed:
        yield Problem("signature-removed", f"Signature {gone} is gone.")

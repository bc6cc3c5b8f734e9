"""What becomes of agreements, the ledger and people's wishes in a copy for testing.

Agreements are signed anew by the invented names, and the ledger written anew, so that the copy's own log vouches for
both; `onedoor events verify` finds nothing wrong there.
"""

from uuid import UUID

from onedoor.apps.sharing.actions.disclosing import happening_of
from onedoor.apps.sharing.events import AgreementOffered, AgreementSigned
from onedoor.apps.sharing.models import AgreementVersion, Disclosure, Signature
from onedoor.apps.sharing.models.agreement import content_of
from onedoor.foundation import ids
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.events.log import Happening
from onedoor.foundation.events.sealing import content_hash
from onedoor.foundation.models import Event
from onedoor.foundation.scrubbing.copying import Copy
from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.rules import afterwards, copy_as_is, invent

__all__ = ["vouch_anew"]

_AT_ONCE = 1000

invent("sharing.Signature", name=Inventor.full_name)
invent("sharing.Emergency", actor_name=Inventor.full_name)
invent("sharing.PersonsPermission", asked_by_name=Inventor.full_name)
copy_as_is("sharing.Disclosure", "items", because="Codes of data items; whose they were cannot be known.")
copy_as_is(
    "sharing.PersonsPermission", "is_given", "is_withdrawn",
    because="Yes or no of somebody invented; agreements are tried with it.",
)  # fmt: skip
copy_as_is("sharing.Pause", "purpose", because="A code of a list; whose it is cannot be known.")


@afterwards
def vouch_anew(copy: Copy) -> None:
    """Hashes over what the copy says, and events that tell of them."""
    for version in copy.objects(AgreementVersion).exclude(content_hash="").select_related("agreement"):
        version.content_hash = content_hash(content_of(version)).hex()
        version.save(using=copy.alias, update_fields=["content_hash"])
        told = AgreementOffered(content=version.content_hash, parties=())
        _tell(copy, [(told, str(version.uuid), "", ids.new_uuid())])
    signatures = copy.objects(Signature).exclude(version__content_hash="")
    for signature in signatures.select_related("version", "organisation", "account"):
        signature.content_hash = signature.version.content_hash
        signature.save(using=copy.alias, update_fields=["content_hash"])
        signed = AgreementSigned(
            signature=str(signature.uuid), account=str(signature.account.uuid), digest=signature.digest()
        )
        _tell(copy, [(signed, str(signature.version.uuid), str(signature.organisation.uuid), ids.new_uuid())])
    _write_ledger(copy)


def _write_ledger(copy: Copy) -> None:
    last = 0
    rows = copy.objects(Disclosure).select_related("source", "recipient", "version", "emergency").order_by("pk")
    while batch := list(rows.filter(pk__gt=last)[:_AT_ONCE]):
        for row in batch:
            row.digest = content_hash(row.content()).hex()
        copy.objects(Disclosure).bulk_update(batch, ["digest"])
        _tell(copy, [(happening_of(row), str(row.person), str(row.source.uuid), row.event) for row in batch])
        last = batch[-1].pk


def _tell(copy: Copy, told: list[tuple[Happening, str, str, UUID]]) -> None:
    copy.objects(Event).bulk_create(
        Event(uuid=uuid, type=one.type, actor=str(SYSTEM), subject=subject, organisation=body, data=one.as_data())
        for one, subject, body, uuid in told
    )

"""Keeping what the online matcher reads in step with the records, inside the change that makes them."""

from collections.abc import Iterable

from django.db import connection

from onedoor.apps.people.data import Given
from onedoor.apps.people.matching.evidence import Evidence, evidence_of, pack
from onedoor.apps.people.matching.keys import keys_of
from onedoor.apps.people.models import ContactPoint, MatchKey, MatchRecord, Resident

__all__ = ["evidence_of_record", "keep_match_in_step"]


def keep_match_in_step(resident: Resident) -> None:
    """Write the evidence and the keys the record should have and remove the others."""
    assert connection.in_atomic_block, "Keys change in the transaction of what they find."
    evidence = evidence_of_record(resident, list(resident.contact_points.filter(ended_at__isnull=True)))
    kept, packed = MatchRecord.objects.filter(resident=resident).first(), pack(evidence)
    if kept is None or kept.evidence != packed:
        MatchRecord(resident=resident, evidence=packed, is_new=True).save(force_insert=kept is None)
    wanted, current = keys_of(evidence), set(resident.match_keys.values_list("key", flat=True))
    resident.match_keys.filter(key__in=current - wanted).delete()
    MatchKey.objects.bulk_create(MatchKey(key=key, resident=resident) for key in sorted(wanted - current))


def evidence_of_record(resident: Resident, points: Iterable[ContactPoint]) -> Evidence:
    """The record as it is compared, with the ways to reach them that still hold."""
    given = Given(
        given_names=resident.given_names,
        family_name=resident.family_name,
        known_as=resident.known_as,
        birth_date=resident.birth_date.isoformat() if resident.birth_date else "",
        address_text=resident.address_text,
        postcode=resident.postcode_key,
        uprn=resident.uprn,
        phones=tuple(point.normalised for point in points if point.kind == ContactPoint.Kind.PHONE),
        emails=tuple(point.normalised for point in points if point.kind == ContactPoint.Kind.EMAIL),
        nhs_number=resident.nhs_number,
        reference=resident.reference,
    )
    return evidence_of(given, ni_hash=resident.ni_hash)

"""Keeping addresses, whichever format they came in."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from onedoor.apps.places.actions.frame import importing_places
from onedoor.apps.places.addresses.lines import address_search_key
from onedoor.apps.places.addresses.postcodes import postcode_key, tidy_postcode
from onedoor.apps.places.addresses.writing import address_line
from onedoor.apps.places.data import AddressRecord
from onedoor.apps.places.models import Address, Street
from onedoor.foundation.actors import Actor
from onedoor.foundation.imports import Report, save

__all__ = ["ADDRESS_FIELDS", "keep_addresses", "keep_streets", "named_address", "save_addresses"]

BATCH = 2000
# Real street numbers have eight digits; those made for streets without one lie beyond.
FIRST_MADE_USRN = 10_000_000_000
ADDRESS_FIELDS = (
    "street", "organisation", "sao", "pao", "locality", "town", "postcode_key", "line", "search_key", "latitude",
    "longitude", "logical_status", "classification", "custodian", "starts_on", "ends_on",
)  # fmt: skip


def named_address(address: Address, street: Street | None) -> Address:
    """Work out the line and the key of an address from its parts."""
    name = street.name if street else ""
    postcode = tidy_postcode(address.postcode_key) or address.postcode_key
    address.street = street
    address.line = address_line(
        address.organisation, address.sao, address.pao, name, address.locality, address.town, postcode
    )
    address.search_key = address_search_key(f"{address.pao} {name} {address.locality} {address.town}")
    return address


def keep_streets(report: Report, streets: Iterable[Street]) -> dict[int, Street]:
    wanted = {street.usrn: street for street in streets}
    existing = {street.usrn: street for street in Street.objects.filter(usrn__in=wanted)}
    fields = ("name", "locality", "town", "administrative_area")
    return save(report, "streets", Street, existing, wanted, fields=fields)


def keep_addresses(report: Report, addresses: Sequence[Address]) -> None:
    wanted = {address.uprn: address for address in addresses}
    existing = {address.uprn: address for address in Address.objects.filter(uprn__in=wanted)}
    save(report, "addresses", Address, existing, wanted, fields=ADDRESS_FIELDS)


def save_addresses(
    records: Iterable[AddressRecord], *, by: Actor, starts_on: date | None = None, dry_run: bool = False
) -> Report:
    """Keep addresses from another source than a gazetteer; those with the same UPRN are brought up to date."""
    with importing_places("addresses", by=by, dry_run=dry_run) as report:
        seen: set[int] = set()
        rest = iter(records)
        while batch := list(islice(rest, BATCH)):
            for record in batch:
                if record.uprn in seen:
                    report.problem("addresses", 0, "uprn", f"{record.uprn} is there twice")
                seen.add(record.uprn)
            streets = keep_streets(report, _streets_of(batch))
            keep_addresses(report, [_address(record, streets, starts_on) for record in batch])
    return report


def _usrn(record: AddressRecord) -> int:
    name = f"{record.street}|{record.locality}|{record.town}".upper()
    return record.usrn or FIRST_MADE_USRN + zlib.crc32(name.encode())


def _streets_of(records: Iterable[AddressRecord]) -> Iterator[Street]:
    for record in records:
        if record.street:
            yield Street(usrn=_usrn(record), name=record.street, locality=record.locality, town=record.town)


def _address(record: AddressRecord, streets: dict[int, Street], starts_on: date | None) -> Address:
    address = Address(
        uprn=record.uprn,
        organisation=record.organisation,
        sao=record.sao,
        pao=record.pao,
        locality=record.locality,
        town=record.town,
        postcode_key=postcode_key(record.postcode),
        latitude=record.latitude,
        longitude=record.longitude,
        classification=record.classification,
        custodian=record.custodian,
        starts_on=starts_on,
    )
    return named_address(address, streets.get(_usrn(record)) if record.street else None)

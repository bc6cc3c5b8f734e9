"""Importing AddressBase Premium and DTF 7.3, whole or as changes."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from onedoor.apps.places.actions.addresses import keep_addresses, keep_streets, named_address
from onedoor.apps.places.actions.frame import importing_places
from onedoor.apps.places.addresses.gazetteer import ADDRESSBASE, CHANGE_TYPES, DTF, Layout, Touched, premises
from onedoor.apps.places.addresses.postcodes import postcode_key
from onedoor.apps.places.geometry.grid import from_easting_northing_many
from onedoor.apps.places.models import Address, Street
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.imports import Report, Row, read_records

__all__ = ["import_addressbase", "import_dtf"]

BATCH = 2000
HISTORICAL = 8


def import_addressbase(
    paths: Sequence[str | Path], *, by: Actor, encoding: str = "utf-8-sig", dry_run: bool = False
) -> Report:
    """Bring in volumes of AddressBase Premium, a full supply or changes only."""
    return _import("addressbase", ADDRESSBASE, paths, by=by, encoding=encoding, dry_run=dry_run)


def import_dtf(paths: Sequence[str | Path], *, by: Actor, encoding: str = "utf-8-sig", dry_run: bool = False) -> Report:
    """Bring in transfer files of a local gazetteer, a full supply or changes only."""
    return _import("dtf", DTF, paths, by=by, encoding=encoding, dry_run=dry_run)


def _import(
    kind: str, layout: Layout, paths: Sequence[str | Path], *, by: Actor, encoding: str, dry_run: bool
) -> Report:
    with importing_places(kind, by=by, dry_run=dry_run) as report:
        for path in map(Path, paths):
            _Volume(path, layout, report).apply(encoding)
    return report


class _Volume:
    """One file: read into streets and properties first, because its records refer to each other in any order."""

    def __init__(self, path: Path, layout: Layout, report: Report) -> None:
        self.path, self.layout, self.report = path, layout, report
        self.streets: dict[int, Street] = {}
        self.properties: dict[int, Touched] = {}

    def apply(self, encoding: str) -> None:
        for record, change, row in self._in_order(encoding):
            if record == "15":
                self._take_street(row, change)
            else:
                self._take_property(record, change, row)
        self.report.refuse_if_wrong()
        keep_streets(self.report, self.streets.values())
        touched = list(self.properties.items())
        for start in range(0, len(touched), BATCH):
            self._keep(dict(touched[start : start + BATCH]))

    def _in_order(self, encoding: str) -> Iterator[tuple[str, str, Row]]:
        """Records in the order of processing the file gives them, which need not be the order of its lines."""
        read, closing = [], None
        number = 0
        for line, cells in read_records(self.path, self.report, encoding=encoding):
            record = cells[0].strip()
            if record == self.layout.trailer:
                closing = (line, cells)
            elif record != self.layout.header:
                number += record != "29"
                if (checked := self._checked(record, line, cells)) is not None:
                    read.append(checked)
        self._check_closing(closing, number)
        return (known for _, *known in sorted(read, key=lambda known: known[0]))  # type: ignore[misc]

    def _check_closing(self, closing: tuple[int, list[str]] | None, number: int) -> None:
        if closing is None:
            self.report.problem(self.path, 0, "", "has no closing record (99); is the file cut short?")
            return
        line, cells = closing
        told = cells[2].strip() if len(cells) > 2 else ""
        # Some suppliers count the header, the metadata and the trailer too.
        if told.isdigit() and not number <= int(told) <= number + 3:
            self.report.problem(self.path, line, "record count", f"says {told} records; there are {number}")

    def _checked(self, record: str, line: int, cells: list[str]) -> tuple[int, str, str, Row] | None:
        """The record with its cells named, or None where it is wrong or of no use here."""
        if record in self.layout.unused:
            return None
        problem = self.report.problem
        if record not in self.layout.records:
            problem(self.path, line, "record identifier", f"{record!r} is no record of {self.layout.name}")
            return None
        if len(cells) < self.layout.width(record):
            wanted = self.layout.width(record)
            problem(
                self.path, line, "", f"record {record} has {len(cells)} cells, and needs {wanted}; is it cut short?"
            )
            return None
        change = cells[1].strip().upper()
        if change not in CHANGE_TYPES:
            problem(self.path, line, "change type", f"{change!r} is not I, U or D")
            return None
        named = {name: cells[position] for name, position in self.layout.records[record].items()}
        row = Row(self.path, line, named | {"order": cells[2]}, self.report)
        return row.integer("order") or 0, record, change, row

    def _take_street(self, row: Row, change: str) -> None:
        usrn = row.integer("usrn", required=True)
        name = row.text("name", required=change != "D", most=200)
        # A street may be described in Welsh as well; the English description is the one people search by.
        is_second = usrn in self.streets and row.text("language").upper() == "CYM"
        if usrn is None or change == "D" or is_second:
            return
        self.streets[usrn] = Street(
            usrn=usrn,
            name=name,
            locality=row.text("locality", most=100),
            town=row.text("town", most=100),
            administrative_area=row.text("administrative area", most=100),
        )

    def _take_property(self, record: str, change: str, row: Row) -> None:
        uprn = row.integer("uprn", required=True)
        if uprn is None:
            return
        if not 0 < uprn < 10**12:
            row.problem("uprn", f"{uprn} is not a UPRN of up to twelve figures")
            return
        touched = self.properties.setdefault(uprn, Touched(row.line))
        if record == "24":
            touched.lpis[row.text("key", required=True)] = None if change == "D" else row
        elif record == "21":
            if change == "I" and touched.blpu is not None and not touched.is_deleted:
                row.problem("uprn", f"{uprn} is inserted twice, first in line {touched.blpu.line}")
            touched.blpu, touched.is_deleted = row, change == "D"
        elif change != "D" and not row.text("end"):
            self._take_extra(record, row, touched)

    def _take_extra(self, record: str, row: Row, touched: Touched) -> None:
        if record == "28":
            touched.delivery_point = row
        elif record == "31":
            touched.organisation = row
        elif record == "32" and "AddressBase" in row.text("scheme"):
            touched.classification = row

    def _keep(self, properties: Mapping[int, Touched]) -> None:
        known = {address.uprn: address for address in Address.objects.filter(uprn__in=properties)}
        usrns = {
            usrn
            for touched in properties.values()
            for lpi in touched.lpis.values()
            if lpi is not None and (usrn := lpi.integer("usrn", required=True)) is not None
        }
        streets = {street.usrn: street for street in Street.objects.filter(usrn__in=usrns)}
        streets |= {street.pk: street for street in Street.objects.filter(addresses__uprn__in=properties)}
        by_pk = {street.pk: street for street in streets.values()}
        addresses = []
        for uprn, touched in properties.items():
            address = self._address(uprn, touched, known.get(uprn), streets, by_pk)
            if address is not None:
                addresses.append(address)
        _place_on_earth(addresses, properties)
        self.report.refuse_if_wrong()
        keep_addresses(self.report, addresses)

    def _address(
        self,
        uprn: int,
        touched: Touched,
        known: Address | None,
        streets: Mapping[int, Street],
        by_pk: Mapping[int, Street],
    ) -> Address | None:
        """What the property is after this file: what was known of it, with the records that came."""
        lpi = _chosen(touched)
        if touched.is_deleted and known is None:
            return None
        if known is None and lpi is None:
            self.report.problem(self.path, touched.line, "uprn", f"{uprn} has no address record (24)")
            return None
        address = _copy_of(known, uprn)
        street = by_pk.get(address.street_id or 0)
        if lpi is not None:
            street = streets.get(lpi.integer("usrn") or 0)
            if street is None:
                lpi.problem("usrn", f"{lpi.text('usrn')} is the number of no street on file")
            _take_lpi(address, lpi, street)
        _take_blpu(address, touched)
        for row in (touched.delivery_point, touched.organisation, touched.classification):
            if row is not None:
                _take_named(address, row)
        return named_address(address, street)


def _chosen(touched: Touched) -> Row | None:
    """The name a property goes by: approved, in English and not ended, before any other."""

    def rank(row: Row) -> tuple[bool, bool, bool]:
        return row.text("logical status") != "1", row.text("language").upper() != "ENG", bool(row.text("end"))

    rows = [row for row in touched.lpis.values() if row is not None]
    return min(rows, key=rank, default=None)


def _copy_of(known: Address | None, uprn: int) -> Address:
    """A fresh row with the known values, so that saving can tell what changed."""
    fresh = Address(uprn=uprn)
    for field in Address._meta.concrete_fields if known else ():
        if not field.primary_key and not field.generated:
            setattr(fresh, field.attname, getattr(known, field.attname))
    return fresh


def _take_lpi(address: Address, lpi: Row, street: Street | None) -> None:
    address.sao, address.pao = premises(lpi.values, "sao")[:120], premises(lpi.values, "pao")[:120]
    if street is not None:
        address.locality, address.town = street.locality, street.town
    _take_named(address, lpi)


def _take_named(address: Address, row: Row) -> None:
    """Cells that mean the same in whichever record they stand, where they are filled."""
    if postcode := row.text("postcode"):
        address.postcode_key = postcode_key(postcode)[:8]
    if town := row.text("post town", most=100):
        address.town = town
    if organisation := row.text("organisation", most=200):
        address.organisation = organisation
    if classification := row.text("class", most=10):
        address.classification = classification


def _take_blpu(address: Address, touched: Touched) -> None:
    row: Row | None = touched.blpu
    if row is None:
        return
    address.logical_status = row.integer("logical status") or 1
    address.custodian = row.integer("custodian")
    address.starts_on, address.ends_on = row.date("start"), row.date("end")
    _take_named(address, row)
    if touched.is_deleted:
        address.logical_status = HISTORICAL
        address.ends_on = address.ends_on or clock.today()


def _place_on_earth(addresses: Sequence[Address], properties: Mapping[int, Touched]) -> None:
    """Latitude and longitude as given, or from the grid: worked out for all at once."""
    from_grid: list[tuple[Address, float, float]] = []
    for address in addresses:
        row: Row | None = properties[address.uprn].blpu
        if row is None:
            continue
        latitude, longitude = row.number("latitude"), row.number("longitude")
        x, y = row.number("x"), row.number("y")
        if latitude is not None and longitude is not None:
            address.latitude, address.longitude = latitude, longitude
        elif x and y:
            from_grid.append((address, x, y))
    if not from_grid:
        return
    latitudes, longitudes = from_easting_northing_many([x for _, x, _ in from_grid], [y for _, _, y in from_grid])
    for (address, _, _), latitude, longitude in zip(from_grid, latitudes.tolist(), longitudes.tolist(), strict=True):
        address.latitude, address.longitude = round(latitude, 7), round(longitude, 7)

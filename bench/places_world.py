"""A million made-up addresses in a hundred towns, and the lines people would type for them."""

import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any

__all__ = ["Lookups"]

TOWNS, STREETS_A_TOWN, DOORS_A_STREET, DOORS_A_POSTCODE = 100, 250, 40, 20
BEGINNINGS = ("Ash", "Birch", "Brook", "Church", "Clover", "Copper", "Elm", "Fern", "Field", "Gorse", "Hazel", "Heath",
              "Ivy", "Kiln", "Lark", "Linden", "Maple", "Meadow", "Mill", "Moor", "Oak", "Orchard", "Priory", "Quarry",
              "Raven", "Rowan", "Sorrel", "Spring", "Swan", "Thorn", "Walnut", "Willow")  # fmt: skip
ENDINGS = ("", "field", "ton", "wood", "bank", "gate", "well", "side")
KINDS = ("Street", "Road", "Lane", "Close", "Avenue", "Drive", "Crescent", "Gardens")
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
COLUMNS = (
    "uprn", "street_id", "organisation", "sao", "pao", "locality", "town", "postcode_key", "line", "search_key",
    "latitude", "longitude", "logical_status", "classification",
)  # fmt: skip


def _postcode(number: int) -> str:
    rest, unit = divmod(number, 400)
    district, sector = divmod(rest, 10)
    return f"ZZ{district % 90 + 1} {sector}{LETTERS[unit // 20]}{LETTERS[unit % 20]}"


class Lookups:
    """Sets Django up on the database, fills it, and gives what is to be measured."""

    def __init__(self, url: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="onedoor-bench-")
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
            "ONEDOOR_SECRET_KEY": "only-for-the-bench-0123456789-0123456789",
            "ONEDOOR_DATA_KEYS": "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS0wMTIzNDU=",
            "ONEDOOR_INSTANCE_DIR": self._folder.name,
            "ONEDOOR_DATABASE_URL": url or f"sqlite:///{self._folder.name}/bench.sqlite3",
        }
        self._random = random.Random(3)
        self._sample: list[tuple[int, str, str, str, str]] = []

    def __enter__(self) -> "Lookups":
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        self._fill()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        from django.db import connection

        connection.close()
        self._folder.cleanup()

    def _fill(self) -> None:
        from django.db import connection, transaction

        from onedoor.apps.places.models import Street

        names = [f"{beginning}{ending} {kind}" for beginning in BEGINNINGS for ending in ENDINGS for kind in KINDS]
        with transaction.atomic():
            streets = Street.objects.bulk_create(
                (
                    Street(
                        usrn=10_000_000 + town * STREETS_A_TOWN + at,
                        name=name,
                        town=f"{BEGINNINGS[town % 32]}by {town}",
                    )
                    for town in range(TOWNS)
                    for at, name in enumerate(self._random.sample(names, STREETS_A_TOWN))
                ),
                batch_size=2000,
            )
            self._copy(connection, self._addresses(streets))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self._add_areas()

    def _addresses(self, streets: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        uprn = 100_000_000
        for street in streets:
            latitude, longitude = self._random.uniform(51.6, 54.4), self._random.uniform(-2.9, 0.4)
            for door in range(1, DOORS_A_STREET + 1):
                postcode = _postcode(uprn % 100_000_000 // DOORS_A_POSTCODE)
                line = f"{door} {street.name}, {street.town}, {postcode}"
                key = f"{door} {street.name} {street.town}".upper()
                if self._random.random() < 0.001:
                    self._sample.append((uprn, str(door), street.name, street.town, postcode))
                yield (
                    uprn, street.pk, "", "", str(door), "", street.town, postcode.replace(" ", ""), line, key,
                    latitude + door * 1e-4, longitude, 1, "RD",
                )  # fmt: skip
                uprn += 1

    def _copy(self, connection: Any, rows: Iterator[tuple[Any, ...]]) -> None:
        columns = ", ".join(COLUMNS)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY places_address ({columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
                return
            marks = ", ".join("?" * len(COLUMNS))
            # Django's own cursor would rewrite each statement's marks a million times.
            connection.connection.executemany(f"INSERT INTO places_address ({columns}) VALUES ({marks})", rows)

    def _add_areas(self) -> None:
        import shapely

        from bench.tessellation import tessellation
        from onedoor.apps.places.models import Area, AreaBoundary, AreaType

        kind = AreaType.objects.create(code="ward", name="Ward", rank=10)
        shapes = tessellation(20, 20)
        areas = Area.objects.bulk_create(Area(type=kind, code=f"W{at}", name=f"Ward {at}") for at in range(len(shapes)))
        AreaBoundary.objects.bulk_create(
            AreaBoundary(area=area, wkb=shapely.to_wkb(shape), accuracy_metres=20)
            for area, shape in zip(areas, shapes, strict=True)
        )

    def _misspelt(self, text: str) -> str:
        """Two neighbouring letters change places: the commonest slip."""
        at = self._random.randrange(1, len(text) - 2)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]

    def measured(self) -> Iterator[tuple[str, Callable[[Any], Any], list[str]]]:
        from onedoor.apps.places import services

        some = self._sample[:300]
        full = [f"{door} {street} {town} {postcode.lower()}" for _, door, street, town, postcode in some]
        typed = [f"{door} {street}, {town}" for _, door, street, town, _ in some]
        slipped = [f"{door} {self._misspelt(street)} {town}" for _, door, street, town, _ in some]
        yield "place of a postcode", services.place_of_postcode, [row[4] for row in some]
        yield "addresses of a postcode", services.addresses_in_postcode, [row[4] for row in some]
        yield "line with postcode", services.search_addresses, full
        yield "line without postcode", services.search_addresses, typed
        yield "line without postcode, street misspelt", services.search_addresses, slipped

    def share_found(self) -> float:
        from onedoor.apps.places import services

        found = 0
        for uprn, door, street, town, _ in self._sample[:300]:
            matches = services.search_addresses(f"{door} {self._misspelt(street)} {town}", limit=1)
            found += bool(matches) and matches[0].uprn == uprn
        return found / len(self._sample[:300])

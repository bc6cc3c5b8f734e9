"""Areas and places for tests of the directory, without the places app's machinery."""

from dataclasses import dataclass

from onedoor.apps.partners.models import Organisation, OrganisationArea
from onedoor.apps.places.models import Area, AreaType

__all__ = ["FakeArea", "FakePlace", "area_of", "place_in"]


@dataclass(frozen=True)
class FakeArea:
    uuid: str
    name: str
    type: str


@dataclass(frozen=True)
class FakePlace:
    areas: tuple[FakeArea, ...]
    doubtful: tuple[FakeArea, ...] = ()
    precision: str = "postcode"


def area_of(organisation: Organisation, kind: str) -> Area:
    """An area of that type which the organisation serves."""
    area_type, _ = AreaType.objects.get_or_create(code=kind, defaults={"name": kind})
    area = Area.objects.create(
        type=area_type, code=organisation.code or organisation.slug, name=organisation.name.removesuffix(" Council")
    )
    OrganisationArea.objects.create(organisation=organisation, area=area)
    return area


def _reference(area: Area) -> FakeArea:
    return FakeArea(str(area.uuid), area.name, area.type.code)


def place_in(*areas: Area, doubtful: tuple[Area, ...] = (), precision: str = "postcode") -> FakePlace:
    """A place in these areas, the smallest first."""
    return FakePlace(tuple(map(_reference, areas)), tuple(map(_reference, doubtful)), precision)

"""Areas of every kind, and the addresses and buildings in them."""

from onedoor.apps.places.models.address import Address, Building, Postcode, Street
from onedoor.apps.places.models.area import Area, AreaBoundary, AreaLink, AreaSuccession, AreaType
from onedoor.apps.places.models.deprivation import Deprivation
from onedoor.apps.places.models.edition import Edition

__all__ = [
    "Address",
    "Area",
    "AreaBoundary",
    "AreaLink",
    "AreaSuccession",
    "AreaType",
    "Building",
    "Deprivation",
    "Edition",
    "Postcode",
    "Street",
]

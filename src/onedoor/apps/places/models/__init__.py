"""Areas of every kind, and the addresses and buildings in them."""

from onedoor.apps.places.models.address import Address, Building, Postcode, Street
from onedoor.apps.places.models.area import Area, AreaBoundary, AreaLink, AreaSuccession, AreaType

__all__ = [
    "Address",
    "Area",
    "AreaBoundary",
    "AreaLink",
    "AreaSuccession",
    "AreaType",
    "Building",
    "Postcode",
    "Street",
]

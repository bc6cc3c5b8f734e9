"""Areas, addresses and postcodes: what is at a point, and which point is meant."""

from onedoor.apps.places.actions.addresses import save_addresses
from onedoor.apps.places.actions.areas import Properties, import_areas
from onedoor.apps.places.actions.deprivation import import_deprivation
from onedoor.apps.places.actions.frame import install_defaults
from onedoor.apps.places.actions.gazetteers import import_addressbase, import_dtf
from onedoor.apps.places.actions.lookups import AreaColumns, import_lookups, import_successions
from onedoor.apps.places.actions.postcodes import import_postcodes
from onedoor.apps.places.addresses.lines import address_search_key
from onedoor.apps.places.data import (
    AddressMatch,
    AddressRecord,
    AreaRef,
    AreasAt,
    DeprivationIndex,
    DrawnStreet,
    Landmark,
    Place,
    Spot,
)
from onedoor.apps.places.elsewhere import move
from onedoor.apps.places.queries.addresses import addresses_in_postcode, find_place, search_addresses
from onedoor.apps.places.queries.areas import (
    areas_of_type,
    boundary_geojson,
    easting_northing,
    from_easting_northing,
    from_grid_reference,
    get_area,
    successors_of,
    to_grid_reference,
)
from onedoor.apps.places.queries.by_code import areas_with_codes
from onedoor.apps.places.queries.deprivation import deprivation_index, deprivation_of
from onedoor.apps.places.queries.places import (
    areas_at,
    normalise_postcode,
    place_at,
    place_of_address,
    place_of_postcode,
)
from onedoor.apps.places.queries.streets import landmark_near, streets_in, streets_near
from onedoor.apps.places.squares import MapSquare

__all__ = [
    "AddressMatch",
    "AddressRecord",
    "AreaColumns",
    "AreaRef",
    "AreasAt",
    "DeprivationIndex",
    "DrawnStreet",
    "Landmark",
    "MapSquare",
    "Place",
    "Properties",
    "Spot",
    "address_search_key",
    "addresses_in_postcode",
    "areas_at",
    "areas_of_type",
    "areas_with_codes",
    "boundary_geojson",
    "deprivation_index",
    "deprivation_of",
    "easting_northing",
    "find_place",
    "from_easting_northing",
    "from_grid_reference",
    "get_area",
    "import_addressbase",
    "import_areas",
    "import_deprivation",
    "import_dtf",
    "import_lookups",
    "import_postcodes",
    "import_successions",
    "install_defaults",
    "landmark_near",
    "move",
    "normalise_postcode",
    "place_at",
    "place_of_address",
    "place_of_postcode",
    "save_addresses",
    "search_addresses",
    "streets_in",
    "streets_near",
    "successors_of",
    "to_grid_reference",
]

"""The door to assets."""

from onedoor.apps.assets.actions.taking_in import import_assets, set_asset_kind
from onedoor.apps.assets.queries import assets_near, belongs_to, get_near_asset

__all__ = ["assets_near", "belongs_to", "get_near_asset", "import_assets", "set_asset_kind"]

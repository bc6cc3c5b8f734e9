"""The lists an installation starts with."""

from onedoor.apps.rights.defaults.files import read

__all__ = ["read"]

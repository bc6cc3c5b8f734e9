"""What a partnership starts with: purposes, data items, the grounds the law knows, and templates."""

from onedoor.apps.sharing.defaults.install import install_defaults

__all__ = ["install_defaults"]

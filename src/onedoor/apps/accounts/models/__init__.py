"""How a member of the public signs in."""

from onedoor.apps.accounts.models.account import ResidentAccount

__all__ = ["ResidentAccount"]

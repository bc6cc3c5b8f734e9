"""How a member of the public signs in."""

from onedoor.apps.accounts.models.account import ProviderIdentity, ResidentAccount

__all__ = ["ProviderIdentity", "ResidentAccount"]

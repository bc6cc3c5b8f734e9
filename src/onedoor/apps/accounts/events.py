"""What happens to the accounts of members of the public. Addresses and answers stay out of it."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = ["AccountJoined", "AccountLeft", "AccountOpened", "JoiningRefused", "SignedIn"]


@dataclass(frozen=True)
class AccountOpened(Happening):
    """Somebody asked for a link to an address not known before."""

    type = "accounts.account_opened.v1"


@dataclass(frozen=True)
class SignedIn(Happening):
    """The link was used."""

    type = "accounts.signed_in.v1"


@dataclass(frozen=True)
class AccountJoined(Happening):
    """They showed by what they know that this record is theirs."""

    type = "accounts.account_joined.v1"
    record: str


@dataclass(frozen=True)
class JoiningRefused(Happening):
    """What they said fits no record that has their address, or more than one person."""

    type = "accounts.joining_refused.v1"


@dataclass(frozen=True)
class AccountLeft(Happening):
    """They said the record is not theirs after all."""

    type = "accounts.account_left.v1"
    record: str

"""What happens to the accounts of members of the public. Addresses and answers stay out of it."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "AccountForgotten",
    "AccountJoined",
    "AccountLeft",
    "AccountOpened",
    "AddressChanged",
    "IdentityProved",
    "JoiningRefused",
    "SignedIn",
    "SignedInWithProvider",
    "SignedOutByProvider",
]


@dataclass(frozen=True)
class AccountOpened(Happening):
    """Somebody asked for a link to an address not known before, or came with it from a provider."""

    type = "accounts.account_opened.v1"
    names_somebody = True


@dataclass(frozen=True)
class SignedIn(Happening):
    """The link was used."""

    type = "accounts.signed_in.v1"
    names_somebody = True


@dataclass(frozen=True)
class AccountJoined(Happening):
    """They showed by what they know that this record is theirs."""

    type = "accounts.account_joined.v1"
    names_somebody = True
    record: str


@dataclass(frozen=True)
class JoiningRefused(Happening):
    """What they said fits no record that has their address, or more than one person."""

    type = "accounts.joining_refused.v1"
    names_somebody = True


@dataclass(frozen=True)
class AccountLeft(Happening):
    """They said the record is not theirs after all."""

    type = "accounts.account_left.v1"
    names_somebody = True
    record: str


@dataclass(frozen=True)
class SignedInWithProvider(Happening):
    """They signed in with a provider of sign-in, as GOV.UK One Login is; `issuer` says with which."""

    type = "accounts.signed_in_with_provider.v1"
    names_somebody = True
    issuer: str


@dataclass(frozen=True)
class IdentityProved(Happening):
    """The provider proved who they are; who that is stays out of the log."""

    type = "accounts.identity_proved.v1"
    names_somebody = True
    issuer: str


@dataclass(frozen=True)
class AddressChanged(Happening):
    """They have another e-mail address at their provider, and so here."""

    type = "accounts.address_changed.v1"
    names_somebody = True


@dataclass(frozen=True)
class SignedOutByProvider(Happening):
    """They signed out there, which ended their visits here; `issuer` says where."""

    type = "accounts.signed_out_by_provider.v1"
    names_somebody = True
    issuer: str


@dataclass(frozen=True)
class AccountForgotten(Happening):
    """The account and its address are gone; `record` is the uuid of the record it was joined to, or empty."""

    type = "accounts.account_forgotten.v1"
    names_somebody = True
    why: str
    record: str

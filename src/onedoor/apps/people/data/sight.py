"""What may be read of records for now, and which data items their fields are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = [
    "FIELD_ITEMS",
    "KEY_ITEMS",
    "RESTRICTED_ITEMS",
    "Sight",
]

_NOTHING: frozenset[str] = frozenset()

# Which data item, as agreements name them, holds each field of a resident; `sharing` has the same in `data_items.toml`.
FIELD_ITEMS: Mapping[str, str] = MappingProxyType(
    {
        "reference": "identity.reference",
        "title": "identity.name",
        "given_names": "identity.name",
        "family_name": "identity.name",
        "known_as": "identity.name",
        "birth_date": "identity.birth_date",
        "address_text": "address.home",
        "postcode_key": "address.home",
        "uprn": "address.home",
        "language": "contact.preferences",
        "preferred_channel": "contact.preferences",
        "is_safe_to_contact": "contact.safety",
        "contact_warning": "contact.safety",
        "needs_large_print": "needs.large_print",
        "needs_interpreter": "needs.interpreter",
        "help_needed": "needs.help",
        "interpreter_language": "needs.interpreter",
        "access_needs": "needs.access",
    }
)
# Which data item each thing somebody is found by gives away.
KEY_ITEMS: Mapping[str, str] = MappingProxyType(
    {
        "name": "identity.name",
        "birth": "identity.birth_date",
        "postcode": "address.home",
        "phone": "contact.phone",
        "email": "contact.email",
        "reference": "identity.reference",
        "number": "identity.number",
    }
)


# Of a record that is kept and not used its own body still sees whose it is, and who is not safe: article 18(2).
RESTRICTED_ITEMS = frozenset({"identity.name", "contact.safety", "risk.alerts"})


@dataclass(frozen=True, slots=True)
class Sight:
    """What may be read for now. Organisations are uuids as text, items the codes agreements name.

    `own`: bodies whose records are open whole. `shared`: which items of which other body's records are. In an
    emergency all is open, but other bodies' records are still not one's own.

    What a person said of their own record goes before what agreements say of all: `closed` are those whose sharing is
    paused here, `asked` what is shared only of those who gave permission, `permitted`. Both are queries of primary
    keys, which can be narrowed by `resident`. Of one record `on` says it.
    """

    own: frozenset[str] = _NOTHING
    shared: Mapping[str, frozenset[str]] = field(default_factory=dict)
    is_everything: bool = False
    is_emergency: bool = False
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    closed: "QuerySet[Any, Any] | None" = field(default=None, compare=False, repr=False)
    permitted: "QuerySet[Any, Any] | None" = field(default=None, compare=False, repr=False)
    is_restricted: bool = False
    # Requests (uuids) whose reference and proof the person gave: of these what the person reads themselves is open.
    proved: frozenset[str] = _NOTHING

    @property
    def depends_on_the_person(self) -> bool:
        """Whether one must look what the person said of their own record."""
        return not self.is_emergency and (self.closed is not None or bool(self.asked))

    def on(self, *, is_restricted: bool = False, is_closed: bool = False, is_permitted: bool = False) -> "Sight":
        """As it goes for one record."""
        if not (is_restricted or is_closed or is_permitted):
            return self
        more = {holder: self.shared.get(holder, _NOTHING) | items for holder, items in self.asked.items()}
        shared = {} if is_closed else {**self.shared, **more} if is_permitted else self.shared
        return replace(self, shared=shared, is_restricted=is_restricted)

    def opens(self, holder: str, item: str) -> bool:
        """Whether that item of that body's records may be read. A record nobody holds is open to nobody."""
        if self.is_everything or not holder:
            return self.is_everything
        if self.is_restricted and not self.is_emergency:
            return holder in self.own and item in RESTRICTED_ITEMS
        return self.is_emergency or holder in self.own or item in self.shared.get(holder, _NOTHING)

    def is_own(self, holder: str) -> bool:
        return self.is_everything or holder in self.own

    def holders_of(self, item: str) -> frozenset[str]:
        """The bodies of whose records that item is open; all there are, where everything is, is not answered here."""
        return self.own | {holder for holder, items in self.shared.items() if item in items}

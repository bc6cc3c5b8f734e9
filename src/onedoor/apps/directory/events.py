"""What happens in the directory. Ids, codes and dates only."""

from dataclasses import dataclass
from typing import ClassVar

from onedoor.foundation.events.log import Happening

__all__ = [
    "CostSet",
    "DirectoryImported",
    "FormChanged",
    "FormPublished",
    "HoursSet",
    "ProvisionAdded",
    "ProvisionEnded",
    "ServiceChanged",
    "ServiceCreated",
    "SynonymsChanged",
    "TargetSet",
]


@dataclass(frozen=True)
class ServiceCreated(Happening):
    type: ClassVar[str] = "directory.service_created.v1"
    lgsl: int | None
    slug: str


@dataclass(frozen=True)
class ServiceChanged(Happening):
    """`fields` names what changed."""

    type: ClassVar[str] = "directory.service_changed.v1"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class FormChanged(Happening):
    """The draft of the service's form, which becomes the version of that number, was changed; `change` says how."""

    type: ClassVar[str] = "directory.form_changed.v1"
    number: int
    change: str


@dataclass(frozen=True)
class FormPublished(Happening):
    """From here on people are asked this version of the service's form."""

    type: ClassVar[str] = "directory.form_published.v1"
    number: int


@dataclass(frozen=True)
class ProvisionAdded(Happening):
    """From `starts_on` this rule says who provides the service; areas and bodies are uuids."""

    type: ClassVar[str] = "directory.provision_added.v1"
    provision: str
    kinds: tuple[str, ...]
    area: str
    is_provided: bool
    starts_on: str


@dataclass(frozen=True)
class ProvisionEnded(Happening):
    """`ends_on` is its last day."""

    type: ClassVar[str] = "directory.provision_ended.v1"
    provision: str
    ends_on: str


@dataclass(frozen=True)
class TargetSet(Happening):
    """`amount` is None where the target was withdrawn; `priority` is empty where it holds for any."""

    type: ClassVar[str] = "directory.target_set.v1"
    amount: int | None
    unit: str
    priority: str


@dataclass(frozen=True)
class HoursSet(Happening):
    type: ClassVar[str] = "directory.hours_set.v1"
    channel: str


@dataclass(frozen=True)
class CostSet(Happening):
    type: ClassVar[str] = "directory.cost_set.v1"
    channel: str
    year: int


@dataclass(frozen=True)
class SynonymsChanged(Happening):
    type: ClassVar[str] = "directory.synonyms_changed.v1"
    added: int
    removed: int


@dataclass(frozen=True)
class DirectoryImported(Happening):
    """A file of services or of provision was imported; `new` and `changed` count rows."""

    type: ClassVar[str] = "directory.imported.v1"
    what: str
    new: int
    changed: int

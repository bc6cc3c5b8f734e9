"""Values that cross the border of assets."""

from dataclasses import dataclass

from onedoor.foundation.asking import CheckedAnswer

__all__ = ["ANSWER", "ImportDone", "NearAsset"]

# The code under which a request keeps which thing it is about, beside the answers to the service's questions.
ANSWER = "asset"


@dataclass(frozen=True, slots=True)
class NearAsset:
    """One that may be meant. `owner` is the uuid of whoever answers for it, where its owner does."""

    uuid: str
    code: str
    kind: str
    name: str
    metres: int
    latitude: float
    longitude: float
    owner: str = ""
    owner_name: str = ""

    @property
    def words(self) -> str:
        return f"{self.kind} {self.code}" + (f", {self.name}" if self.name else "")

    @property
    def reason(self) -> str:
        """Why its owner answers."""
        return f"{self.kind} {self.code} belongs to {self.owner_name}."

    @property
    def answer(self) -> CheckedAnswer:
        """As a request carries it."""
        return CheckedAnswer(ANSWER, self.kind, self.code, self.words)


@dataclass(frozen=True, slots=True)
class ImportDone:
    """How many were new, changed, not in the file any more, and left as they were."""

    new: int
    changed: int
    gone: int
    same: int

"""What someone has said so far, kept in their session until they send it: no account, nothing lost on the way back."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self
from uuid import UUID

from django.http import HttpRequest

from onedoor.apps.directory.data import VOICES, RequestKind
from onedoor.foundation import ids
from onedoor.foundation.errors import Missing
from onedoor.web.portal.spots import Spot

__all__ = ["Draft", "KeptPhoto", "drop", "get_draft", "keep", "put_back", "start"]

_KEY = "drafts"
# More than one, so that two open tabs do not write into each other.
_MOST = 5


@dataclass(frozen=True, slots=True)
class KeptPhoto:
    """A file that waits to be sent: where its bytes stand, its name, and to which question it was given, if any."""

    key: str
    name: str
    question: str = ""


@dataclass(slots=True)
class Draft:
    """One report, request or complaint on its way. Its id becomes the request's, so that sending twice sends once."""

    id: str
    service: str
    kind: str
    form: str = ""  # uuid of the version of the form they began with
    organisation: str = ""
    spot: Spot | None = None
    asset: str = ""
    accepts_doubt: bool = False
    description: str = ""
    answers: dict[str, list[str]] = field(default_factory=dict)
    photos: list[KeptPhoto] = field(default_factory=list)
    name: str = ""
    email: str = ""
    phone: str = ""
    done: list[str] = field(default_factory=list)

    @classmethod
    def from_session(cls, kept: dict[str, Any]) -> Self:
        photos = [KeptPhoto(**photo) for photo in kept["photos"]]
        return cls(**{**kept, "spot": Spot.from_session(kept["spot"]), "photos": photos})

    def to_session(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def uuid(self) -> UUID:
        return UUID(hex=self.id)

    @property
    def is_complaint(self) -> bool:
        return self.kind == RequestKind.COMPLAINT

    @property
    def is_voice(self) -> bool:
        """Whether it is said of a body: a complaint, praise or an idea."""
        return self.kind in VOICES

    def finish(self, step: str) -> None:
        """Note that a step has been answered."""
        if step not in self.done:
            self.done.append(step)

    @property
    def given(self) -> dict[str, list[str]]:
        """The answers as the form engine takes them: of files, their names."""
        given = dict(self.answers)
        for photo in self.photos:
            if photo.question:
                given[photo.question] = [*given.get(photo.question, []), photo.name]
        return given

    @property
    def own_photos(self) -> list[KeptPhoto]:
        """Photos beside the words; those given to a question are not among them."""
        return [photo for photo in self.photos if not photo.question]

    def undo(self, *steps: str) -> None:
        """Ask these steps again: what they rest on has changed."""
        self.done = [step for step in self.done if step not in steps]


def start(
    request: HttpRequest,
    *,
    service: str,
    kind: str,
    form: str = "",
    spot: Spot | None = None,
    organisation: str = "",
) -> Draft:
    """Begin a new one; the oldest of too many is let go."""
    draft = Draft(ids.new_uuid().hex, service, kind, form=form, organisation=organisation, spot=spot)
    keep(request, draft)
    return draft


def keep(request: HttpRequest, draft: Draft) -> None:
    """Write it into the session."""
    drafts: dict[str, Any] = request.session.get(_KEY, {})
    drafts[draft.id] = draft.to_session()
    # Ids begin with the time they were made at.
    request.session[_KEY] = {key: drafts[key] for key in sorted(drafts)[-_MOST:]}


def get_draft(request: HttpRequest, draft_id: str) -> Draft:
    """Raises Missing where this session holds no such draft."""
    kept = request.session.get(_KEY, {}).get(draft_id)
    if kept is None:
        raise Missing("There is nothing here to send. It may have been sent already.")
    return Draft.from_session(kept)


def put_back(request: HttpRequest, kept: dict[str, Any]) -> Draft:
    """One that was saved goes into this session."""
    draft = Draft.from_session(kept)
    keep(request, draft)
    return draft


def drop(request: HttpRequest, draft: Draft) -> None:
    """Forget it."""
    drafts = request.session.get(_KEY, {})
    drafts.pop(draft.id, None)
    request.session[_KEY] = drafts

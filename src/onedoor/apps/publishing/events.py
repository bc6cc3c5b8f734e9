"""What happened to what the public sees. Ids and numbers only."""

from dataclasses import dataclass

from onedoor.foundation.events.log import Happening

__all__ = [
    "AlertAsked",
    "AlertConfirmed",
    "AlertEnded",
    "PictureShown",
    "PictureWithdrawn",
    "PublicWordsChanged",
    "ReportHidden",
    "ReportUnhidden",
]


@dataclass(frozen=True)
class ReportHidden(Happening):
    """A report was taken off public lists; the subject is the request."""

    type = "publishing.report_hidden.v1"


@dataclass(frozen=True)
class ReportUnhidden(Happening):
    """A report stands on public lists again."""

    type = "publishing.report_unhidden.v1"


@dataclass(frozen=True)
class PublicWordsChanged(Happening):
    """What the public reads of a report was written, changed or taken away."""

    type = "publishing.public_words_changed.v1"
    is_shown: bool


@dataclass(frozen=True)
class PictureShown(Happening):
    """The public sees a picture, so many places of it drawn over."""

    type = "publishing.picture_shown.v1"
    attachment: str
    boxes: int


@dataclass(frozen=True)
class PictureWithdrawn(Happening):
    """The public sees a picture no more."""

    type = "publishing.picture_withdrawn.v1"
    attachment: str


@dataclass(frozen=True)
class AlertAsked(Happening):
    """Somebody wants to hear of new reports; the subject is the alert."""

    type = "publishing.alert_asked.v1"


@dataclass(frozen=True)
class AlertConfirmed(Happening):
    """The address was confirmed."""

    type = "publishing.alert_confirmed.v1"


@dataclass(frozen=True)
class AlertEnded(Happening):
    """They do not want to hear of it any more, or never confirmed it; the address is gone."""

    type = "publishing.alert_ended.v1"

"""Choices and frozen values that cross the border of requests."""

from onedoor.apps.requests.data.choices import (
    CLOSED_STATUSES,
    HISTORY,
    NOTES,
    OPEN_STATUSES,
    PERSONS_WORDS,
    STOPPED_STATUSES,
    ComplaintOutcome,
    FeedOf,
    Given,
    RulesState,
    Status,
    ToldOfLate,
    UpdateKind,
    Visibility,
)
from onedoor.apps.requests.data.given import (
    Contactee,
    LinkHolder,
    PlaceLike,
    TooManyTries,
)
from onedoor.apps.requests.data.published import (
    OpenReport,
    PublishedRequest,
    PublishedUpdate,
)
from onedoor.apps.requests.data.shown import (
    OWN_STATE,
    BulkResult,
    ClockReading,
    DueDay,
    DueEntry,
    PartOfWhole,
    QueueFilter,
    RequestSummary,
    SimilarRequest,
    WatchRow,
)
from onedoor.apps.requests.replaying import Replay
from onedoor.apps.requests.routing import Rule, read_rule
from onedoor.apps.requests.stages import RECEIVED, STATE_STATUSES, Course, State
from onedoor.foundation.uploads import NewFile

__all__ = [
    "CLOSED_STATUSES",
    "HISTORY",
    "NOTES",
    "OPEN_STATUSES",
    "OWN_STATE",
    "PERSONS_WORDS",
    "RECEIVED",
    "STATE_STATUSES",
    "STOPPED_STATUSES",
    "BulkResult",
    "ClockReading",
    "ComplaintOutcome",
    "Contactee",
    "Course",
    "DueDay",
    "DueEntry",
    "FeedOf",
    "Given",
    "LinkHolder",
    "NewFile",
    "OpenReport",
    "PartOfWhole",
    "PlaceLike",
    "PublishedRequest",
    "PublishedUpdate",
    "QueueFilter",
    "Replay",
    "RequestSummary",
    "Rule",
    "RulesState",
    "SimilarRequest",
    "State",
    "Status",
    "ToldOfLate",
    "TooManyTries",
    "UpdateKind",
    "Visibility",
    "WatchRow",
    "read_rule",
]

"""Reports, requests and complaints, and all that is said and done about them."""

from onedoor.apps.requests.models.attachment import Attachment
from onedoor.apps.requests.models.calendar import CalendarFeed
from onedoor.apps.requests.models.complaint import Complaint, ComplaintStage
from onedoor.apps.requests.models.escalation import Escalated, EscalationStep
from onedoor.apps.requests.models.history import Follower, RequestUpdate
from onedoor.apps.requests.models.lookup import FailedLookup
from onedoor.apps.requests.models.outside import OutsideQuestion
from onedoor.apps.requests.models.replies import Mention, ReplyTemplate
from onedoor.apps.requests.models.request import Answer, ClosingReason, Request
from onedoor.apps.requests.models.routing import RotaShift, RoutingRules
from onedoor.apps.requests.models.run import BulkRun
from onedoor.apps.requests.models.saved import SavedDraft
from onedoor.apps.requests.models.service_clock import ServiceClock
from onedoor.apps.requests.models.settings import BankHoliday, SavedView
from onedoor.apps.requests.models.types import RequestType, TypedService

__all__ = [
    "Answer",
    "Attachment",
    "BankHoliday",
    "BulkRun",
    "CalendarFeed",
    "ClosingReason",
    "Complaint",
    "ComplaintStage",
    "Escalated",
    "EscalationStep",
    "FailedLookup",
    "Follower",
    "Mention",
    "OutsideQuestion",
    "ReplyTemplate",
    "Request",
    "RequestType",
    "RequestUpdate",
    "RotaShift",
    "RoutingRules",
    "SavedDraft",
    "SavedView",
    "ServiceClock",
    "TypedService",
]

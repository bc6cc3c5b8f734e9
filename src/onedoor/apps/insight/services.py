"""The door to insight."""

from onedoor.apps.insight.access import FIGURE_ROLES, may_see_figures, own_organisations
from onedoor.apps.insight.queries.avoidable import avoidable_contact, avoidable_total, causes
from onedoor.apps.insight.queries.holding import held_in_time
from onedoor.apps.insight.queries.linkage import Matching, matching_quality
from onedoor.apps.insight.queries.money import cost_by_channel
from onedoor.apps.insight.queries.periods import bounds, last_twelve_months
from onedoor.apps.insight.queries.records import clock_records, contact_records, feedback_records, request_records
from onedoor.apps.insight.queries.satisfaction import satisfaction, satisfaction_total
from onedoor.apps.insight.queries.sending_on import sending_on
from onedoor.apps.insight.queries.timeliness import in_time, in_time_total, open_now
from onedoor.apps.places.services import deprivation_index

__all__ = [
    "FIGURE_ROLES",
    "Matching",
    "avoidable_contact",
    "avoidable_total",
    "bounds",
    "causes",
    "clock_records",
    "contact_records",
    "cost_by_channel",
    "deprivation_index",
    "feedback_records",
    "held_in_time",
    "in_time",
    "in_time_total",
    "last_twelve_months",
    "matching_quality",
    "may_see_figures",
    "open_now",
    "own_organisations",
    "request_records",
    "satisfaction",
    "satisfaction_total",
    "sending_on",
]

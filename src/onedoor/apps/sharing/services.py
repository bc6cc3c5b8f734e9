"""The door to sharing."""

from onedoor.apps.sharing.access import get_emergency_for, get_version_for, governed_by, own_emergency, owns
from onedoor.apps.sharing.actions.comparing import disclose_comparison
from onedoor.apps.sharing.actions.disclosing import disclose, disclose_all, disclose_outside
from onedoor.apps.sharing.actions.drafting import (
    change_draft,
    draft_agreement,
    draft_next_version,
    offer_agreement,
)
from onedoor.apps.sharing.actions.emergencies import break_glass, end_emergency, open_emergency, review_emergency
from onedoor.apps.sharing.actions.forgetting import forget_emergency
from onedoor.apps.sharing.actions.lists import add_purpose, change_ground, change_purpose
from onedoor.apps.sharing.actions.parties import remove_party, set_party, share_items
from onedoor.apps.sharing.actions.reminding import Reminder, take_due_reminders
from onedoor.apps.sharing.actions.signing import sign_agreement, start_due
from onedoor.apps.sharing.actions.stopping import end_agreement, end_due, resume_agreement, suspend_agreement
from onedoor.apps.sharing.actions.wishes import (
    forget_wishes,
    lift_pauses,
    note_permission,
    pause_sharing,
    withdraw_permission,
)
from onedoor.apps.sharing.checking import contradictions, lacking
from onedoor.apps.sharing.defaults import install_defaults
from onedoor.apps.sharing.memory import forget
from onedoor.apps.sharing.queries.agreements import (
    GROUPS,
    SharedLine,
    agreements_for,
    can_sign_for,
    data_items,
    grounds,
    parties_of,
    purposes,
    shared_lines,
    signatures_of,
    templates,
    version_before,
    versions_of,
    with_grounds,
)
from onedoor.apps.sharing.queries.comparing import sight_to_compare
from onedoor.apps.sharing.queries.differences import differences
from onedoor.apps.sharing.queries.ledger import (
    bodies_seen_in,
    disclosures_about,
    disclosures_about_any,
    disclosures_for,
    disclosures_in,
    emergencies_for,
    emergency_in,
    item_names,
    ledger_counts,
    live_emergency_of,
    not_yet_disclosed,
    purpose_names,
    unreviewed_emergencies,
)
from onedoor.apps.sharing.queries.lists import all_grounds, all_purposes, get_ground, get_purpose
from onedoor.apps.sharing.queries.officers import officers_of
from onedoor.apps.sharing.queries.permission import (
    allowed_fields,
    bodies_in_reach,
    permission,
    purposes_by_service,
    require_permission,
    sight,
    usual_purpose,
)
from onedoor.apps.sharing.queries.wishes import permissions_of

__all__ = [
    "GROUPS",
    "Reminder",
    "SharedLine",
    "add_purpose",
    "agreements_for",
    "all_grounds",
    "all_purposes",
    "allowed_fields",
    "bodies_in_reach",
    "bodies_seen_in",
    "break_glass",
    "can_sign_for",
    "change_draft",
    "change_ground",
    "change_purpose",
    "contradictions",
    "data_items",
    "differences",
    "disclose",
    "disclose_all",
    "disclose_comparison",
    "disclose_outside",
    "disclosures_about",
    "disclosures_about_any",
    "disclosures_for",
    "disclosures_in",
    "draft_agreement",
    "draft_next_version",
    "emergencies_for",
    "emergency_in",
    "end_agreement",
    "end_due",
    "end_emergency",
    "forget",
    "forget_emergency",
    "forget_wishes",
    "get_emergency_for",
    "get_ground",
    "get_purpose",
    "get_version_for",
    "governed_by",
    "grounds",
    "install_defaults",
    "item_names",
    "lacking",
    "ledger_counts",
    "lift_pauses",
    "live_emergency_of",
    "not_yet_disclosed",
    "note_permission",
    "offer_agreement",
    "officers_of",
    "open_emergency",
    "own_emergency",
    "owns",
    "parties_of",
    "pause_sharing",
    "permission",
    "permissions_of",
    "purpose_names",
    "purposes",
    "purposes_by_service",
    "remove_party",
    "require_permission",
    "resume_agreement",
    "review_emergency",
    "set_party",
    "share_items",
    "shared_lines",
    "sight",
    "sight_to_compare",
    "sign_agreement",
    "signatures_of",
    "start_due",
    "suspend_agreement",
    "take_due_reminders",
    "templates",
    "unreviewed_emergencies",
    "usual_purpose",
    "version_before",
    "versions_of",
    "with_grounds",
    "withdraw_permission",
]

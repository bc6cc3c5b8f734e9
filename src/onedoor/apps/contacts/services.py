"""The door to contacts."""

from onedoor.apps.contacts.access import get_contact_for, get_item_for, may_edit_causes, may_read_notes
from onedoor.apps.contacts.actions.causes import save_cause
from onedoor.apps.contacts.actions.defaults import install_defaults
from onedoor.apps.contacts.actions.opening import cancel, open_contact, park, resume
from onedoor.apps.contacts.actions.saying import say_about
from onedoor.apps.contacts.actions.steps import enter_step
from onedoor.apps.contacts.actions.working import (
    add_item,
    note_action,
    note_door,
    note_lost_requests,
    set_resident,
)
from onedoor.apps.contacts.actions.wrapping_up import record_self_service, wrap_up
from onedoor.apps.contacts.matters import find_request, requests_of_caller
from onedoor.apps.contacts.queries import (
    agreement_since,
    causes,
    contacts_for_figures,
    current_step_of,
    day_of,
    earlier_contacts,
    get_cause,
    items_of,
    open_contacts_of,
    propose,
    recent_contacts_of,
)

__all__ = [
    "add_item",
    "agreement_since",
    "cancel",
    "causes",
    "contacts_for_figures",
    "current_step_of",
    "day_of",
    "earlier_contacts",
    "enter_step",
    "find_request",
    "get_cause",
    "get_contact_for",
    "get_item_for",
    "install_defaults",
    "items_of",
    "may_edit_causes",
    "may_read_notes",
    "note_action",
    "note_door",
    "note_lost_requests",
    "open_contact",
    "open_contacts_of",
    "park",
    "propose",
    "recent_contacts_of",
    "record_self_service",
    "requests_of_caller",
    "resume",
    "save_cause",
    "say_about",
    "set_resident",
    "wrap_up",
]

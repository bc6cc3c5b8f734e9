"""The door to contacts."""

from onedoor.apps.contacts.access import (
    BOARD_ROLES,
    contacts_waiting_for,
    files_in,
    get_call_for,
    get_contact_for,
    get_item_for,
    get_mail_file_for,
    get_mailbox_for,
    get_queue_for,
    mail_in,
    mailboxes_editable_by,
    may_edit_causes,
    may_read_notes,
    queues_editable_by,
)
from onedoor.apps.contacts.actions.alerting import raise_alert, remind_of_alerts
from onedoor.apps.contacts.actions.answering import answer_mail, forget_mail, take_contact
from onedoor.apps.contacts.actions.calls import answer_call, forget_call, note_call
from onedoor.apps.contacts.actions.causes import save_cause
from onedoor.apps.contacts.actions.chats import take_chat
from onedoor.apps.contacts.actions.defaults import install_defaults
from onedoor.apps.contacts.actions.forgetting import forget_contact
from onedoor.apps.contacts.actions.handing import hand_over, take_back
from onedoor.apps.contacts.actions.identifying import (
    break_glass,
    check_facts,
    prove_request,
    set_business,
    set_pass_phrase,
    set_resident,
    state_purpose,
    vouch,
)
from onedoor.apps.contacts.actions.mailboxes import save_mailbox
from onedoor.apps.contacts.actions.mailing import take_letter
from onedoor.apps.contacts.actions.officers import find_in_emergency, open_emergency, see_in_emergency
from onedoor.apps.contacts.actions.opening import cancel, open_contact, park, restore, resume
from onedoor.apps.contacts.actions.permissions import note_permission
from onedoor.apps.contacts.actions.queues import renew_queue_secret, save_queue
from onedoor.apps.contacts.actions.sameness import say_same_person
from onedoor.apps.contacts.actions.saying import say_about
from onedoor.apps.contacts.actions.signposting import (
    answer_signpost,
    ask_about_signposts,
    signpost,
    signpost_for_token,
    token_of_signpost,
)
from onedoor.apps.contacts.actions.speaking import add_representative, choose_speaker, end_representation
from onedoor.apps.contacts.actions.steps import enter_step
from onedoor.apps.contacts.actions.working import (
    add_item,
    drop_item,
    note_action,
    note_door,
    note_lost_requests,
)
from onedoor.apps.contacts.actions.wrapping_up import record_self_service, wrap_up
from onedoor.apps.contacts.announcing import verified_queue
from onedoor.apps.contacts.board import board_for, calls_waiting, day_contacts, just_answered
from onedoor.apps.contacts.chatting import read_chat
from onedoor.apps.contacts.identity import (
    alike_people,
    caller_of,
    find_people,
    purpose_of,
    records_like_caller,
    requests_sight,
    ringing,
    sight_of,
    why_not_open,
    writing,
)
from onedoor.apps.contacts.imap import read_mailbox, read_mailboxes
from onedoor.apps.contacts.known import known_elsewhere
from onedoor.apps.contacts.matters import (
    find_request,
    requests_about_property,
    requests_alike,
    requests_in,
    requests_of_caller,
    see_request,
)
from onedoor.apps.contacts.queries import (
    agreement_since,
    bodies_opened_to,
    cancelled_lately,
    causes,
    colleagues_free,
    contacts_for_figures,
    current_step_of,
    day_of,
    earlier_contacts,
    get_cause,
    handed_on,
    items_of,
    open_contacts_of,
    propose,
    recent_contacts_of,
    signposts_for_figures,
    signposts_in,
    times_answered,
)
from onedoor.apps.contacts.speaking import (
    find_representatives,
    representatives_ringing,
    require_may_speak,
    why_not_about,
)

__all__ = [
    "BOARD_ROLES",
    "add_item",
    "add_representative",
    "agreement_since",
    "alike_people",
    "answer_call",
    "answer_mail",
    "answer_signpost",
    "ask_about_signposts",
    "board_for",
    "bodies_opened_to",
    "break_glass",
    "caller_of",
    "calls_waiting",
    "cancel",
    "cancelled_lately",
    "causes",
    "check_facts",
    "choose_speaker",
    "colleagues_free",
    "contacts_for_figures",
    "contacts_waiting_for",
    "current_step_of",
    "day_contacts",
    "day_of",
    "drop_item",
    "earlier_contacts",
    "end_representation",
    "enter_step",
    "files_in",
    "find_in_emergency",
    "find_people",
    "find_representatives",
    "find_request",
    "forget_call",
    "forget_contact",
    "forget_mail",
    "get_call_for",
    "get_cause",
    "get_contact_for",
    "get_item_for",
    "get_mail_file_for",
    "get_mailbox_for",
    "get_queue_for",
    "hand_over",
    "handed_on",
    "install_defaults",
    "items_of",
    "just_answered",
    "known_elsewhere",
    "mail_in",
    "mailboxes_editable_by",
    "may_edit_causes",
    "may_read_notes",
    "note_action",
    "note_call",
    "note_door",
    "note_lost_requests",
    "note_permission",
    "open_contact",
    "open_contacts_of",
    "open_emergency",
    "park",
    "propose",
    "prove_request",
    "purpose_of",
    "queues_editable_by",
    "raise_alert",
    "read_chat",
    "read_mailbox",
    "read_mailboxes",
    "recent_contacts_of",
    "record_self_service",
    "records_like_caller",
    "remind_of_alerts",
    "renew_queue_secret",
    "representatives_ringing",
    "requests_about_property",
    "requests_alike",
    "requests_in",
    "requests_of_caller",
    "requests_sight",
    "require_may_speak",
    "restore",
    "resume",
    "ringing",
    "save_cause",
    "save_mailbox",
    "save_queue",
    "say_about",
    "say_same_person",
    "see_in_emergency",
    "see_request",
    "set_business",
    "set_pass_phrase",
    "set_resident",
    "sight_of",
    "signpost",
    "signpost_for_token",
    "signposts_for_figures",
    "signposts_in",
    "state_purpose",
    "take_back",
    "take_chat",
    "take_contact",
    "take_letter",
    "times_answered",
    "token_of_signpost",
    "verified_queue",
    "vouch",
    "why_not_about",
    "why_not_open",
    "wrap_up",
    "writing",
]

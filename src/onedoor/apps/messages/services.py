"""The door to messages."""

from onedoor.apps.messages.access import (
    get_letter_for,
    get_message_for,
    letters_editable_by,
    messages_visible_to,
    replies_visible_to,
    templates_visible_to,
)
from onedoor.apps.messages.actions.agreements import write_agreement_reminders
from onedoor.apps.messages.actions.forgetting import forget_messages, messages_kept
from onedoor.apps.messages.actions.letters import add_letter, change_letter
from onedoor.apps.messages.actions.notices import write_event_notice
from onedoor.apps.messages.actions.posting import letters_to_post, mark_posted, print_letters
from onedoor.apps.messages.actions.receiving import note_outcome, take_mail, take_reply, taken_up_by
from onedoor.apps.messages.actions.sending import retry_message, send_waiting
from onedoor.apps.messages.actions.wishes import (
    address_of,
    choose_messages,
    quiet_hours,
    set_quiet_hours,
    stop_link,
    unwanted_by,
)
from onedoor.apps.messages.actions.wordings import install_defaults, remove_template, save_template
from onedoor.apps.messages.actions.write import send
from onedoor.apps.messages.letters.pdf import Sheet, sheet_as_pdf
from onedoor.apps.messages.mail import Incoming, read_mail
from onedoor.apps.messages.queries import (
    letters_matching,
    message_counts,
    message_log,
    messages_about,
    messages_in_outbox,
    preview,
    wording_in_force,
    wording_keys,
    wordings_of,
)
from onedoor.apps.messages.senders.notify.statuses import status_of as notify_status_of

__all__ = [
    "Incoming",
    "Sheet",
    "add_letter",
    "address_of",
    "change_letter",
    "choose_messages",
    "forget_messages",
    "get_letter_for",
    "get_message_for",
    "install_defaults",
    "letters_editable_by",
    "letters_matching",
    "letters_to_post",
    "mark_posted",
    "message_counts",
    "message_log",
    "messages_about",
    "messages_in_outbox",
    "messages_kept",
    "messages_visible_to",
    "note_outcome",
    "notify_status_of",
    "preview",
    "print_letters",
    "quiet_hours",
    "read_mail",
    "remove_template",
    "replies_visible_to",
    "retry_message",
    "save_template",
    "send",
    "send_waiting",
    "set_quiet_hours",
    "sheet_as_pdf",
    "stop_link",
    "take_mail",
    "take_reply",
    "taken_up_by",
    "templates_visible_to",
    "unwanted_by",
    "wording_in_force",
    "wording_keys",
    "wordings_of",
    "write_agreement_reminders",
    "write_event_notice",
]

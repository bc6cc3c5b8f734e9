"""The door to messages."""

from onedoor.apps.messages.access import (
    get_letter_for,
    get_message_for,
    letters_editable_by,
    messages_visible_to,
    templates_visible_to,
)
from onedoor.apps.messages.actions.agreements import write_agreement_reminders
from onedoor.apps.messages.actions.forgetting import forget_messages, messages_kept
from onedoor.apps.messages.actions.letters import add_letter, change_letter
from onedoor.apps.messages.actions.notices import write_event_notice
from onedoor.apps.messages.actions.sending import retry_message, send_waiting
from onedoor.apps.messages.actions.wordings import install_defaults, remove_template, save_template
from onedoor.apps.messages.actions.write import send
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

__all__ = [
    "add_letter",
    "change_letter",
    "forget_messages",
    "get_letter_for",
    "get_message_for",
    "install_defaults",
    "letters_editable_by",
    "letters_matching",
    "message_counts",
    "message_log",
    "messages_about",
    "messages_in_outbox",
    "messages_kept",
    "messages_visible_to",
    "preview",
    "remove_template",
    "retry_message",
    "save_template",
    "send",
    "send_waiting",
    "templates_visible_to",
    "wording_in_force",
    "wording_keys",
    "wordings_of",
    "write_agreement_reminders",
    "write_event_notice",
]

"""The door to callbacks."""

from onedoor.apps.callbacks.access import (
    RINGING_ROLES,
    callbacks_visible_to,
    callbacks_worked_by,
    get_callback_for,
    get_line_for,
    lines_editable_by,
    may_edit_lines_of,
)
from onedoor.apps.callbacks.actions.booking import book_callback
from onedoor.apps.callbacks.actions.forgetting import forget_callback
from onedoor.apps.callbacks.actions.lines import save_line
from onedoor.apps.callbacks.actions.ringing import (
    cancel_callback,
    give_up,
    move_callback,
    note_attempt,
    put_back,
    take_callback,
)
from onedoor.apps.callbacks.actions.watching import watch_call_backs
from onedoor.apps.callbacks.queries import (
    callback_counts,
    callbacks_of,
    get_public_line,
    line_that_asks,
    lines_of,
    public_lines,
    questions_of,
    waiting_callbacks,
)
from onedoor.apps.callbacks.telling import callback_for_token, token_of, window_in_words
from onedoor.apps.callbacks.windows import windows_of

__all__ = [
    "RINGING_ROLES",
    "book_callback",
    "callback_counts",
    "callback_for_token",
    "callbacks_of",
    "callbacks_visible_to",
    "callbacks_worked_by",
    "cancel_callback",
    "forget_callback",
    "get_callback_for",
    "get_line_for",
    "get_public_line",
    "give_up",
    "line_that_asks",
    "lines_editable_by",
    "lines_of",
    "may_edit_lines_of",
    "move_callback",
    "note_attempt",
    "public_lines",
    "put_back",
    "questions_of",
    "save_line",
    "take_callback",
    "token_of",
    "waiting_callbacks",
    "watch_call_backs",
    "window_in_words",
    "windows_of",
]

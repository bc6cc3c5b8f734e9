"""The door to publishing."""

from onedoor.apps.publishing.actions.alerting import (
    METRES,
    Where,
    alert_of_token,
    ask_for_alert,
    clear_unconfirmed_alerts,
    confirm_alert,
    end_alert,
    tell_alerts,
)
from onedoor.apps.publishing.actions.showing import (
    hide_report,
    set_public_words,
    show_picture,
    unhide_report,
    withdraw_picture,
)
from onedoor.apps.publishing.queries import (
    clusters,
    get_public_picture,
    pictures_of,
    public_picture_of,
    public_words_of,
)

__all__ = [
    "METRES",
    "Where",
    "alert_of_token",
    "ask_for_alert",
    "clear_unconfirmed_alerts",
    "clusters",
    "confirm_alert",
    "end_alert",
    "get_public_picture",
    "hide_report",
    "pictures_of",
    "public_picture_of",
    "public_words_of",
    "set_public_words",
    "show_picture",
    "tell_alerts",
    "unhide_report",
    "withdraw_picture",
]

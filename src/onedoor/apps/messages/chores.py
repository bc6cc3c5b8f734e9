"""The worker's part in messages: send them, and turn events into notices for those who asked for them by e-mail."""

from onedoor.apps.messages.services import send_waiting, write_event_notice
from onedoor.foundation.chores import chore
from onedoor.foundation.events.delivery import carry_inside
from onedoor.foundation.models import Subscription

carry_inside(Subscription.Kind.EMAIL, write_event_notice)


@chore("send-messages", every=1)
def send() -> int:
    return send_waiting()

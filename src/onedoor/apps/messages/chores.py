"""The worker's part in messages: send them, remind of agreements, and turn events into notices by e-mail."""

from onedoor.apps.messages.services import send_waiting, write_agreement_reminders, write_event_notice
from onedoor.foundation.chores import chore
from onedoor.foundation.events.delivery import carry_inside
from onedoor.foundation.models import Subscription

carry_inside(Subscription.Kind.EMAIL, write_event_notice)


@chore("send-messages", every=1)
def send() -> int:
    return send_waiting()


@chore("remind-of-agreements", every=3600)
def remind() -> int:
    return write_agreement_reminders()

"""What is held of a person here, for the copy they may ask for."""

from django.utils.translation import gettext_lazy as _

from onedoor.apps.messages.data import SIGNS_IN
from onedoor.apps.messages.models import Message, Reply, Unwanted
from onedoor.foundation.holdings import Holding, hold, leave_out

# Several people may read one mailbox: what was written to it about somebody else's matter goes with theirs.
hold(
    Holding(
        "onedoor_messages.Message", _("What was written to you"),
        rows=lambda who: Message.objects.sent_to(who.emails | who.addresses).filter(about__in=who.uuids)
        .exclude(template_code__in=SIGNS_IN).select_related("organisation").order_by("created_at"),
        body=lambda row: str(row.organisation.uuid) if row.organisation else "", also=("created_at", "channel"),
        order=60,
    )
)  # fmt: skip
leave_out("onedoor_messages.Message", ("about",), "An id of what it is about.")
hold(
    Holding(
        "onedoor_messages.Reply", _("What you wrote back"),
        rows=lambda who: Reply.objects.filter(sender__in=who.emails | who.addresses, message__about__in=who.uuids)
        .select_related("message__organisation").order_by("received_at"),
        body=lambda row: str(row.message.organisation.uuid) if row.message and row.message.organisation else "",
        also=("received_at",), order=61,
    )
)  # fmt: skip
hold(
    Holding(
        "onedoor_messages.Unwanted", _("What you do not want to hear about"),
        rows=lambda who: Unwanted.objects.filter(to__in=who.emails).order_by("since"),
        body=lambda row: "", also=("since",), order=62,
    )
)  # fmt: skip
leave_out("onedoor_messages.Reply", ("carrier_id",), "What the carrier calls it.")

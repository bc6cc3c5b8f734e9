"""Writing down what a reviewer was shown of another body's records."""

from collections.abc import Iterable
from datetime import datetime, time

from django.db import transaction

from onedoor.apps.partners import services as partners
from onedoor.apps.sharing.actions.disclosing import disclose
from onedoor.apps.sharing.data import MATCHING
from onedoor.apps.sharing.models import Disclosure
from onedoor.apps.sharing.queries.comparing import recipient_for
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Denied

__all__ = ["disclose_comparison"]


@transaction.atomic(durable=True)
def disclose_comparison(*, by: Actor, shown: Iterable[tuple[str, str, frozenset[str]]]) -> None:
    """Write down each record's uuid, holder and items, once a day for each reviewer; nothing of their own bodies'.

    Raises Denied where the agreement ended meanwhile.
    """
    own = by.organisations
    for record, source, items in shown:
        if source in own or _was_shown_today(by, record, items):
            continue
        recipient = recipient_for(by, source, items)
        if recipient is None:
            raise Denied("The agreement to compare these records has ended.", code="sharing-ended")
        disclose(
            by=by, person=record, purpose=MATCHING, source=partners.get_organisation(source),
            recipient=partners.get_organisation(recipient), items=items,
        )  # fmt: skip


def _was_shown_today(by: Actor, record: str, items: frozenset[str]) -> bool:
    midnight = datetime.combine(clock.today(), time.min, clock.local_zone())
    rows = Disclosure.objects.filter(person=record, actor=str(by), purpose=MATCHING, disclosed_at__gte=midnight)
    return items <= {item for known in rows.values_list("items", flat=True) for item in known}

"""The private address at which a member of staff's own calendar program reads what is due."""

from django.db import models

from onedoor.apps.requests.data import FeedOf
from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class CalendarFeed(Identified):
    """One for each account. `digest` is of the secret in the address, which is kept nowhere."""

    account = models.OneToOneField("partners.Account", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    of = models.CharField(max_length=10, choices=FeedOf.choices, default=FeedOf.MINE)
    made_at = models.DateTimeField(default=clock.now)

    class Privacy:
        none = ("digest", "of", "made_at")

"""What somebody did to many requests at once, for as long as it can be undone."""

from django.db import models

from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class BulkRun(Identified):
    """`changes` hold of each request its uuid, the version that came of it, and where it stood before."""

    account = models.ForeignKey("partners.Account", on_delete=models.CASCADE, related_name="bulk_runs")
    action = models.CharField(max_length=20)
    changes = models.JSONField(default=list)
    at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="bulk_run_by_time")]

    class Privacy:
        none = ("action", "changes", "at", "undone_at")

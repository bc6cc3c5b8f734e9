"""Types of requests, which have states of their own, and the services whose requests are of them."""

from django.db import models

from onedoor.apps.requests.stages import Course, read_state
from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class RequestType(Identified):
    """A type with its states in their order, as `stages.write_state` writes them; the first is where all begin."""

    name = models.CharField(max_length=80, unique=True)
    states = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1, help_text="Grows with each change, so that none is overwritten.")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["name"]

    class Privacy:
        none = ("name", "states", "version", "changed_at")

    def __str__(self) -> str:
        return self.name

    @property
    def course(self) -> Course:
        """Its states and moves."""
        return Course(tuple(read_state(state) for state in self.states))


class TypedService(models.Model):
    """Requests for the service are of the type: of one type, or of none."""

    type = models.ForeignKey(RequestType, on_delete=models.CASCADE, related_name="services")
    service = models.OneToOneField("directory.Service", on_delete=models.CASCADE, related_name="+")

    class Privacy:
        none = ()

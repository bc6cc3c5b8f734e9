"""Who provides a service, where, and when they can be reached."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from onedoor.apps.directory.models.cost import Channel
from onedoor.apps.directory.models.service import Interaction, Service
from onedoor.apps.partners.data import OrganisationKind
from onedoor.foundation import clock
from onedoor.foundation.models import Dated, DatedQuerySet, Identified


class Provision(Identified, Dated):
    """This service is provided by these kinds of body, or by this body; everywhere it serves, or only in this area.

    A row that names a body outranks one that names kinds; one with an area outranks one without.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="provisions")
    interaction = models.ForeignKey(Interaction, null=True, blank=True, on_delete=models.PROTECT)
    kinds = models.JSONField(default=list, blank=True, help_text="Kinds of body, the first asked first.")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="provisions"
    )
    area = models.ForeignKey("places.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="provisions")
    delivering = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries",
        help_text="Who does the work, where it is not the accountable body itself.",
    )  # fmt: skip
    team = models.ForeignKey(
        "partners.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="provisions"
    )
    is_provided = models.BooleanField(default=True, help_text="Off: nobody provides it here; see `ask_instead`.")
    ask_instead = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="Where this is known from, and of when.")
    updated_at = models.DateTimeField(default=clock.now)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_provided=False) | Q(organisation__isnull=False) | ~Q(kinds=[]),
                name="provision_names_kinds_or_organisation",
            )
        ]

    class Privacy:
        none = ("kinds", "is_provided", "ask_instead", "source", "updated_at")

    @property
    def kind_labels(self) -> list[str]:
        """Its kinds of body as people read them."""
        return [str(OrganisationKind(kind).label) for kind in self.kinds]


class ServiceHours(models.Model):
    """When and how a body can be reached about a service, by channel; without a service, about anything."""

    organisation = models.ForeignKey("partners.Organisation", on_delete=models.CASCADE, related_name="service_hours")
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.CASCADE, related_name="hours")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    contact = models.CharField(max_length=300, blank=True, help_text="Number, address or link.")
    hours = models.JSONField(
        default=dict, blank=True, help_text="Lists of [from, to] by day: {'mon': [['09:00','17:00']]}."
    )
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", Coalesce("service", 0), "channel", name="service_hours_once")
        ]

    class Privacy:
        none = ("contact", "hours", "note")

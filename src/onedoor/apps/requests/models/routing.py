"""Rules by which a body shares out what comes in, and who of a team is on duty when."""

from django.db import models
from django.db.models import F, Q

from onedoor.apps.requests.data import RulesState
from onedoor.foundation import clock
from onedoor.foundation.models import Identified


class RoutingRules(Identified):
    """A body's rules in their order, as `routing.write_rule` writes them. One set holds, one may be being written."""

    organisation = models.ForeignKey("partners.Organisation", on_delete=models.CASCADE, related_name="routing_rules")
    state = models.CharField(max_length=10, choices=RulesState.choices, default=RulesState.DRAFT)
    rules = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1, help_text="Grows with each change, so that none is overwritten.")
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.CharField(max_length=150, help_text="As shown.")

    class Meta:
        ordering = ["-changed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "state"],
                condition=~Q(state=RulesState.REPLACED),
                name="routing_one_of_each_state",
            )
        ]

    class Privacy:
        none = ("state", "rules", "version", "changed_at")
        personal = ("changed_by",)


class RotaShift(Identified):
    """Somebody is on duty for a team from a day to a day, both included."""

    team = models.ForeignKey("partners.Team", on_delete=models.CASCADE, related_name="rota")
    account = models.ForeignKey("partners.Account", on_delete=models.CASCADE, related_name="rota")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="rota_shift_ends_later")]
        indexes = [models.Index(fields=["team", "ends_on"], name="rota_by_team")]

    class Privacy:
        none = ("starts_on", "ends_on")

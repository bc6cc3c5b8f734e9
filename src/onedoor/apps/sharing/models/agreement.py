"""An agreement, its versions, who is party to each, what each lets them share, and who signed it."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from onedoor.apps.sharing.data import CONSENT, LAW_ENFORCEMENT, TEXTS, AgreementKind, PartyRole, VersionStatus
from onedoor.apps.sharing.models.lists import DataItem, Purpose
from onedoor.foundation import clock, ids
from onedoor.foundation.events.sealing import content_hash
from onedoor.foundation.models import Identified

_EARLY = (VersionStatus.DRAFT, VersionStatus.AWAITING)
_LIVE = (VersionStatus.IN_FORCE, VersionStatus.SUSPENDED)


class Agreement(Identified):
    """What organisations agreed about one thing; what it says stands in its versions."""

    reference = models.CharField(max_length=9, unique=True, default=ids.new_reference)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=AgreementKind.choices)
    owner = models.ForeignKey(
        "partners.Organisation", on_delete=models.PROTECT, related_name="agreements_owned",
        help_text="Draws it up and keeps it.",
    )  # fmt: skip
    created_at = models.DateTimeField(default=clock.now)

    class Privacy:
        none = ("reference", "title", "kind", "created_at")

    def __str__(self) -> str:
        return self.title


class AgreementVersion(Identified):
    """One wording of an agreement. Frozen once it was offered for signature: a change is a new version."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=12, choices=VersionStatus.choices, default=VersionStatus.DRAFT)
    in_force_from = models.DateField(null=True, blank=True)
    in_force_to = models.DateField(null=True, blank=True, help_text="Its last day; none for until further notice.")
    review_on = models.DateField(null=True, blank=True)
    remind_days = models.PositiveSmallIntegerField(default=30, help_text="How long before review and end to remind.")
    population = models.TextField(blank=True)
    necessity = models.TextField(blank=True)
    proportionality = models.TextField(blank=True)
    dpia_reference = models.CharField(max_length=200, blank=True)
    dpia_on = models.DateField(null=True, blank=True)
    privacy_notice_url = models.URLField(blank=True)
    frequency = models.TextField(blank=True)
    method = models.TextField(blank=True)
    security = models.TextField(blank=True)
    accuracy = models.TextField(blank=True)
    retention = models.TextField(blank=True)
    disposal = models.TextField(blank=True)
    rights_contact = models.CharField(max_length=300, blank=True)
    breach_contact = models.CharField(max_length=300, blank=True)
    breach_hours = models.CharField(max_length=200, blank=True)
    staff_guidance = models.TextField(blank=True)
    exit_terms = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64, blank=True, help_text="Hex SHA-256 of what was offered.")
    offered_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True, help_text="When the last controller signed.")
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspension_reason = models.CharField(max_length=500, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=500, blank=True)
    review_reminded_on = models.DateField(null=True, blank=True)
    end_reminded_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="agreement_version_once"),
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(status__in=_LIVE), name="agreement_one_version_in_force"
            ),
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(status__in=_EARLY), name="agreement_one_version_under_way"
            ),
            models.CheckConstraint(
                condition=Q(status=VersionStatus.DRAFT, offered_at=None, content_hash="")
                | (~Q(status=VersionStatus.DRAFT) & ~Q(content_hash="") & Q(offered_at__isnull=False))
                | Q(status=VersionStatus.ENDED),
                name="agreement_offered_with_its_hash",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=_LIVE) | Q(signed_at__isnull=False, in_force_from__isnull=False),
                name="agreement_in_force_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(status=VersionStatus.SUSPENDED, suspended_at__isnull=False) & ~Q(suspension_reason="")
                | (~Q(status=VersionStatus.SUSPENDED) & Q(suspended_at=None)),
                name="agreement_suspended_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(in_force_to=None) | Q(in_force_from=None) | Q(in_force_to__gte=F("in_force_from")),
                name="agreement_ends_after_it_starts",
            ),
        ]

    class Privacy:
        none = (
            "number", "status", "in_force_from", "in_force_to", "review_on", "remind_days", "population", "necessity",
            "proportionality", "dpia_reference", "dpia_on", "privacy_notice_url", "frequency", "method", "security",
            "accuracy", "retention", "disposal", "breach_hours", "staff_guidance", "exit_terms", "content_hash",
            "offered_at", "signed_at", "suspended_at", "suspension_reason", "ended_at", "end_reason",
            "review_reminded_on", "end_reminded_on", "created_at", "updated_at",
        )  # fmt: skip
        personal = ("rights_contact", "breach_contact")

    def __str__(self) -> str:
        return f"{self.agreement.title}, version {self.number}"

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Heading and words of every written part."""
        return [(heading, getattr(self, name)) for name, heading in TEXTS.items()]

    def is_review_due(self, day: date | None = None) -> bool:
        """Whether it is in force and its review date has come."""
        return bool(
            self.status == VersionStatus.IN_FORCE and self.review_on and self.review_on <= (day or clock.today())
        )


class Party(Identified):
    """An organisation in a version: what it is to the data, and by what right. `is_frozen` once it was offered."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="sharing_parties")
    role = models.CharField(max_length=10, choices=PartyRole.choices, default=PartyRole.CONTROLLER)
    article6 = models.CharField("lawful basis", max_length=40, blank=True, help_text="Code of the list article6.")
    consent_reason = models.CharField(max_length=500, blank=True, help_text="Why consent, where that is the basis.")
    power = models.CharField("statutory power", max_length=300, blank=True)
    article9 = models.CharField("special category condition", max_length=40, blank=True)
    schedule1 = models.CharField("Schedule 1 condition", max_length=40, blank=True)
    schedule8 = models.CharField("Schedule 8 condition", max_length=40, blank=True)
    is_frozen = models.BooleanField(default=False)
    has_special = models.BooleanField(default=False, help_text="Gives or gets special category data; set on offering.")

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["version", "organisation"], name="party_once"),
            models.CheckConstraint(
                condition=Q(is_frozen=False) | Q(role=PartyRole.PROCESSOR) | ~Q(article6=""),
                name="party_has_lawful_basis",
            ),
            models.CheckConstraint(
                condition=Q(has_special=False) | Q(role=PartyRole.PROCESSOR) | ~Q(article9="") | ~Q(schedule8=""),
                name="party_has_condition_for_special_category",
            ),
            models.CheckConstraint(
                condition=~Q(article6=CONSENT) | ~Q(consent_reason=""), name="party_consent_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(article6=LAW_ENFORCEMENT, article9="", schedule1="")
                | (~Q(article6=LAW_ENFORCEMENT) & Q(schedule8="")),
                name="party_law_enforcement_apart",
            ),
        ]

    class Privacy:
        none = (
            "role", "article6", "consent_reason", "power", "article9", "schedule1", "schedule8", "is_frozen",
            "has_special",
        )  # fmt: skip

    @property
    def must_sign(self) -> bool:
        return self.role != PartyRole.PROCESSOR


class SharedItem(models.Model):
    """For this purpose this party gives that one this piece of information."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="shared_items")
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(DataItem, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="items_given")
    receiver = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="items_received")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "purpose", "item", "giver", "receiver"], name="item_shared_once_each_way"
            ),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="item_shared_with_another"),
        ]


class Signature(Identified):
    """Somebody signed a version for their organisation; what they signed is held by its hash."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="signatures")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("partners.Account", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    post = models.CharField(max_length=150)
    content_hash = models.CharField(max_length=64)
    signed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["signed_at"]
        constraints = [
            models.UniqueConstraint(fields=["version", "organisation"], name="signed_once_by_each"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(post=""), name="signature_is_named"),
        ]

    class Privacy:
        none = ("content_hash", "signed_at")
        personal = ("name", "post")

    def digest(self) -> str:
        """Hex SHA-256 over who signed, as what, for whom, and what it said: the event of signing carries it."""
        said = [str(self.version.uuid), str(self.organisation.uuid), str(self.account.uuid)]
        return content_hash({"signed": [*said, self.name, self.post, self.content_hash]}).hex()


def content_of(version: AgreementVersion) -> dict[str, Any]:
    """Everything that is agreed in a version, in one order: what is hashed when it is offered, and compared."""
    agreement = version.agreement
    return {
        "agreement": str(agreement.uuid), "title": agreement.title, "kind": agreement.kind, "number": version.number,
        **{name: _text(getattr(version, name)) for name in ("in_force_from", "in_force_to", "review_on", "dpia_on")},
        **{name: getattr(version, name) for name in TEXTS},
        "parties": sorted(
            [
                str(party.organisation.uuid), party.role, party.article6, party.consent_reason, party.power,
                party.article9, party.schedule1, party.schedule8,
            ]
            for party in version.parties.select_related("organisation")
        ),
        "items": sorted(
            [purpose, item, str(giver), str(receiver)]
            # Thousands in a large agreement: read as values, not as objects.
            for purpose, item, giver, receiver in version.shared_items.values_list(
                "purpose__code", "item__code", "giver__organisation__uuid", "receiver__organisation__uuid"
            )
        ),
    }  # fmt: skip


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""

"""What is held of a person here, for the copy they may ask for."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onedoor.apps.accounts.models import ProviderIdentity, ResidentAccount
from onedoor.foundation.holdings import Holding, hold

hold(
    Holding(
        "accounts.ResidentAccount", _("How you sign in"),
        rows=lambda who: ResidentAccount.objects.filter(Q(record__in=who.records) | Q(email__in=who.emails))
        .order_by("pk"),
        body=lambda row: "", also=("created_at", "joined_at", "last_signed_in_at"), order=80,
    )
)  # fmt: skip
hold(
    Holding(
        "accounts.ProviderIdentity", _("Who signs you in"),
        rows=lambda who: ProviderIdentity.objects.filter(account__record__in=who.records).order_by("pk"),
        body=lambda row: "", also=("issuer", "first_seen_at", "last_seen_at", "proved_at"), order=81,
    )
)  # fmt: skip

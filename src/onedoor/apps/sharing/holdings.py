"""What is held of a person here, for the copy they may ask for."""

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from onedoor.apps.sharing.models import Disclosure, Emergency, EmergencyReview, Pause, PersonsPermission
from onedoor.apps.sharing.queries.ledger import item_names, purpose_names
from onedoor.foundation.holdings import Holding, hold, leave_out


def _looked(row: Disclosure) -> dict[str, str]:
    language = get_language() or "en-gb"
    items, purposes = item_names(language), purpose_names(language)
    return {
        gettext("Who saw it"): row.recipient.name_in(language) if row.recipient else gettext("Somebody outside"),
        gettext("What they saw"): ", ".join(items.get(code, code) for code in row.items),
        gettext("Why"): purposes.get(row.purpose, row.purpose),
        gettext("What allows it"): _right(row),
    }


def _right(row: Disclosure) -> str:
    if row.outside:
        return gettext("They needed to ask, to deal with what you asked for")
    return row.version.agreement.title if row.version else gettext("Somebody could have come to harm")


def _holder(row: PersonsPermission | Pause) -> str:
    return str(row.resident.held_by.uuid) if row.resident.held_by else ""


hold(
    Holding(
        "sharing.Disclosure", _("Who was shown something of you"),
        rows=lambda who: Disclosure.objects.filter(person__in=who.uuids)
        .select_related("source", "recipient", "version__agreement").order_by("disclosed_at"),
        body=lambda row: str(row.source.uuid), also=("disclosed_at",), words=_looked, order=50,
    )
)  # fmt: skip
hold(
    Holding(
        "sharing.Emergency", _("Emergencies in which your record was opened"),
        rows=lambda who: Emergency.objects.filter(disclosures__person__in=who.uuids)
        .select_related("organisation").distinct().order_by("broken_at"),
        body=lambda row: str(row.organisation.uuid), also=("broken_at", "reason"),
        others=lambda row: frozenset(("words", "actor_name")), order=51,
    )
)  # fmt: skip
hold(
    Holding(
        "sharing.EmergencyReview", _("What was found looking back at them"),
        rows=lambda who: EmergencyReview.objects.filter(emergency__disclosures__person__in=who.uuids)
        .select_related("organisation").distinct().order_by("reviewed_at"),
        body=lambda row: str(row.organisation.uuid), also=("reviewed_at", "outcome"),
        others=lambda row: frozenset(("words",)), order=52,
    )
)  # fmt: skip
hold(
    Holding(
        "sharing.PersonsPermission", _("What you gave permission for"),
        rows=lambda who: PersonsPermission.objects.filter(resident__in=who.records)
        .select_related("resident__held_by").order_by("said_at"),
        body=_holder, also=("kind", "purpose", "said_at", "ended_at", "channel"),
        others=lambda row: frozenset(("asked_by_name",)), order=53,
    )
)  # fmt: skip
hold(
    Holding(
        "sharing.Pause", _("Sharing you objected to"),
        rows=lambda who: Pause.objects.filter(resident__in=who.records)
        .select_related("resident__held_by").order_by("paused_at"),
        body=_holder, also=("paused_at", "lifted_at"), order=54,
    )
)  # fmt: skip
leave_out("sharing.Disclosure", ("person", "items"), "Told in words.")
_WHO = "An id of who did it; of staff in their work."
leave_out("sharing.Emergency", ("actor",), _WHO)
leave_out("sharing.EmergencyReview", ("actor",), _WHO)
leave_out("sharing.PersonsPermission", ("asked_by",), _WHO)
leave_out("sharing.Signature", ("name", "post"), "About members of staff in their work.")
leave_out("sharing.AgreementVersion", ("rights_contact", "breach_contact"), "How to reach a body, not about you.")

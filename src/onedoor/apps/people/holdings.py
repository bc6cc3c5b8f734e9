"""What is held of a person here, for the copy they may ask for."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from onedoor.apps.people.models import (
    Alert,
    Business,
    ContactPoint,
    Household,
    Link,
    PassPhrase,
    Representation,
    Resident,
)
from onedoor.foundation.holdings import Holding, hold, leave_out


def _holder(record: Resident) -> str:
    return str(record.held_by.uuid) if record.held_by else ""


def _of_record(row: Any) -> str:
    return _holder(row.resident)


hold(
    Holding(
        "people.Resident", _("The record of you"),
        rows=lambda who: Resident.objects.filter(pk__in=who.records).select_related("held_by").order_by("pk"),
        body=_holder, also=("created_at", "updated_at", "restricted_at"),
        # May tell of who is feared, or what staff fear.
        others=lambda record: frozenset(("contact_warning",)), order=10,
    )
)  # fmt: skip
hold(
    Holding(
        "people.ContactPoint", _("How to reach you"),
        rows=lambda who: ContactPoint.objects.filter(resident__in=who.records)
        .select_related("resident__held_by").order_by("pk"),
        body=_of_record, also=("kind", "ended_at"), order=11,
    )
)  # fmt: skip
hold(
    Holding(
        "people.Business", _("Your business or organisation"),
        rows=lambda who: Business.objects.filter(email__in=who.emails - {""}).select_related("held_by").order_by("pk"),
        body=lambda row: str(row.held_by.uuid), also=("created_at",), order=14,
    )
)  # fmt: skip
hold(
    Holding(
        "people.Household", _("A household you belong to"),
        rows=lambda who: Household.objects.filter(members__resident__in=who.records)
        .select_related("held_by").distinct().order_by("pk"),
        body=lambda row: str(row.held_by.uuid), also=("created_at",), order=15,
    )
)  # fmt: skip
hold(
    Holding(
        "people.Alert", _("Warnings to staff about risk"),
        rows=lambda who: Alert.objects.filter(resident__in=who.records)
        .select_related("resident__held_by").order_by("pk"),
        body=_of_record, also=("raised_at", "review_on", "ended_at"),
        # May name who was hurt, or who told.
        others=lambda row: frozenset(("reason", "advice")), order=16,
    )
)  # fmt: skip
hold(
    Holding(
        "people.Representation", _("Who speaks for you, or for whom you speak"),
        rows=lambda who: Representation.objects.filter(Q(resident__in=who.records) | Q(record__in=who.records))
        .select_related("resident__held_by").order_by("pk"),
        body=_of_record, also=("ground", "starts_on", "ends_on", "ended_at"),
        # The other of the two may not want them known.
        others=lambda row: frozenset(("phone", "email", "evidence")), order=13,
    )
)  # fmt: skip
hold(
    Holding(
        "people.PassPhrase", _("Your pass-phrase, which nobody can read"),
        rows=lambda who: PassPhrase.objects.filter(resident__in=who.records)
        .select_related("resident__held_by").order_by("pk"),
        body=_of_record, also=("set_at",), order=12,
    )
)  # fmt: skip
hold(
    Holding(
        "people.Link", _("Why records were taken for yours"),
        rows=lambda who: Link.objects.filter(record__in=who.records, ended_by=None)
        .select_related("record__held_by").order_by("pk"),
        body=lambda link: _holder(link.record), also=("confidence",), order=90,
    )
)  # fmt: skip
leave_out("people.Resident", ("ni_hash",), "A keyed hash: your number is not kept, and nothing can be read from this.")
leave_out("people.PassPhrase", ("hashed",), "Kept so that nobody can read it: it could not be told if we wished.")
_DERIVED = "Made out of your name, birth date and addresses, which are in the copy, to find you by."
leave_out("people.ContactPoint", ("normalised",), "The same as given, written in one way.")
leave_out("people.Business", ("name_key",), "The name, written in one way.")
leave_out("people.Representation", ("name_key",), "The name, written in one way.")
leave_out("people.SearchKey", ("value",), _DERIVED)
leave_out("people.MatchRecord", ("evidence",), _DERIVED)
leave_out("people.MatchKey", ("key",), _DERIVED)
leave_out("people.Pair", ("reasons",), "Compares your record with one that may be somebody else’s.")

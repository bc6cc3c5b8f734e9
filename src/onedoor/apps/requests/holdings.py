"""What is held of a person here, for the copy they may ask for."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from onedoor.apps.requests.data import Visibility
from onedoor.apps.requests.models import (
    Answer,
    Attachment,
    Follower,
    OutsideQuestion,
    Request,
    RequestUpdate,
    SavedDraft,
)
from onedoor.foundation.holdings import Holding, Subject, hold, leave_out

__all__ = ["requests_of_subject"]


def requests_of_subject(who: Subject) -> QuerySet[Request]:
    """Everything they asked: from a record of theirs, or with an e-mail address that was shown to be theirs."""
    theirs = Q(resident__in=who.records) | Q(contact_email__in=who.emails)
    return Request.objects.filter(theirs).select_related("accountable", "service").order_by("raised_at")


def _of_request(row: Any) -> str:
    return str(row.request.accountable.uuid)


def _writer(row: RequestUpdate | Attachment) -> str:
    return str(row.organisation.uuid) if row.organisation else _of_request(row)


def _in_notes(row: RequestUpdate) -> frozenset[str]:
    """Private notes are written for colleagues, about the person and whoever else; names of staff are theirs."""
    return frozenset(("text", "actor_name") if row.visibility == Visibility.PRIVATE else ("actor_name",))


def _in_files(row: Attachment) -> frozenset[str]:
    return frozenset(("file", "original_name") if row.visibility == Visibility.PRIVATE else ())


hold(
    Holding(
        "requests.Request", _("What you asked for"), rows=requests_of_subject,
        body=lambda row: str(row.accountable.uuid), also=("kind", "status", "raised_at", "closed_at", "channel"),
        words=lambda row: {str(_("Service")): row.service.name}, order=20,
    )
)  # fmt: skip
hold(
    Holding(
        "requests.Answer", _("What you answered"),
        rows=lambda who: Answer.objects.filter(request__in=requests_of_subject(who).order_by())
        .select_related("request__accountable").order_by("pk"),
        body=_of_request, also=("label",), order=21,
    )
)  # fmt: skip
hold(
    Holding(
        "requests.RequestUpdate", _("What was said and done about it"),
        rows=lambda who: RequestUpdate.objects.filter(request__in=requests_of_subject(who).order_by())
        .select_related("request__accountable", "organisation").order_by("at", "pk"),
        body=_writer, also=("at", "kind", "status", "visibility"), others=_in_notes, order=22,
    )
)  # fmt: skip
hold(
    Holding(
        "requests.Attachment", _("Files"),
        rows=lambda who: Attachment.objects.filter(request__in=requests_of_subject(who).order_by())
        .select_related("request__accountable", "organisation").order_by("pk"),
        body=_writer, also=("added_at", "visibility"), others=_in_files, file="file", order=23,
    )
)  # fmt: skip
hold(
    Holding(
        "requests.OutsideQuestion", _("What somebody else was asked about it"),
        rows=lambda who: OutsideQuestion.objects.filter(request__in=requests_of_subject(who).order_by())
        .select_related("organisation").order_by("pk"),
        body=lambda row: str(row.organisation.uuid), also=("asked_at", "ended_at"),
        others=lambda row: frozenset(("email", "asked_by") if row.is_body else ("name", "email", "asked_by")), order=23,
    )
)  # fmt: skip
hold(
    Holding(
        "requests.Follower", _("Reports of others that you follow"),
        rows=lambda who: Follower.objects.filter(email__in=who.emails)
        .select_related("request__accountable").order_by("pk"),
        body=_of_request, also=("followed_at", "stopped_at"), order=24,
    )
)  # fmt: skip
hold(
    Holding(
        "requests.SavedDraft", _("What you began and have not sent"),
        rows=lambda who: SavedDraft.objects.filter(email__in=who.emails).select_related("service").order_by("pk"),
        body=lambda row: "", also=("saved_at", "expires_at"),
        words=lambda row: {str(_("Service")): row.service.name}, order=25,
    )
)  # fmt: skip
_WHO = "An id of who did it; a name, where there is one, stands beside it."
leave_out("requests.Request", ("raised_by",), _WHO)
leave_out("requests.RequestUpdate", ("actor",), _WHO)
leave_out("requests.Attachment", ("added_by",), _WHO)
leave_out("requests.Answer", ("value",), "The same as shown, as a code.")
leave_out("requests.FailedLookup", ("mark",), "A keyed digest, kept for a quarter of an hour.")
leave_out("requests.RoutingRules", ("changed_by",), "Which member of the staff changed them last; it is their work.")
leave_out("requests.EscalationStep", ("address",), "Where a body's staff are told of late work.")

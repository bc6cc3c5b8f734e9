"""What contacts keep of people, and the records of people who have not come for long, for `apps.retention`."""

from datetime import datetime
from typing import TYPE_CHECKING

from onedoor.apps.contacts.models import Call, Contact, Mail
from onedoor.apps.contacts.services import forget_call, forget_contact, forget_mail
from onedoor.apps.people import services as people
from onedoor.apps.sharing import services as sharing
from onedoor.foundation.actors import Actor
from onedoor.foundation.forgetting import Why
from onedoor.foundation.retained import DataClass, Rows, keep

if TYPE_CHECKING:
    from onedoor.apps.people.models import Resident

_SOURCE = "Onedoor’s working default. Bodies’ own schedules differ: put yours here."


def _due(body: int | None, before: datetime) -> Rows:
    return Contact.objects.filter(organisation=body, closed_at__lt=before, forgotten_at=None)


def _records_due(body: int | None, before: datetime) -> Rows:
    """Unchanged since, and nobody came or asked for anything since: by what stands above people, so it is said here."""
    unchanged = people.records_unchanged_since(body, before)
    came, open_ = {"contacts__opened_at__gte": before}, {"requests__is_open": True}
    return unchanged.exclude(**came).exclude(**open_).exclude(requests__updated_at__gte=before)


def _forget_record(record: "Resident", by: Actor) -> None:
    """What they said about passing it on says who they are as well."""
    sharing.forget_wishes(by=by, resident=record)
    people.forget_resident(by=by, resident=record, why=Why.RETENTION)


keep(
    DataClass(
        "contacts", "Contacts: who it was and what was said", "the day it was over", 24, _SOURCE, True, "closed_at",
        due=_due,
        of_residents=lambda rows, residents: rows.filter(resident__in=residents),
        forget=lambda contact, by: forget_contact(by=by, contact=contact, why=Why.RETENTION),
        name=lambda contact: str(contact.reference),
    )
)  # fmt: skip
keep(
    DataClass(
        "calls", "Calls: the number that rang", "the moment it rang", 12, _SOURCE, True, "rang_at",
        due=lambda body, before: Call.objects.filter(organisation=body, rang_at__lt=before, forgotten_at=None),
        of_residents=lambda rows, residents: rows.filter(contact__resident__in=residents),
        forget=lambda call, by: forget_call(by=by, call=call, why=Why.RETENTION),
        name=lambda call: str(call.uuid),
    )
)  # fmt: skip
keep(
    DataClass(
        "mail", "E-mail and chats to a desk: who wrote, and what", "the day it came", 24, _SOURCE, True, "at",
        due=lambda body, before: Mail.objects.filter(organisation=body, at__lt=before, forgotten_at=None),
        of_residents=lambda rows, residents: rows.filter(contact__resident__in=residents),
        forget=lambda mail, by: forget_mail(by=by, mail=mail, why=Why.RETENTION),
        name=lambda mail: str(mail.uuid),
    )
)  # fmt: skip
keep(
    DataClass(
        "records", "Records of people", "the last change, contact or request", 72, _SOURCE, True, "updated_at",
        due=_records_due,
        of_residents=lambda rows, residents: rows.filter(pk__in=residents),
        forget=_forget_record,
        name=lambda record: str(record.reference),
    )
)  # fmt: skip


def _businesses_due(body: int | None, before: datetime) -> Rows:
    unchanged = people.businesses_unchanged_since(body, before)
    came, open_ = {"contacts__opened_at__gte": before}, {"requests__is_open": True}
    return unchanged.exclude(**came).exclude(**open_).exclude(requests__updated_at__gte=before)


keep(
    DataClass(
        "businesses", "Records of businesses", "the last change, contact or request", 72, _SOURCE, True, "updated_at",
        due=_businesses_due,
        of_residents=lambda rows, residents: rows.none(),
        forget=lambda record, by: people.forget_business(by=by, business=record, why=Why.RETENTION),
        name=lambda record: str(record.reference),
    )
)  # fmt: skip

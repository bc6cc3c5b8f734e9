"""What is held of a person here, for the copy they may ask for."""

from django.utils.translation import gettext_lazy as _

from onedoor.apps.contacts.models import Call, Contact, ContactItem, Mail, MailFile, Signpost
from onedoor.foundation.holdings import Holding, hold, leave_out


def _holder(contact: Contact) -> str:
    body = contact.organisation or contact.responsible
    return str(body.uuid) if body else ""


hold(
    Holding(
        "contacts.Contact", _("Times you were in touch"),
        rows=lambda who: Contact.objects.filter(resident__in=who.records)
        .select_related("organisation", "responsible", "channel").order_by("opened_at"),
        body=_holder, also=("opened_at", "outcome", "assurance"),
        words=lambda row: {str(_("How")): row.channel.name},
        # Written for colleagues, about the person and whoever else.
        others=lambda row: frozenset(("note", "handover_note")), order=30,
    )
)  # fmt: skip
hold(
    Holding(
        "contacts.ContactItem", _("What you were in touch about"),
        rows=lambda who: ContactItem.objects.filter(contact__resident__in=who.records)
        .select_related("contact__organisation", "contact__responsible").order_by("at", "pk"),
        body=lambda row: _holder(row.contact), also=("at", "action", "outcome"),
        others=lambda row: frozenset(("note",)), order=31,
    )
)  # fmt: skip
leave_out("contacts.Mailbox", ("password",), "What opens a mailbox of staff: it is about nobody.")
leave_out("contacts.Queue", ("secret",), "What a phone system signs with: it is about nobody.")
hold(
    Holding(
        "contacts.Call", _("Times you rang"),
        rows=lambda who: Call.objects.filter(contact__resident__in=who.records)
        .select_related("organisation", "queue").order_by("rang_at"),
        body=lambda row: str(row.organisation.uuid), also=("rang_at", "answered_at", "ended_at"),
        words=lambda row: {str(_("Which line")): row.queue.name}, order=32,
    )
)  # fmt: skip
hold(
    Holding(
        "contacts.Signpost", _("Where we sent you"),
        rows=lambda who: Signpost.objects.filter(item__contact__resident__in=who.records)
        .select_related("organisation").order_by("at"),
        body=lambda row: str(row.organisation.uuid),
        also=("at", "place", "details", "channel", "asked_at", "worked", "answered_at"), order=33,
    )
)  # fmt: skip
hold(
    Holding(
        "contacts.Mail", _("E-mail and chats"),
        rows=lambda who: Mail.objects.filter(contact__resident__in=who.records)
        .select_related("organisation").order_by("at"),
        body=lambda row: str(row.organisation.uuid), also=("at", "kind"), order=34,
    )
)  # fmt: skip
hold(
    Holding(
        "contacts.MailFile", _("Files you sent with e-mail"),
        rows=lambda who: MailFile.objects.filter(mail__contact__resident__in=who.records)
        .select_related("mail__organisation").order_by("pk"),
        body=lambda row: str(row.mail.organisation.uuid), file="file", order=35,
    )
)  # fmt: skip

"""A mailbox of the contact centre, and e-mail that waits for an adviser. No server is asked: the mailbox is not read."""

from datetime import timedelta

from onedoor.apps.contacts.models import Contact, ContactItem, Mail, Mailbox
from onedoor.apps.directory.models import Channel
from onedoor.apps.partners.models import Organisation
from onedoor.foundation import clock

__all__ = ["make_mail"]

# Minutes ago, who, subject, words, what came with it.
_LETTERS = (
    (35, "Gethin Rowbotham", "Brown bin again", "Second time this month. The lorry went past at 7.10, the bin was out. "
     "Can somebody look at why number 14 is always left?", ""),
    (95, "Ffion Haythornthwaite", "Mam’s Blue Badge", "It runs out on the 30th and the form wants a photo we cannot take. "
     "She is in the chair all day. What do we do?", "letter from consultant.pdf"),
    (140, "", "Re: planning notice", "I wrote before and heard nothing. Whose decision is it, the district or the park?",
     "winmail.dat"),
    (260, "Tomasz Wieczorek", "Council tax after moving", "We moved on the 1st and both houses send bills now.", ""),
)  # fmt: skip


def make_mail() -> int:
    """How many wait."""
    body, channel = Organisation.objects.get(slug="carrowshire"), Channel.objects.get(code="email")
    mailbox = Mailbox.objects.create(
        organisation=body, address="help@carrowshire.example", host="mail.carrowshire.example", user="help",
        is_active=False,
    )  # fmt: skip
    for at, (minutes, name, subject, text, attachments) in enumerate(_LETTERS):
        came = clock.now() - timedelta(minutes=minutes)
        contact = Contact.objects.create(
            channel=channel, organisation=body, status="parked", opened_at=came, parked_at=came
        )
        ContactItem.objects.create(contact=contact, words=subject, at=came)
        Mail.objects.create(
            organisation=body, mailbox=mailbox, contact=contact, kind="words", message_id=f"{at}@demonstration.example",
            sender=f"{name.split(' ')[0].lower() or 'writer'}{at}@mail.example", sender_name=name, subject=subject,
            text=text, attachments=attachments, at=came,
        )  # fmt: skip
    return len(_LETTERS)

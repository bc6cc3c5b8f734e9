"""A mailbox of the contact centre and a chat, and what waits for an adviser of what people wrote there.

No server is asked: the mailbox is not read.
"""

import io
from datetime import datetime, timedelta

from django.db import transaction
from fpdf import FPDF
from PIL import Image, ImageDraw

from onedoor.apps.contacts import services as contacts
from onedoor.apps.contacts.actions.arriving import keep_files
from onedoor.apps.contacts.models import Contact, ContactItem, Mail, Mailbox, Queue
from onedoor.apps.directory.models import Channel
from onedoor.apps.partners.models import Organisation
from onedoor.apps.people.models import ContactPoint
from onedoor.foundation import clock
from onedoor.foundation.events.webhooks import new_secret
from onedoor.foundation.keeping import keeping_what_can
from onedoor.foundation.uploads import NewFile

__all__ = ["make_mail"]

# Minutes ago, who, subject, words, what came with it.
_LETTERS = (
    (35, "Gethin Rowbotham", "Brown bin again", "Second time this month. The lorry went past at 7.10, the bin was out. "
     "Can somebody look at why number 14 is always left?", ("bin at 7.15.png",)),
    (95, "Ffion Haythornthwaite", "Mam’s Blue Badge", "It runs out on the 30th and the form wants a photo we cannot take. "
     "She is in the chair all day. What do we do?", ("letter from consultant.pdf", "old badge.heic")),
    (140, "", "Re: planning notice", "I wrote before and heard nothing. Whose decision is it, the district or the park?",
     ("winmail.dat",)),
    (260, "Tomasz Wieczorek", "Council tax after moving", "We moved on the 1st and both houses send bills now.", ()),
)  # fmt: skip
# Minutes after the first, by whom, words.
_CHAT = (
    (0, "machine", "Hello. Ask me about bins, council tax or parking. I am a machine; a person reads along."),
    (1, "visitor", "do you take a sofa and can someone carry it down, im on the 3rd floor and my back is bad"),
    (1, "machine", "We collect large items. Shall I open the form?"),
    (2, "visitor", "no i asked if someone carries it. the lift is broken again"),
    (3, "machine", "I cannot answer that. I have passed it on: somebody will write to you."),
)


def make_mail() -> int:
    """How many wait."""
    body, channel = Organisation.objects.get(slug="carrowshire"), Channel.objects.get(code="email")
    mailbox = Mailbox.objects.create(
        organisation=body, address="help@carrowshire.example", host="mail.carrowshire.example", user="help",
        is_active=False,
    )  # fmt: skip
    for at, (minutes, name, subject, text, files) in enumerate(_LETTERS):
        came = clock.now() - timedelta(minutes=minutes)
        contact = Contact.objects.create(
            channel=channel, organisation=body, status="parked", opened_at=came, parked_at=came
        )
        ContactItem.objects.create(contact=contact, words=subject, at=came)
        mail = Mail.objects.create(
            organisation=body, mailbox=mailbox, contact=contact, kind="words", message_id=f"{at}@demonstration.example",
            sender=f"{name.split(' ')[0].lower() or 'writer'}{at}@mail.example", sender_name=name, subject=subject,
            text=text, at=came,
        )  # fmt: skip
        with keeping_what_can([_file(one) for one in files], folder="mail") as kept, transaction.atomic():
            keep_files(mail, kept)
    _make_chat(body)
    return len(_LETTERS) + 1


def _make_chat(body: Organisation) -> None:
    queue = Queue.objects.create(
        organisation=body, kind="chat", code="website", name="Website chat", secret=new_secret()
    )
    begun = clock.now() - timedelta(minutes=22)
    lines = [{"at": _moment(begun, after), "by": by, "text": text} for after, by, text in _CHAT]
    # Whoever the number belongs to is who writes: the page says so above what they wrote.
    person = ContactPoint.objects.filter(kind="phone", is_safe=True).select_related("resident").order_by("pk")[0]
    name, phone = person.resident.full_name, person.normalised
    visitor = {"name": name, "email": f"{name.split(' ')[0].lower()}@mail.example", "phone": phone}
    told = {"chat": "demonstration-1", "visitor": visitor, "lines": lines}
    kept = contacts.take_chat(queue=queue, chat=contacts.read_chat(told))
    Mail.objects.filter(pk=kept.pk).update(at=begun)
    Contact.objects.filter(mail=kept).update(opened_at=begun, parked_at=begun)


def _moment(begun: datetime, minutes: int) -> str:
    return (begun + timedelta(minutes=minutes)).isoformat()


def _file(name: str) -> NewFile:
    """A drawing, a letter of a line, or what cannot be opened here."""
    out = io.BytesIO()
    if name.endswith(".png"):
        picture = Image.new("RGB", (480, 360), "#a9bcc4")
        draw = ImageDraw.Draw(picture)
        draw.rectangle((0, 260, 480, 360), fill="#6b6f72")
        draw.rounded_rectangle((180, 110, 300, 300), 10, fill="#6a4a2c")
        draw.rectangle((170, 100, 310, 122), fill="#54391f")
        picture.save(out, "PNG")
        return NewFile(name, out.getvalue())
    if name.endswith(".pdf"):
        page = FPDF()
        page.add_page()
        page.set_font("helvetica", size=12)
        page.multi_cell(
            0, 8, "To whom it may concern: she cannot walk more than a few steps, and this will not change."
        )
        return NewFile(name, bytes(page.output()))
    return NewFile(name, b"\0\0\0\x18ftypheic" if name.endswith(".heic") else b"\x78\x9f\x3e\x22")

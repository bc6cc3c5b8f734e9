"""What becomes of contacts in a copy for testing."""

from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.rules import invent, write_over

invent("contacts.Contact", reference=Inventor.reference, caller_name=Inventor.full_name, caller_number=Inventor.phone)
invent("contacts.Call", caller_number=Inventor.phone)
# Nothing of the original's phones may announce anything to a copy.
write_over("contacts.PhoneQueue", secret="whsec_", is_active=False)  # noqa: S106  It signs nothing.
invent(
    "contacts.Mail",
    sender=Inventor.email,
    sender_name=Inventor.full_name,
    message_id=lambda at, value: f"{at.number(2**64, 'mail', value):x}@mail.example",
)
write_over("contacts.Mailbox", password="", host="mail.invalid", is_active=False)

"""What becomes of contacts in a copy for testing."""

from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.rules import invent

invent("contacts.Contact", reference=Inventor.reference, caller_name=Inventor.full_name, caller_number=Inventor.phone)

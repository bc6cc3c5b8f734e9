"""What becomes of cases about people's rights in a copy for testing."""

from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.rules import copy_as_is, draw, invent, leave_out

invent("rights.Case", reference=Inventor.reference)
invent("rights.Part", decided_by_name=Inventor.full_name)
draw("rights.Case", "language", because="A code by which messages go.")
copy_as_is("rights.Case", "item", "purpose", because="Codes of lists; whose case it is cannot be known.")
leave_out("rights.Copy", because="An archive of everything held about somebody.")

"""What the directory holds of people: who on the staff wrote a form, and nothing else."""

from onedoor.foundation.holdings import leave_out

leave_out("directory.FormVersion", ("changed_by",), "Which member of the staff changed a form last; it is their work.")

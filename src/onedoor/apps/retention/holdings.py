"""What the copy a person gets leaves out of retention."""

from onedoor.foundation.holdings import leave_out

leave_out("retention.Hold", ("name",), "A reference of what is held, which is in the copy itself.")
leave_out("retention.Hold", ("reason",), "Why a body keeps something longer, as before a court; it is asked for there.")
leave_out("retention.Hold", ("held_by",), "An id of who did it; of staff in their work.")
leave_out("retention.Run", ("begun_by",), "An id of who did it; of staff in their work.")

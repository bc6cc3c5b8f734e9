"""What becomes of the event log and what delivers it, in a copy for testing."""

from onedoor.foundation.scrubbing.rules import leave_out

leave_out(
    "foundation.Event", "foundation.Seal", "foundation.Delivery",
    because="It proves what happened here to real people; the copy begins a log of its own.",
)  # fmt: skip
leave_out("foundation.Subscription", because="A copy must tell nobody outside anything, and holds no secret of theirs.")
leave_out("foundation.Heartbeat", because="Of workers of the original.")

"""What becomes of what the public saw, and of alerts, in a copy for testing."""

from onedoor.foundation.scrubbing.rules import leave_out

leave_out("publishing.PublicWords", "publishing.PublicPicture", because="Whoever reads it finds it on the public page.")
leave_out("publishing.AreaAlert", because="Who wants to hear of what; nobody may be written to from a copy.")

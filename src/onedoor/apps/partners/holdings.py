"""Of staff in their work nothing is in what a resident is given."""

from onedoor.foundation.holdings import leave_out

_STAFF = "About members of staff in their work, who ask their own employer."
leave_out("partners.Account", ("email", "name"), _STAFF)
leave_out("partners.Invitation", ("email", "name"), _STAFF)
leave_out("partners.StaffIdentity", ("subject",), _STAFF)
leave_out("partners.ProvisionedPerson", ("user_name", "user_name_key", "attributes"), _STAFF)
leave_out(
    "foundation.Event", ("actor", "subject"), "Ids alone; what they say of you stands in the histories and looks."
)
leave_out(
    "foundation.Subscription", ("secret", "old_secret"), "What we sign events with: it is about nobody."
)  # fmt: skip

"""What becomes of staff and of keys in a copy for testing."""

from typing import Any

from onedoor.apps.partners.models import Membership, Partnership
from onedoor.foundation import clock
from onedoor.foundation.scrubbing.copying import Copy
from onedoor.foundation.scrubbing.inventing import Inventor
from onedoor.foundation.scrubbing.rules import afterwards, copy_as_is, invent, invent_row, leave_out

_LENGTH = Partnership._meta.get_field("name").max_length or 0

leave_out(
    "partners.ApiKey", "partners.ProvisioningToken", "partners.Invitation",
    because="What opened the original must open nothing here.",
)  # fmt: skip
leave_out(
    "partners.StaffProvider", "partners.EmailDomain", "partners.GroupMeaning", "partners.StaffIdentity",
    "partners.ProvisionedPerson", "partners.ProvisionedGroup", "partners.ProvisionedGroup_members",
    because="A copy neither asks an organisation’s own directory who somebody is, nor is told by it.",
)  # fmt: skip
invent("partners.Account", name=Inventor.full_name, password=lambda inventor, value: "!")
copy_as_is("partners.Account", "session_version", because="A number; there are no sessions in the copy.")


def _everybodys_password(inventor: Inventor, row: dict[str, Any], before: dict[str, Any], copy: Copy) -> None:
    row["password"] = copy.password


def _marked(inventor: Inventor, row: dict[str, Any], before: dict[str, Any], copy: Copy) -> None:
    """Nobody takes it for the real one."""
    row["name"] = f"{row['name'][: _LENGTH - 12]} (test copy)"


invent_row("partners.Account", _everybodys_password)
invent_row("partners.Partnership", _marked)


@afterwards
def say_who_is_there(copy: Copy) -> None:
    """One of each role who may sign in."""
    today, told = clock.today(), set[str]()
    rows = copy.objects(Membership).filter(account__is_active=True).select_related("account", "organisation")
    for row in rows.order_by("role", "pk"):
        if row.role not in told and row.is_true_on(today):
            told.add(row.role)
            copy.staff.append(f"{row.account.email:44} {row.get_role_display()}, {row.organisation.name}")

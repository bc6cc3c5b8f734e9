"""What every page knows: whose front office this is, and on which side of it the reader stands."""

from typing import Any

from django.http import HttpRequest

from onedoor.apps.partners import services as partners

# Addresses below which only staff have business; a page that is missing there looks like the others there.
_STAFF_SIDE = ("/staff/", "/desk/", "/office/", "/outbox/", "/account/")


def partnership(request: HttpRequest) -> dict[str, Any]:
    return {"partnership": partners.current_partnership(), "is_staff_side": request.path.startswith(_STAFF_SIDE)}

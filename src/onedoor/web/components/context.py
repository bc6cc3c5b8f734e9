"""What every page knows: whose front office this is."""

from typing import Any

from django.http import HttpRequest

from onedoor.apps.partners import services as partners


def partnership(request: HttpRequest) -> dict[str, Any]:
    return {"partnership": partners.current_partnership()}

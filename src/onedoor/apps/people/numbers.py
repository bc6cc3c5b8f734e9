"""National Insurance and NHS numbers: the first kept as a keyed hash only, the second if its check digit is right."""

import hashlib
import hmac

from django.conf import settings
from stdnum.gb import nhs

from onedoor.apps.people.linkage import values

__all__ = ["ni_hash", "read_nhs_number"]


def ni_hash(text: str) -> str:
    """HMAC-SHA-256 under `ONEDOOR_NI_KEY`, in hexadecimal; empty where it is no NI number or there is no key.

    Without the key a stolen database does not give the numbers away, though there are few enough to try them all.
    """
    number = values.ni(text)
    if not number or not settings.NI_KEY:
        return ""
    return hmac.new(settings.NI_KEY.encode(), number.encode(), hashlib.sha256).hexdigest()


def read_nhs_number(text: str) -> str:
    """Its ten figures; empty where they are not one."""
    return str(nhs.compact(text)) if values.is_nhs(text) else ""

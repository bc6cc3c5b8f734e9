"""Where a request comes from is what our own proxy says, and no other."""

from typing import Any

import pytest
from django.test import RequestFactory

from onedoor.foundation.callers import address_of

CLAIMED = "192.0.2.1, 203.0.113.5"


@pytest.mark.parametrize(
    ("proxy", "address"), [(None, "127.0.0.1"), (("HTTP_X_FORWARDED_PROTO", "https"), "203.0.113.5")]
)
def test_what_the_caller_claims_counts_for_nothing(settings: Any, proxy: Any, address: str) -> None:
    settings.SECURE_PROXY_SSL_HEADER = proxy
    assert address_of(RequestFactory().get("/", headers={"X-Forwarded-For": CLAIMED})) == address

"""What browsers are told with every page."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client

from onedoor.apps.partners.data import Role
from tests.conftest import Cast

ASK = """
import json, django
from django.conf import settings
django.setup()
print(json.dumps({
    "hsts": settings.SECURE_HSTS_SECONDS, "subdomains": settings.SECURE_HSTS_INCLUDE_SUBDOMAINS,
    "session": settings.SESSION_COOKIE_SECURE, "csrf": settings.CSRF_COOKIE_SECURE,
}))
"""


def test_over_https_browsers_are_held_to_it() -> None:
    """In a process of its own, as an installation behind https starts."""
    given = {**os.environ, "ONEDOOR_PUBLIC_URL": "https://front.example", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    path = os.pathsep.join(filter(None, sys.path))
    run = subprocess.run(
        [sys.executable, "-c", ASK], env=given | {"PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    assert json.loads(run.stdout) == {"hsts": 31536000, "subdomains": True, "session": True, "csrf": True}


@pytest.mark.django_db
def test_pages_are_framed_by_nobody_and_run_our_files_alone(client: Client) -> None:
    headers = client.get("/accessibility/").headers
    policy = headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("/staff/", Role.ADVISER),
        ("/desk/", Role.ADVISER),
        ("/office/organisations/", Role.PARTNERSHIP_ADMINISTRATOR),
        ("/office/disclosures/", Role.GOVERNANCE),
        ("/account/sessions/", Role.SERVICE_OFFICER),
    ],
)
def test_what_staff_see_is_kept_by_no_browser_and_no_cache(signed_in: Any, cast: Cast, path: str, role: str) -> None:
    page = signed_in(cast.account(cast.district, role)).get(path)
    assert page.status_code in {200, 302}
    assert {"no-store", "private"} <= set(page.headers["Cache-Control"].split(", "))
    assert "no-store" not in Client().get("/accessibility/").headers.get("Cache-Control", "")


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    """Or a page, or a letter, could be made to lead there."""
    assert client.get("/", headers={"Host": "elsewhere.example"}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/you/sign-in/", "/track/", "/account/sign-in/"])
def test_a_form_from_another_site_is_refused(path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(path)
    answer = client.post(path, {"email": "ivy@marlow.example"}, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403

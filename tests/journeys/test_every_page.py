"""Every page of the product, as whoever may open it sees it: no WCAG 2.2 AA violation, no sideways scroll.

The journeys drive what people do; this walk makes sure that no page is left out, because it follows the list of every
address in tests/access.
"""

from collections.abc import Callable
from itertools import groupby

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from tests.access.rules import RULES, Rule
from tests.access.scene import Scene, set_scene
from tests.conftest import Cast
from tests.journeys.conftest import Visit, fits

# Where least fits, everything is asked; on a desk's screen, whether it scrolls. Journeys ask everything at each width.
NARROW, WIDE = 320, 1280
# Doors without a page for people, and pages that only development opens (the gallery has a journey of its own).
PAGELESS = {
    "chat", "components", "health", "mapit", "notify", "open311", "open311-test", "outbox", "records", "scim",
    "telephony",
}  # fmt: skip


def face_of(name: str) -> str:
    """The name space; the library's pages for signing in have none."""
    space, colon, _ = name.partition(":")
    return space if colon else "account"


FACES = sorted(set(map(face_of, RULES)))


@pytest.mark.parametrize("face", FACES)
def test_every_page(cast: Cast, visit: Visit, axe: Callable[[Page], None], face: str) -> None:
    scene, seen, faults = set_scene(cast), 0, list[str]()
    found = sorted(
        (
            (_visitor(cast, rule), _address(scene, name, rule))
            for name, rule in RULES.items()
            if face_of(name) == face and "nobody" not in rule.roles
        ),
        key=lambda one: (one[0].pk if one[0] else 0, one[1]),
    )
    for account, group in groupby(found, key=lambda one: one[0]):
        addresses = [address for _, address in group if _is_page(scene.client_of(account), address)]
        if not addresses:
            continue
        page = visit("/healthz", width=NARROW, account=account)
        for address in addresses:
            seen += 1
            page.goto(address)
            for width, check in ((NARROW, axe), (WIDE, fits)):
                page.set_viewport_size({"width": width, "height": 800})
                try:
                    check(page)
                except AssertionError as fault:
                    faults.append(str(fault))
    assert seen or face in PAGELESS
    assert not faults, "\n\n".join(faults)


def _visitor(cast: Cast, rule: Rule) -> Account | None:
    """Somebody of the district who may open it."""
    if rule.is_public:
        return None
    return cast.account(cast.district, rule.roles[0] if rule.roles else Role.ADVISER)


def _address(scene: Scene, name: str, rule: Rule) -> str:
    return reverse(name, kwargs=rule.kwargs(scene, scene.cast.district) if rule.kwargs else rule.sample)


def _is_page(client: Client, address: str) -> bool:
    """Whether it answers with HTML of its own: not a download, a form to be sent, a way on or an answer to a script."""
    answer = client.get(address)
    if answer.streaming:
        answer.close()
        return False
    is_html = answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
    return is_html and answer.content.lstrip().lower().startswith(b"<!doctype")

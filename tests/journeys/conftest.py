"""A real browser against a live server, an accessibility check, and pictures of what was seen.

A journey takes `visit`: `page = visit("/", width=390)` is a phone, `visit(path, account=someone)` is signed in,
`visit(path, javascript=False)` is a browser without scripts. `axe(page)` fails on any WCAG 2.2 AA violation;
`at_widths(page, "name")` asks that of the page as it stands on a phone and on a desk, that a tablet shows it without
scrolling sideways, and takes its picture on each.
`picture(page, "name")` keeps a screenshot where ONEDOOR_PICTURES names a folder.
Anything the page complains of on its console (a script error, a broken content security policy) fails the test.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, expect
from pytest_django.live_server_helper import LiveServer

from onedoor.apps.partners.models import Account

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TWICE = "[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, at, all) => all.indexOf(id) < at)"
HEIGHTS = {320: 640, 390: 844, 768: 1024}
WIDTHS = (320, 768, 1280)

# Milliseconds until a journey gives up on a page or a sight. Long, since it only costs time where something is wrong:
# what is to be fast is measured in bench/, and a busy machine must not look like a fault.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder drives a browser."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


def chromium() -> str:
    """The system's own browser; Playwright's is not downloaded. The shell draws no window: two thirds of the work."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    found = next((path for path in map(shutil.which, names) if path), None)
    if found is None:
        pytest.fail("No Chromium on PATH: `make test` installs one.")
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
    return {"executable_path": chromium(), "args": quiet}


class Visit(Protocol):
    """Opens a page of the live server in a browser of its own."""

    def __call__(
        self, path: str, *, width: int = 1280, account: Account | None = None, javascript: bool = True
    ) -> Page: ...


def _sign_in(context: BrowserContext, address: str, account: Account) -> None:
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer) -> Iterator[Visit]:
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # A refused form answers 400 and a hidden page 404: the browser notes both, and neither is a fault.
        if message.type == "error" and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    def open_page(path: str, *, width: int = 1280, account: Account | None = None, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": HEIGHTS.get(width, 800)},
            java_script_enabled=javascript,
            has_touch=width < 768,
            locale="en-GB",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        if account is not None:
            _sign_in(context, live_server.url, account)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        if javascript:
            # A page may put the focus somewhere in a task of its own, after it was loaded.
            page.evaluate("new Promise(done => setTimeout(() => setTimeout(done)))")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, complaints


def press(page: Page, *keys: str) -> None:
    """Presses them in turn, each once the page's scripts are there to hear it: a page is seen before."""
    for key in keys:
        page.wait_for_load_state()
        page.keyboard.press(key)


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fails, naming each element, where the page breaks a rule; also where it scrolls sideways."""

    def violations(page: Page) -> Any:
        page.wait_for_load_state()
        # `evaluate` runs beside the page's own scripts, so that the content security policy stays in force.
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        only = {"type": "tag", "values": AXE_TAGS}
        options = {"runOnly": only, "resultTypes": ["violations"], "preload": False}
        return page.evaluate("options => axe.run(document, options)", options)["violations"]

    def check(page: Page) -> None:
        try:
            found = violations(page)
        except Error:
            # A press that led here may still have been leaving the page before.
            found = violations(page)
        report = [
            f"{violation['id']}: {violation['help']} – {node['html'][:200]} {node['failureSummary']}"
            for violation in found
            for node in violation["nodes"]
        ]
        assert not report, f"{page.url}\n" + "\n".join(report)
        # No rule of its own since WCAG 2.2, but a label leads to the first of two that are called alike.
        twice = page.evaluate(TWICE)
        assert not twice, f"{page.url} has more than one of {twice}"
        fits(page)

    return check


# Tables whose rows stand as blocks where it is narrow, so that nothing of them lies out of sight.
_CUT_ON_A_PHONE = """innerWidth <= 640 && [...document.querySelectorAll(".app-table-scroll")].some(
    (box) => box.querySelector(".app-stack, .app-queue, .app-calendar") && box.scrollWidth > box.clientWidth)"""


def fits(page: Page) -> None:
    """Fails where the page scrolls sideways, or on a phone a table does that should not."""
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{page.url} is {overflow} pixels too wide"
    assert not page.evaluate(_CUT_ON_A_PHONE), f"{page.url} has a table of which a phone shows a part"


@pytest.fixture
def at_widths(axe: Callable[[Page], None], picture: Callable[[Page, str], None]) -> Callable[[Page, str], None]:
    """One load for all widths: what is typed, open or wrong stays as it is. Between the two ends it has to fit."""

    def look(page: Page, name: str) -> None:
        before = page.viewport_size
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
            (fits if WIDTHS[0] < width < WIDTHS[-1] else axe)(page)
            picture(page, f"{name}-{width}")
        if before is not None:
            page.set_viewport_size(before)

    return look


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Keeps a screenshot of the whole page, to be looked at."""
    folder = os.environ.get("ONEDOOR_PICTURES")

    def take(page: Page, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return take

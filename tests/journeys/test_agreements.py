"""Two governance officers sign an agreement, and one of them suspends it."""

from collections.abc import Callable

from playwright.sync_api import Page

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.apps.sharing import services as sharing
from tests.agreements import draft, sign
from tests.conftest import Cast
from tests.journeys.conftest import Visit

PASSWORD = "three-words-apart"


def officer(cast: Cast, body: Organisation) -> Account:
    account = cast.account(body, Role.GOVERNANCE)
    account.set_password(PASSWORD)
    account.save()
    return account


def test_offer_sign_and_suspend(
    transactional_db: None,
    cast: Cast,
    visit: Visit,
    at_widths: Callable[[Page, str], None],
) -> None:
    sharing.install_defaults()
    version = draft(cast, title="Care together, for adults who live at home")
    page = visit(f"/office/agreements/{version.uuid}/", account=officer(cast, cast.county))
    at_widths(page, "agreement-draft")
    page.get_by_role("button", name="Offer for signature").click()
    at_widths(page, "agreement-offer")
    page.get_by_role("button", name="Offer it").click()
    page.get_by_role("button", name="Read and sign").click()
    page.get_by_role("button", name="Sign", exact=True).click()
    page.get_by_text("There is a problem").wait_for()
    at_widths(page, "agreement-sign")
    page.get_by_label("Your full name").fill(cast.account(cast.county, Role.GOVERNANCE).name)
    page.get_by_label("Your post").fill("Data Protection Officer")
    page.get_by_label("Your password, or a code").fill(PASSWORD)
    page.get_by_role("button", name="Sign", exact=True).click()
    page.get_by_text("You signed it.").wait_for()
    sign(cast, version, cast.district)
    page.reload()
    page.get_by_role("link", name="Suspend").click()
    page.get_by_label("Reason").fill("A breach is looked into.")
    page.get_by_role("button", name="Suspend").click()
    page.get_by_text("Suspended since").wait_for()
    at_widths(page, "agreement-suspended")
    page.goto("/office/agreements/?group=suspended")
    at_widths(page, "agreements")

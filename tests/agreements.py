"""An agreement between the county and the district of the cast, brought to where a test needs it."""

from datetime import date, timedelta
from typing import Any

from onedoor.apps.partners.data import Role
from onedoor.apps.sharing import services as sharing
from onedoor.apps.sharing.models import AgreementVersion
from onedoor.foundation import clock
from tests.conftest import Cast

__all__ = ["END", "PURPOSE", "draft", "front_office", "in_force", "offered", "sign"]

PURPOSE = "care-at-home"
# Whenever the tests run, it is in force.
START, END = date(2026, 1, 1), date(2099, 12, 31)


def draft(
    cast: Cast, *, items: tuple[str, ...] = ("identity.name",), title: str = "Care together", purpose: str = PURPOSE
) -> AgreementVersion:
    """Complete and ready to be offered: the county lets the district know `items`."""
    by = cast.actor(cast.county, Role.GOVERNANCE)
    version = sharing.draft_agreement(by=by, owner=cast.county, title=title, template="regular")
    for body in (cast.county, cast.district):
        law = {"article6": "public-task", "article9": "health-social-care", "schedule1": "2"}
        sharing.set_party(by=by, version=version, organisation=body, power="Care Act 2014 section 6", **law)
    ends = {"giver": cast.county, "receiver": cast.district}
    sharing.share_items(by=by, version=version, purpose=purpose, items=items, **ends)
    words: dict[str, Any] = {
        "population": "Adults who ask for care.", "rights_contact": "rights@carrowshire.example",
        "breach_contact": "breach@carrowshire.example", "breach_hours": "Day and night", "in_force_from": START,
        "in_force_to": END, "review_on": date(2026, 9, 1),
    }  # fmt: skip
    return sharing.change_draft(by=by, version=version, **words)


def offered(cast: Cast, **how: Any) -> AgreementVersion:
    return sharing.offer_agreement(by=cast.actor(cast.county, Role.GOVERNANCE), version=draft(cast, **how))


def sign(cast: Cast, version: AgreementVersion, *bodies: Any) -> AgreementVersion:
    """Signed by the governance officer of each (both, unless named)."""
    for body in bodies or (cast.county, cast.district):
        account = cast.account(body, Role.GOVERNANCE)
        sharing.sign_agreement(
            by=cast.actor(body, Role.GOVERNANCE), version=version, organisation=body, account=account,
            name=account.name, post="Data Protection Officer",
        )  # fmt: skip
    version.refresh_from_db()
    return version


def in_force(cast: Cast, **how: Any) -> AgreementVersion:
    return sign(cast, offered(cast, **how))


def front_office(cast: Cast) -> AgreementVersion:
    """The agreement by which each body's desk answers for the other, signed by both."""
    sharing.install_defaults()
    by = cast.actor(cast.county, Role.GOVERNANCE)
    version = sharing.draft_agreement(by=by, owner=cast.county, title="Front office", template="front-office")
    for body in (cast.county, cast.district):
        power = "Localism Act 2011 section 1"
        sharing.set_party(by=by, version=version, organisation=body, article6="public-task", power=power)
    words: dict[str, Any] = {
        "rights_contact": "rights@carrowshire.example", "breach_contact": "breach@carrowshire.example",
        "breach_hours": "Day and night", "in_force_from": clock.today(),
        "in_force_to": clock.today() + timedelta(days=365), "review_on": clock.today() + timedelta(days=300),
    }  # fmt: skip
    version = sharing.change_draft(by=by, version=version, **words)
    return sign(cast, sharing.offer_agreement(by=by, version=version))

"""The administrator's pages: organisations, staff, teams, keys, the partnership."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from onedoor.apps.messages import services as messages
from onedoor.apps.messages.models import Message
from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, ApiKey, Invitation, Membership, Organisation
from onedoor.apps.places.models import Area, AreaType
from onedoor.foundation import clock
from onedoor.foundation.actors import SYSTEM
from tests.conftest import Cast

SignedIn = Callable[[Account], Client]
ORGANISATIONS = "/office/organisations/"


@pytest.fixture
def local(signed_in: SignedIn, cast: Cast) -> Client:
    """An administrator of the district."""
    messages.install_defaults()
    return signed_in(cast.account(cast.district, Role.ADMINISTRATOR))


@pytest.fixture
def over_all(signed_in: SignedIn, cast: Cast) -> Client:
    """A partnership administrator."""
    return signed_in(cast.account(cast.county, Role.PARTNERSHIP_ADMINISTRATOR))


def own(cast: Cast, path: str = "") -> str:
    return f"{ORGANISATIONS}{cast.district.uuid}/{path}"


def test_an_administrator_lists_their_own_organisation_only(local: Client, cast: Cast) -> None:
    page = local.get(ORGANISATIONS).content.decode()
    assert "Teasel Vale" in page
    assert "Carrowshire" not in page
    assert "Add an organisation" not in page


def test_the_list_is_searched_and_costs_the_same_however_long(
    over_all: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        Organisation.objects.create(kind="charity", slug=f"c{number}", name=f"Charity {number}")
    with django_assert_max_num_queries(8):
        page = over_all.get(ORGANISATIONS + "?kind=charity").content.decode()
    assert "60 organisations" in page
    assert "No organisation matches." in over_all.get(ORGANISATIONS + "?q=nothing").content.decode()


def test_a_partnership_administrator_adds_an_organisation(over_all: Client) -> None:
    wrong = over_all.post(ORGANISATIONS + "add/", {"name": "Teasel Trust", "homepage": "no address"})
    assert wrong.status_code == 400
    page = wrong.content.decode()
    assert "Choose its kind" in page
    assert "Teasel Trust" in page
    assert "<title>Error:" in page
    added = over_all.post(ORGANISATIONS + "add/", {"name": "Teasel Trust", "kind": "charity", "is_partner": "on"})
    made = Organisation.objects.get(slug="teasel-trust")
    assert made.is_partner
    assert added.headers["Location"] == f"{ORGANISATIONS}{made.uuid}/"


def test_an_organisation_ends_and_is_succeeded(over_all: Client, cast: Cast) -> None:
    answer = {
        "successor": str(cast.county.uuid),
        "took_over_on_day": "1", "took_over_on_month": "4", "took_over_on_year": "2023",
    }  # fmt: skip
    assert over_all.post(own(cast, "succeed/"), answer).status_code == 302
    page = over_all.get(own(cast)).content.decode()
    assert "Its last day is 31 March 2023." in page
    assert "Carrowshire County Council answers for what it did." in page


def test_an_area_is_served_by_name_or_code(over_all: Client, cast: Cast) -> None:
    kind = AreaType.objects.create(code="district", name="District")
    for code in ("E07000001", "E07000002"):
        Area.objects.create(type=kind, code=code, name="Vale")
    ambiguous = over_all.post(own(cast, "areas/add/"), {"area": "vale"}).content.decode()
    assert "Several areas are called that" in ambiguous
    assert over_all.post(own(cast, "areas/add/"), {"area": "e07000001"}).status_code == 302
    assert "Vale (District, E07000001)" in over_all.get(own(cast)).content.decode()


def test_an_invitation_is_sent_with_its_link(local: Client, cast: Cast) -> None:
    wrong = local.post(own(cast, "staff/invite/"), {"name": "Nia", "email": "nia", "role": "adviser"})
    assert "Enter an e-mail address, like nia@teasel-vale.example" in wrong.content.decode()
    answer = {"name": "Nia", "email": "nia@teasel-vale.example", "role": "adviser"}
    assert local.post(own(cast, "staff/invite/"), answer).status_code == 302
    letter = Message.objects.get()
    assert letter.to == "nia@teasel-vale.example"
    token = letter.body.split("/account/invitation/")[1].split("/")[0]
    assert partners.find_invitation(token)
    assert "Nia, Adviser" in local.get(own(cast)).content.decode()


def test_no_invitation_stands_without_its_message(local: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(messages, "send", fail)
    with pytest.raises(RuntimeError):
        local.post(own(cast, "staff/invite/"), {"name": "Nia", "email": "nia@teasel-vale.example", "role": "adviser"})
    assert not Invitation.objects.exists()


def test_an_invitation_is_sent_again_and_withdrawn(local: Client, cast: Cast) -> None:
    local.post(own(cast, "staff/invite/"), {"name": "Nia", "email": "nia@teasel-vale.example", "role": "adviser"})
    invitation = Invitation.objects.get()
    Invitation.objects.update(expires_at=clock.now() - timedelta(days=1))
    assert "Run out" in local.get(own(cast)).content.decode()
    local.post(f"/office/invitations/{invitation.uuid}/resend/")
    assert Message.objects.count() == 2
    local.post(f"/office/invitations/{invitation.uuid}/withdraw/")
    assert "Invited, not yet here" not in local.get(own(cast)).content.decode()


def test_an_administrator_may_not_give_the_greatest_role(local: Client, cast: Cast) -> None:
    assert "Partnership administrator" not in local.get(own(cast, "staff/invite/")).content.decode()
    answer = {"name": "Nia", "email": "nia@teasel-vale.example", "role": Role.PARTNERSHIP_ADMINISTRATOR}
    assert local.post(own(cast, "staff/invite/"), answer).status_code == 400


def test_roles_change_and_the_greatest_one_stays(local: Client, cast: Cast) -> None:
    head = cast.account(cast.district, Role.PARTNERSHIP_ADMINISTRATOR)
    local.post(own(cast, f"staff/{head.uuid}/roles/"), {"roles": [Role.ANALYST]})
    held = set(Membership.objects.on().filter(account=head).values_list("role", flat=True))
    assert held == {Role.ANALYST, Role.PARTNERSHIP_ADMINISTRATOR}


def test_somebody_is_removed(local: Client, cast: Cast) -> None:
    adviser = cast.account(cast.district, Role.ADVISER)
    assert "Remove Adviser district from" in local.get(own(cast, f"staff/{adviser.uuid}/remove/")).content.decode()
    assert local.post(own(cast, f"staff/{adviser.uuid}/remove/")).status_code == 302
    assert not partners.actor_for(adviser).grants


def test_the_last_partnership_administrator_stays(over_all: Client, cast: Cast) -> None:
    first, last = (cast.account(body, Role.PARTNERSHIP_ADMINISTRATOR) for body in (cast.district, cast.county))
    partners.remove_from_organisation(by=SYSTEM, account=first, organisation=cast.district)
    refused = over_all.post(f"{ORGANISATIONS}{cast.county.uuid}/staff/{last.uuid}/remove/")
    assert "Somebody else must be partnership administrator first." in refused.content.decode()


def test_a_team_is_made_and_filled(local: Client, cast: Cast) -> None:
    local.post(own(cast, "teams/add/"), {"name": "Streets"})
    team = partners.teams_of(cast.district).get()
    officer = cast.account(cast.district, Role.SERVICE_OFFICER)
    answer = {"name": "Streets and lights", "members": [str(officer.uuid)], "is_active": "on"}
    local.post(f"/office/teams/{team.uuid}/", answer)
    assert partners.members_of(team) == [str(officer.uuid)]
    assert "Streets and lights" in local.get(own(cast)).content.decode()


def test_a_key_is_shown_once(local: Client, cast: Cast) -> None:
    page = local.post(own(cast, "keys/add/"), {"name": "street works"}).content.decode()
    key = ApiKey.objects.get()
    text = next(word for word in page.replace("<", " ").replace(">", " ").split() if word.startswith(key.prefix))
    assert partners.actor_for_api_key(text)
    assert text not in local.get(own(cast)).content.decode()
    local.post(f"/office/keys/{key.uuid}/revoke/")
    assert partners.actor_for_api_key(text) is None


@pytest.mark.parametrize(("colour", "said"), [("#ffe680", "could not read this colour"), ("red", "six digits")])
def test_a_colour_nobody_could_read_is_refused(over_all: Client, colour: str, said: str) -> None:
    answer = {"name": "Front door", "brand_colour": colour, "link_colour": "#1a5a96"}
    assert said in over_all.post("/office/partnership/", answer).content.decode()
    assert partners.current_partnership().pk is None


def test_the_brand_changes_everywhere(over_all: Client) -> None:
    over_all.post("/office/partnership/", {"name": "Front door", "brand_colour": "#123456", "link_colour": "#1a5a96"})
    assert "Front door" in over_all.get("/staff/").content.decode()
    assert "#123456" in over_all.get("/brand.css").content.decode()


def test_the_landing_page_shows_what_one_may_do(local: Client) -> None:
    page = local.get("/office/").content.decode()
    assert "Organisations" in page
    assert "The partnership" not in page

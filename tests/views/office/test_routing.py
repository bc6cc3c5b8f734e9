"""Writing rules in the office, trying them, and the rota; the walk shows who may not."""

from collections.abc import Callable

import pytest
from django.test import Client

from onedoor.apps.partners.models import Account, Team
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import RulesState
from onedoor.apps.requests.models import RoutingRules
from onedoor.foundation import clock
from tests.conftest import Cast
from tests.raising import raise_one

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Account], Client]


def draft(cast: Cast) -> RoutingRules:
    found = requests.rules_of(cast.district, RulesState.DRAFT)
    assert found is not None
    return found


def test_a_rule_is_written_tried_and_published(cast: Cast, signed_in: SignedIn) -> None:
    team = Team.objects.create(organisation=cast.district, name="Night crew")
    hole = raise_one(cast.district)
    client = signed_in(cast.account(cast.district, "administrator"))
    home = f"/office/routing/{cast.district.uuid}/"
    assert client.get("/office/routing/").headers["Location"] == home
    assert "No rules" in client.get(home).text
    refused = client.post(f"{home}add/", {"name": "Holes", "words": "hole", "areas": "Atlantis"})
    assert refused.status_code == 400
    assert "Atlantis" in refused.text
    client.post(f"{home}add/", {"name": "Holes", "words": "hole\npit", "team": str(team.uuid), "give": ""})
    client.post(f"{home}add/", {"name": "Rest", "priority": "low", "give": "", "since": "17:00"})
    page = client.get(home).text
    assert "Says “hole” or “pit”" in page
    assert "From 17:00 to midnight" in page
    assert "do not hold yet" in page
    first = draft(cast).rules[0]["code"]
    client.post(f"{home}rules/{first}/move/", {"where": "down"})
    assert [one["name"] for one in draft(cast).rules] == ["Rest", "Holes"]
    client.post(f"{home}rules/{first}/move/", {"where": "up"})
    tried = client.get(f"{home}try/", {"days": "7"}).text
    assert "1 of 1 would move (100.0%)" in tried
    assert hole.reference in tried
    version = draft(cast).version
    client.post(f"{home}publish/", {"version": version})
    assert raise_one(cast.district).team == team
    client.post(f"{home}rules/{first}/move/", {"where": "out"})
    client.post(f"{home}discard/")
    assert "They hold today" in client.get(home).text


def test_a_manager_reads_the_rules_and_keeps_the_rota(cast: Cast, signed_in: SignedIn) -> None:
    team = Team.objects.create(organisation=cast.district, name="Night crew")
    client = signed_in(cast.account(cast.district, "service_manager"))
    assert "Add a rule" not in client.get(f"/office/routing/{cast.district.uuid}/").text
    rota = f"/office/routing/{cast.district.uuid}/rota/{team.uuid}/"
    officer = cast.account(cast.district, "service_officer")
    today = clock.today()
    days = {
        f"{name}_{at}": part
        for name in ("starts_on", "ends_on")
        for at, part in {"day": today.day, "month": today.month, "year": today.year}.items()
    }
    assert client.post(rota, {"account": str(officer.uuid), **days}).status_code == 302
    page = client.get(rota).text
    assert officer.name in page
    client.post(f"{rota}{requests.rota_of(team).get().uuid}/remove/")
    assert "Nobody is on duty yet" in client.get(rota).text

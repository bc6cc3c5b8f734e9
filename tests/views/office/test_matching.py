"""How well records are matched, for those who work with figures."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.apps.insight.access import FIGURE_ROLES
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account
from tests.conftest import Cast
from tests.unit.insight.test_linkage import pairs

SignIn = Callable[[Account], Client]


@pytest.mark.parametrize("role", [role for role in Role.values if role not in FIGURE_ROLES])
def test_other_roles_find_no_such_page(cast: Cast, signed_in: SignIn, role: str) -> None:
    client = signed_in(cast.account(cast.county, role))
    assert client.get(reverse("office:matching")).status_code == 404
    assert client.get(reverse("office:matching-download")).status_code == 404


def test_the_page_and_its_download_say_the_same(cast: Cast, signed_in: SignIn) -> None:
    pairs(19, "joined", "same", drawn_of=0.02, sex="f")
    pairs(1, "joined", "different", drawn_of=0.02, sex="m")
    client = signed_in(cast.account(cast.county, Role.ANALYST))
    page = client.get(reverse("office:matching")).content.decode()
    assert "95%" in page
    assert "Too few" in page
    lines = client.get(reverse("office:matching-download")).getvalue().decode("utf-8-sig").splitlines()
    assert lines[1].startswith("All,All,precision,0.95,")
    assert any(line.startswith("Sex,Male,precision,,,,") for line in lines)

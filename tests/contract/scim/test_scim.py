"""SCIM 2.0 as Entra ID and Okta speak it, and as its own tester wants it; refusals first."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from scim2_client.engines.wsgi import WSGISCIMClient
from scim2_tester import Status, check_server

from onedoor.apps.partners import services as partners
from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Membership, Organisation, ProvisionedPerson
from onedoor.foundation.actors import SYSTEM
from onedoor.foundation.errors import Denied, Invalid
from onedoor.foundation.events.models import Event
from tests.conftest import Cast

pytestmark = pytest.mark.django_db

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"

Call = Callable[..., Any]


def caller(organisation: Organisation) -> Call:
    """`call("POST", "Users", {...})` with a token of the organisation."""
    _, token = partners.create_provisioning_token(by=SYSTEM, organisation=organisation, name="Entra ID")

    def call(method: str, path: str, body: Any = None, **headers: str) -> Any:
        return Client().generic(
            method, f"/scim/v2/{path}", "" if body is None else json.dumps(body), "application/scim+json",
            headers={"Authorization": f"Bearer {token}", **headers},
        )  # fmt: skip

    return call


@pytest.fixture
def call(cast: Cast) -> Call:
    cache.clear()
    return caller(cast.district)


def nia(**changes: Any) -> dict[str, Any]:
    """As Entra ID sends somebody."""
    return {
        "schemas": [USER, ENTERPRISE], "externalId": "0a21f0f2", "userName": "Nia@teasel-vale.example", "active": True,
        "displayName": "Nia Pugh", "emails": [{"primary": True, "type": "work", "value": "nia@teasel-vale.example"}],
        "name": {"formatted": "Nia Pugh", "familyName": "Pugh", "givenName": "Nia"}, "roles": [], "nickName": "N",
        "meta": {"resourceType": "User"}, "password": "not kept", ENTERPRISE: {"department": "Streets"},
    } | changes  # fmt: skip


def patch(*operations: dict[str, Any]) -> dict[str, Any]:
    return {"schemas": [PATCH], "Operations": list(operations)}


def roles_of(email: str = "nia@teasel-vale.example") -> set[str]:
    return set(Membership.objects.on().filter(account__email=email).values_list("role", flat=True))


def session(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer guess"}, {"Authorization": "Basic guess"}])
def test_without_a_token_nothing_is_said(call: Call, header: dict[str, str]) -> None:
    for path in ("Users", "Groups", "ServiceProviderConfig", "Schemas", "nonsense"):
        refused = Client().get(f"/scim/v2/{path}", headers=header)
        assert refused.status_code == 401
        assert refused.json()["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]


def test_guessing_tokens_is_slowed_down(call: Call) -> None:
    refused = [Client().get("/scim/v2/Users", headers={"Authorization": "Bearer x"}) for _ in range(31)][-1]
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "60")
    assert call("GET", "Users").status_code == 200


def test_a_token_works_until_it_is_revoked_and_is_not_kept(cast: Cast, call: Call) -> None:
    by = cast.actor(cast.district, Role.ADMINISTRATOR)
    row, token = partners.create_provisioning_token(by=by, organisation=cast.district, name="Okta")
    headers = {"Authorization": f"Bearer {token}"}
    assert token not in row.token_hash
    assert Client().get("/scim/v2/Users", headers=headers).status_code == 200
    row.refresh_from_db()
    assert row.last_used_on
    with pytest.raises(Denied):
        partners.create_provisioning_token(by=by, organisation=cast.county, name="Okta")
    with pytest.raises(Denied):
        partners.revoke_provisioning_token(by=cast.actor(cast.county, Role.ADMINISTRATOR), token=row)
    partners.revoke_provisioning_token(by=by, token=row)
    assert Client().get("/scim/v2/Users", headers=headers).status_code == 401
    assert Client().get("/office/", headers=headers).status_code == 302


def test_a_token_sees_and_changes_its_own_organisation_alone(cast: Cast, call: Call) -> None:
    theirs = caller(cast.county)
    person = call("POST", "Users", nia()).json()["id"]
    group = call("POST", "Groups", {"schemas": [GROUP], "displayName": "Streets"}).json()["id"]
    assert theirs("GET", "Users").json()["totalResults"] == 0
    assert theirs("GET", 'Users?filter=externalId eq "0a21f0f2"').json()["totalResults"] == 0
    for path in (f"Users/{person}", f"Groups/{group}"):
        for method, body in (("GET", None), ("PUT", nia()), ("PATCH", patch()), ("DELETE", None)):
            assert theirs(method, path, body).status_code == 404
    member = {"schemas": [GROUP], "displayName": "Ours", "members": [{"value": person}]}
    assert theirs("POST", "Groups", member).status_code == 400


def test_an_account_of_another_organisation_is_not_taken_over(cast: Cast, call: Call) -> None:
    officer = cast.account(cast.county, Role.SERVICE_OFFICER)
    stranger = nia(userName=officer.email, emails=[{"value": officer.email}])
    refused = call("POST", "Users", stranger)
    assert (refused.status_code, refused.json()["scimType"]) == (409, "uniqueness")
    # One who works for both: what they are there, and their address, stay out of reach.
    Membership.objects.create(account=officer, organisation=cast.district, role=Role.ADVISER)
    person = call("POST", "Users", stranger).json()["id"]
    call(
        "PATCH",
        f"Users/{person}",
        patch({"op": "replace", "path": 'emails[type eq "work"].value', "value": "a@b.example"}),
    )
    call("PATCH", f"Users/{person}", patch({"op": "replace", "path": "displayName", "value": "Somebody else"}))
    before = officer.email, officer.name
    officer.refresh_from_db()
    assert (officer.email, officer.name) == before
    browser = session(officer)
    call("PATCH", f"Users/{person}", patch({"op": "replace", "path": "active", "value": False}))
    assert roles_of(officer.email) == {Role.SERVICE_OFFICER}
    assert browser.get("/staff/").status_code == 302
    assert session(Account.objects.get(pk=officer.pk)).get("/desk/queue/").status_code == 200


def test_somebody_is_made_found_and_shown(call: Call) -> None:
    made = call("POST", "Users", nia())
    said = made.json()
    assert made.status_code == 201
    assert made.headers["Location"].endswith(f"/scim/v2/Users/{said['id']}")
    assert (made.headers["ETag"], said["meta"]["version"]) == ('W/"1"', 'W/"1"')
    assert (said["userName"], said["active"], said["name"]["familyName"]) == ("Nia@teasel-vale.example", True, "Pugh")
    assert not {"password", "nickName"} & set(said)
    account = Account.objects.get(email="nia@teasel-vale.example")
    assert (account.name, account.has_usable_password()) == ("Nia Pugh", False)
    for query in (
        'userName eq "NIA@teasel-vale.example"',
        'externalId eq "0a21f0f2"',
        'emails.value co "nia@" and active eq true',
        f'id eq "{said["id"]}"',
    ):
        found = call("GET", f"Users?filter={query}&attributes=userName").json()
        assert (found["totalResults"], found["Resources"][0]["id"]) == (1, said["id"])
        assert "displayName" not in found["Resources"][0]
    assert call("GET", 'Users?filter=userName eq "nobody"').json()["totalResults"] == 0
    assert call("GET", "Users?filter=userName zz 1").json()["scimType"] == "invalidFilter"
    assert call("GET", "Users?startIndex=2&count=5").json()["Resources"] == []
    assert not any("nia" in str(event.data).lower() for event in Event.objects.all())


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ({"schemas": [USER]}, 400, "invalidValue"),
        (nia(emails=[{"value": "no address"}]), 400, "invalidValue"),
        (nia(active="perhaps"), 400, "invalidValue"),
        (["no object"], 400, "invalidSyntax"),
    ],
)
def test_what_is_wrong_is_told_in_scims_way(call: Call, body: Any, status: int, kind: str) -> None:
    refused = call("POST", "Users", body)
    assert (refused.status_code, refused.json()["scimType"]) == (status, kind)
    assert not ProvisionedPerson.objects.exists()


def test_without_an_address_somebody_waits_for_their_account(call: Call) -> None:
    person = call("POST", "Users", nia(emails=[], userName="npugh", roles=[{"value": "adviser"}])).json()["id"]
    before = Account.objects.count()
    call("PUT", f"Users/{person}", nia(userName="npugh", roles=[{"value": "adviser"}]))
    assert (Account.objects.count(), roles_of()) == (before + 1, {Role.ADVISER})


def test_a_user_name_is_there_once(call: Call) -> None:
    call("POST", "Users", nia())
    again = call("POST", "Users", nia(userName="NIA@TEASEL-VALE.EXAMPLE"))
    assert (again.status_code, again.json()["scimType"]) == (409, "uniqueness")


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "Replace", "path": "active", "value": "False"},
        {"op": "Replace", "path": "active", "value": [{"value": "False"}]},
        {"op": "replace", "value": {"active": False}},
        "PUT",
        "DELETE",
    ],
    ids=["Entra ID", "Entra ID's older way", "Okta", "PUT", "DELETE"],
)
def test_deactivated_they_lose_roles_teams_and_sessions(cast: Cast, call: Call, operation: Any) -> None:
    person = call("POST", "Users", nia(roles=[{"value": "adviser"}])).json()["id"]
    account = Account.objects.get(email="nia@teasel-vale.example")
    by_hand = partners.grant_role(by=SYSTEM, account=account, organisation=cast.district, role=Role.ANALYST)
    assert roles_of() == {Role.ADVISER, by_hand.role}
    browser = session(account)
    assert browser.get("/desk/").status_code == 200
    if operation == "DELETE":
        assert call("DELETE", f"Users/{person}").status_code == 204
    elif operation == "PUT":
        assert call("PUT", f"Users/{person}", nia(active=False)).json()["active"] is False
    else:
        assert call("PATCH", f"Users/{person}", patch(operation)).json()["active"] is False
    assert roles_of() == set()
    assert browser.get("/staff/").status_code == 302
    if operation != "DELETE":
        call("PATCH", f"Users/{person}", patch({"op": "Add", "path": "active", "value": "True"}))
        assert roles_of() == ({Role.ADVISER} if operation != "PUT" else set())


def test_entra_and_okta_change_things_in_their_own_ways(call: Call) -> None:
    person = call("POST", "Users", nia()).json()["id"]
    changed = call("PATCH", f"Users/{person}", patch(
        {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "nia.hughes@teasel-vale.example"},
        {"op": "Add", "path": "name.familyName", "value": "Hughes"},
        {"op": "Replace", "path": f"{ENTERPRISE}:department", "value": "Parks"},
        {"op": "Add", "value": {"displayName": "Nia Hughes", "name.formatted": "Nia Hughes"}},
        {"op": "Remove", "path": "externalId"},
    ))  # fmt: skip
    said = changed.json()
    assert changed.status_code == 200
    assert (said["name"]["familyName"], said["displayName"]) == ("Hughes", "Nia Hughes")
    assert "externalId" not in said
    assert Account.objects.get(email="nia.hughes@teasel-vale.example").name == "Nia Hughes"
    missing = call("PATCH", f"Users/{person}", patch({"op": "remove"}))
    assert (missing.status_code, missing.json()["scimType"]) == (400, "noTarget")


def test_a_change_to_what_was_changed_meanwhile_is_refused(call: Call) -> None:
    path = f"Users/{call('POST', 'Users', nia()).json()['id']}"
    first = call("GET", path).headers["ETag"]
    assert call("GET", path, **{"If-None-Match": first}).status_code == 304
    rename = patch({"op": "replace", "path": "displayName", "value": "N"})
    assert call("PATCH", path, rename, **{"If-Match": first}).headers["ETag"] == 'W/"2"'
    assert call("PATCH", path, rename).headers["ETag"] == 'W/"2"'
    assert call("PATCH", path, rename, **{"If-Match": first}).status_code == 412
    assert call("DELETE", path, **{"If-Match": first}).status_code == 412


def test_groups_mean_roles_and_teams(cast: Cast, call: Call) -> None:
    team = partners.create_team(by=SYSTEM, organisation=cast.district, name="Streets")
    for group, means in (
        ("Street scene", {"role": Role.SERVICE_OFFICER}),
        ("grp-9", {"team": team}),
        ("*", {"role": Role.ADVISER}),
    ):
        partners.set_group_meaning(by=SYSTEM, organisation=cast.district, group=group, **means)
    person = call("POST", "Users", nia()).json()["id"]
    assert roles_of() == {Role.ADVISER}
    group = call("POST", "Groups", {"schemas": [GROUP], "displayName": "Street scene", "externalId": "grp-9"}).json()[
        "id"
    ]
    added = call("PATCH", f"Groups/{group}", patch({"op": "Add", "path": "members", "value": [{"value": person}]}))
    assert added.json()["members"][0]["value"] == person
    assert roles_of() == {Role.ADVISER, Role.SERVICE_OFFICER}
    assert len(partners.members_of(team)) == 1
    assert call("GET", f"Users/{person}").json()["groups"][0]["display"] == "Street scene"
    call("PATCH", f"Groups/{group}", patch({"op": "Remove", "path": "members", "value": [{"value": person}]}))
    assert (roles_of(), partners.members_of(team)) == ({Role.ADVISER}, [])
    call("PUT", f"Groups/{group}", {"schemas": [GROUP], "displayName": "Street scene", "members": [{"value": person}]})
    assert roles_of() == {Role.ADVISER, Role.SERVICE_OFFICER}
    call("PATCH", f"Groups/{group}", patch({"op": "remove", "path": f'members[value eq "{person}"]'}))
    assert roles_of() == {Role.ADVISER}
    call("PATCH", f"Groups/{group}", patch({"op": "replace", "value": {"id": group, "members": [{"value": person}]}}))
    assert call("DELETE", f"Groups/{group}").status_code == 204
    assert roles_of() == {Role.ADVISER}


def test_no_directory_makes_or_unmakes_the_last_who_runs_it_all(cast: Cast, call: Call) -> None:
    call("POST", "Users", nia(roles=[{"value": "partnership_administrator"}, {"value": "Analyst"}, {"value": "Chef"}]))
    assert roles_of() == {Role.ANALYST}
    with pytest.raises(Invalid):
        partners.set_group_meaning(
            by=SYSTEM, organisation=cast.district, group="*", role=Role.PARTNERSHIP_ADMINISTRATOR
        )
    head = cast.account(cast.district, Role.PARTNERSHIP_ADMINISTRATOR)
    Membership.objects.filter(role=Role.PARTNERSHIP_ADMINISTRATOR).exclude(account=head).delete()
    person = call("POST", "Users", nia(userName=head.email, emails=[], externalId="9")).json()["id"]
    refused = call("PATCH", f"Users/{person}", patch({"op": "replace", "path": "active", "value": False}))
    assert refused.status_code == 409
    assert roles_of(head.email) == {Role.PARTNERSHIP_ADMINISTRATOR}


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A server closes its connections between requests; the test's transaction lives in one."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_tester_of_scim_finds_nothing_wrong(cast: Cast, one_connection: None) -> None:
    cache.clear()
    _, token = partners.create_provisioning_token(by=SYSTEM, organisation=cast.district, name="Tester")
    client = WSGISCIMClient(
        get_wsgi_application(), "http://localhost/scim/v2", headers={"Authorization": f"Bearer {token}"}
    )
    client.discover()
    results = check_server(client)
    wrong = [
        f"{result.title}: {result.reason}" for result in results if result.status in {Status.ERROR, Status.CRITICAL}
    ]
    # Whether somebody is active is always said: who is no longer said to be is not let in again by that.
    assert wrong == ["check_remove_attribute: PATCH modify() did not remove attribute 'active'"]
    assert sum(result.status == Status.SUCCESS for result in results) > 60

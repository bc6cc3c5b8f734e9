"""Every role of both organisations, and a stranger, at every address of the product."""

import random
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import URLResolver, get_resolver, reverse

from onedoor.apps.partners.data import Role
from onedoor.apps.partners.models import Account, Organisation
from onedoor.foundation.actors import Actor, Grant
from onedoor.foundation.events.models import Event
from tests.access.rules import RULES, Rule
from tests.access.scene import Scene, set_scene
from tests.conftest import Cast

METHODS = ("get", "post")
ROLES = frozenset(Role.values)
LEFT_OVERS = {"elsewhere"}
# What may be said to someone who is let in: a page, a form that wants more, or that the method is another.
ADMITTED = {200, 302, 400, 405, 409}
# 429 is said before the object is looked at, to whoever asks too often.
REFUSED = {403, 404, 405, 429}


def names(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, (*spaces, pattern.namespace) if pattern.namespace else spaces)
        elif pattern.name:
            yield ":".join((*spaces, pattern.name))
        else:
            # A pattern without a name catches what is left over and opens nothing: it cannot be asked for.
            assert pattern.callback.__name__ in LEFT_OVERS, f"{pattern.pattern} needs a name"


ALL_NAMES = sorted(names(get_resolver()))
NAMES = sorted(set(ALL_NAMES))


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return set_scene(cast)


def ask(scene: Scene, account: Account | None, method: str, address: str) -> HttpResponse:
    response = getattr(scene.client_of(account), method)(address)
    if response.streaming:
        # A download is read to its end here, so that its text can be searched and its file is closed.
        return HttpResponse(b"".join(response.streaming_content), status=response.status_code)
    return response  # type: ignore[no-any-return]


def text_of(response: HttpResponse) -> str:
    """The page without what differs from one asking to the next."""
    return re.sub(r'(value="[\w]{64}"|next=[^"]*)', "", response.content.decode(errors="replace"))


def test_every_address_is_classified() -> None:
    """A new pattern needs a line in `tests/access/rules.py`, and a removed one takes its line away."""
    assert set(NAMES) - set(RULES) == set(), "without a rule"
    assert set(RULES) - set(NAMES) == set(), "rules for no address"


def test_no_two_pages_have_one_name() -> None:
    """Or a link to the one would lead to the other."""
    assert [name for name in NAMES if ALL_NAMES.count(name) > 1] == []


@pytest.mark.parametrize("space", sorted({name.rpartition(":")[0] for name in NAMES}))
def test_walk(scene: Scene, space: str) -> None:
    """Everybody signs in once for a whole name space: for each address they would take longer than the walk."""
    faults = []
    for name in NAMES:
        if name in RULES and name.rpartition(":")[0] == space:
            # Nobody has asked too often yet.
            cache.clear()
            try:
                walk(scene, name)
            except AssertionError as fault:
                faults.append(f"{name}: {fault}")
    assert not faults, "\n".join(faults)


def test_another_role_never_takes_anything_away() -> None:
    """Why those to be refused may be walked as one who holds all of their roles: what opens to none opens to no one."""
    grants = [Grant(organisation, role) for organisation in ("one", "other") for role in Role.values]
    whole = Actor(kind="staff", id="all", name="All", grants=frozenset(grants))
    for grant in grants:
        single = Actor(kind="staff", id="one", name="One", grants=frozenset({grant}))
        assert single.organisations <= whole.organisations
        for role in Role.values:
            assert single.organisations_as(role) <= whole.organisations_as(role)
            assert whole.has_role(role) >= single.has_role(role)


def walk(scene: Scene, name: str) -> None:
    rule = RULES[name]
    if rule.kwargs is None:
        walk_page(scene, rule, reverse(name, kwargs=rule.sample))
    else:
        for body in (scene.cast.district, scene.cast.county):
            walk_object(scene, rule, name, body)


def walk_page(scene: Scene, rule: Rule, address: str) -> None:
    for method in METHODS:
        response = ask(scene, None, method, address)
        assert response.status_code < 500, (method, address)
        if not rule.is_public:
            assert_turned_away(response, method, address)
    if rule.is_public:
        return
    for body in (scene.cast.district, scene.cast.county):
        # A page open to every account is the same for all roles: one of each organisation will do.
        for role in ROLES & set(rule.roles) if rule.roles else {Role.ADVISER}:
            walk_page_as(scene, rule, address, scene.cast.account(body, role), body, role)
        for account in refused(scene, body, ROLES - set(rule.roles)) if rule.roles else ():
            response = ask(scene, account, "get", address)
            assert response.status_code == 404, f"{account} of {body} got {response.status_code} at {address}"
            assert_nothing_happens(scene, account, address)


def walk_page_as(scene: Scene, rule: Rule, address: str, account: Account, body: Organisation, role: str) -> None:
    other = scene.other(body)
    word = scene.of(other).word
    bare = ask(scene, account, "get", address)
    assert bare.status_code < 500, (role, address)
    if role not in rule.also_in_all:
        query = f"?q={word}&search={word}&organisation={other.uuid}"
        for response in (bare, ask(scene, account, "get", address + query)):
            # What one asked for may be shown again; what it found may not.
            shown = re.sub(rf'(=|%3D|value="){word}', "", text_of(response))
            assert word not in shown, f"{role} of {body} met {word} at {address}, searched or not"


def walk_object(scene: Scene, rule: Rule, name: str, body: Organisation) -> None:
    assert rule.kwargs, "Only called for addresses of objects."
    theirs = rule.kwargs(scene, body)
    address = reverse(name, kwargs=theirs)
    nobodys = reverse(name, kwargs={key: guess(value) for key, value in theirs.items()})
    for method in METHODS:
        assert_turned_away(ask(scene, None, method, address), method, address)
    for of in (scene.cast.district, scene.cast.county):
        let_in = {role for role in ROLES & set(rule.roles) if of == body or role in rule.also_in_all}
        for role in let_in:
            status = ask(scene, scene.cast.account(of, role), "get", address).status_code
            assert status in ADMITTED, f"{role} of {of} got {status} at {address}"
        for account in refused(scene, of, ROLES - let_in):
            found = ask(scene, account, "get", address)
            assert found.status_code in REFUSED, f"{account} of {of} got {found.status_code} at {address}"
            assert_cannot_tell(scene, account, found, address, nobodys)
            assert_nothing_happens(scene, account, address)


def refused(scene: Scene, body: Organisation, roles: frozenset[str]) -> Iterator[Account]:
    """An account that holds all of these roles there, and at every other address one that holds a single one."""
    if roles:
        yield scene.account_with(body, roles)
    if roles and random.random() < 0.5:
        yield scene.cast.account(body, random.choice(sorted(roles)))


def assert_cannot_tell(scene: Scene, account: Account, found: HttpResponse, address: str, nobodys: str) -> None:
    """What is refused looks like what is not there, most often as the page they were shown for that before."""
    shown = scene.refused.get(account.pk)
    if shown is None or text_of(found) != shown:
        # Asked again: the first page after an action also says what became of it.
        found = ask(scene, account, "get", address)
        shown = scene.refused[account.pk] = text_of(ask(scene, account, "get", nobodys))
    assert text_of(found) == shown, f"{account} can tell at {nobodys}"


def guess(value: object) -> object:
    """Another value of the same shape, which belongs to nothing."""
    if isinstance(value, int):
        return value + 999_999
    return uuid4() if re.fullmatch(r"[0-9a-f-]{36}", str(value)) else value


def assert_turned_away(response: HttpResponse, method: str, address: str) -> None:
    is_sent_to_sign_in = response.status_code == 302 and "/account/" in response["Location"]
    assert is_sent_to_sign_in or response.status_code in REFUSED, f"{response.status_code} to {method} {address}"


def assert_nothing_happens(scene: Scene, account: Account, address: str) -> None:
    before = Event.objects.count()
    response = ask(scene, account, "post", address)
    assert response.status_code in REFUSED, f"{account} got {response.status_code} posting to {address}"
    assert Event.objects.count() == before

"""Reads of the partnership, its bodies and the people in them."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from onedoor.apps.partners.access import organisations_administered_by
from onedoor.apps.partners.data import ALWAYS_TWO_STEPS, Post, Role
from onedoor.apps.partners.models import (
    Account,
    ApiKey,
    GroupMeaning,
    Invitation,
    Membership,
    Organisation,
    OrganisationArea,
    OrganisationSuccession,
    Partnership,
    ProvisionedGroup,
    ProvisionedPerson,
    ProvisioningToken,
    StaffProvider,
    Team,
)
from onedoor.apps.partners.tokens import hash_of
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor, Grant
from onedoor.foundation.errors import Missing
from onedoor.foundation.remembering import remembered
from onedoor.foundation.rows import ask

__all__ = [
    "actor_for",
    "actor_for_api_key",
    "api_keys_of",
    "areas_served_by",
    "current_partnership",
    "find_account",
    "find_invitation",
    "find_organisation",
    "get_account",
    "get_member_of",
    "get_organisation",
    "get_provider",
    "group_meanings_of",
    "has_providers",
    "known_organisation",
    "known_partners",
    "members_of",
    "open_invitations_of",
    "organisation_names",
    "organisations",
    "organisations_serving",
    "own_teams",
    "posts_of",
    "provider_for_address",
    "provider_of",
    "provider_that_must_be_used",
    "provisioned_groups_of",
    "provisioned_people_of",
    "provisioner_for_token",
    "provisioning_tokens_of",
    "search_organisations",
    "second_step_roles",
    "staff_of",
    "successor_of",
    "successors_of",
    "teams_of",
    "who_says_where_bodies_serve",
]


# Asked with every call of a machine, and therefore not put together anew each time.
_KEY = """
    SELECT api_key.uuid, api_key.name, api_key.may_act_for_all, api_key.last_used_on, body.uuid
    FROM partners_apikey AS api_key JOIN partners_organisation AS body ON body.id = api_key.organisation_id
    WHERE api_key.key_hash = %s AND api_key.revoked_at IS NULL
"""


def current_partnership() -> Partnership:
    """The one partnership; an unsaved, unnamed one before it is set up."""
    return Partnership.objects.first() or Partnership(name="Onedoor")


@remembered
def second_step_roles() -> frozenset[str]:
    """The roles whose holders sign in with two steps."""
    return frozenset({*current_partnership().second_step_roles, *ALWAYS_TWO_STEPS})


def get_organisation(uuid: str) -> Organisation:
    """The organisation of that uuid; raises Missing."""
    organisation: Organisation | None = Organisation.objects.filter(uuid=uuid).first() if _is_uuid(uuid) else None
    if organisation is None:
        raise Missing("There is no such organisation.")
    return organisation


@remembered
def known_organisation(uuid: str) -> Organisation:
    """As `get_organisation`, for what is asked over and over; some seconds old, and not to be changed."""
    return get_organisation(uuid)


def organisation_names(keys: Collection[int]) -> dict[int, str]:
    """The names of these organisations, and of others, by their keys: for lists of rows that only keep the key."""
    known = _organisation_names()
    return known if all(key in known for key in keys) else _read_organisation_names()


@remembered
def _organisation_names() -> dict[int, str]:
    return _read_organisation_names()


def _read_organisation_names() -> dict[int, str]:
    return dict(Organisation.objects.order_by().values_list("pk", "name"))


def find_organisation(slug_or_code: str) -> Organisation | None:
    """By slug, by the code of its own register, or by uuid. Of several with one code, the one that exists today."""
    is_named = Q(slug=slug_or_code) | Q(code=slug_or_code)
    if _is_uuid(slug_or_code):
        is_named |= Q(uuid=slug_or_code)
    found = Organisation.objects.filter(is_named) if slug_or_code else Organisation.objects.none()
    return found.on().first() or found.first()


def organisations(
    *, kinds: Iterable[str] | None = None, partners_only: bool = False, on: date | None = None
) -> QuerySet[Organisation]:
    """Those that exist on that day (today), by name."""
    found = Organisation.objects.on(on)
    if kinds is not None:
        found = found.filter(kind__in=list(kinds))
    return found.filter(is_partner=True) if partners_only else found


@remembered
def known_partners() -> tuple[Organisation, ...]:
    """The partners of today, by name, for what is asked over and over; some seconds old, and not to be changed."""
    return tuple(organisations(partners_only=True))


def search_organisations(
    words: str = "", *, kind: str = "", with_ended: bool = False, administered_by: Actor | None = None
) -> QuerySet[Organisation]:
    """Those whose name, slug or code holds every word; with `administered_by`, only those that the actor may change."""
    found = Organisation.objects.all() if with_ended else Organisation.objects.on()
    if administered_by is not None:
        found = found.filter(pk__in=organisations_administered_by(administered_by))
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word) | Q(name_cy__icontains=word) | Q(slug__icontains=word) | Q(code__iexact=word)
        )
    return found.filter(kind=kind) if kind else found


def organisations_serving(
    area_uuids: Iterable[str], *, kinds: Iterable[str] | None = None, on: date | None = None
) -> list[Organisation]:
    """Those that exist on that day (today) and on it serve one of these areas, by name. One query."""
    day = on or clock.today()
    # One filter call, so that area and dates are asked of the same row.
    found = organisations(kinds=kinds, on=day).filter(
        Q(areas_served__starts_on__isnull=True) | Q(areas_served__starts_on__lte=day),
        Q(areas_served__ends_on__isnull=True) | Q(areas_served__ends_on__gte=day),
        areas_served__area__uuid__in=list(area_uuids),
    )
    return list(found.distinct())


def successors_of(organisation: Organisation, *, on: date | None = None) -> list[Organisation]:
    """Who answers on that day (today) for what the organisation did: the ends of its chain of successions.

    Empty where nobody has taken over yet; several where it was split.
    """
    ends: dict[int, Organisation] = {}
    step = _next_in_line([organisation.pk], on or clock.today())
    while step:
        following = _next_in_line([successor.pk for _, successor in step], on or clock.today())
        carried_on = {predecessor for predecessor, _ in following}
        ends |= {successor.pk: successor for _, successor in step if successor.pk not in carried_on}
        step = following
    return sorted(ends.values(), key=lambda successor: successor.name)


def successor_of(organisation: Organisation, *, on: date | None = None) -> Organisation | None:
    """The one body that answers for it on that day; None where there is none, or where the area must decide."""
    successors = successors_of(organisation, on=on)
    return successors[0] if len(successors) == 1 else None


def _next_in_line(organisation_ids: list[int], day: date) -> list[tuple[int, Organisation]]:
    rows = OrganisationSuccession.objects.filter(predecessor__in=organisation_ids, took_over_on__lte=day)
    return [(row.predecessor_id, row.successor) for row in rows.select_related("successor")]


def areas_served_by(organisation: Organisation) -> QuerySet[OrganisationArea]:
    """What it serves or served, by name of the area; each with its area and the area's type."""
    return organisation.areas_served.select_related("area__type").order_by("area__name", "starts_on")


def who_says_where_bodies_serve() -> str:
    """A sentence for those who may not: whom to ask. Names three at most."""
    holding = Membership.objects.on().filter(role=Role.PARTNERSHIP_ADMINISTRATOR)
    names = Account.objects.filter(pk__in=holding.values("account"), is_active=True).order_by("name")
    known = list(names.values_list("name", flat=True)[:3])
    ask = f" Ask {' or '.join(filter(None, (', '.join(known[:-1]), known[-1])))}." if known else ""
    return f"The partnership’s administrators say which areas a body serves.{ask}"


def teams_of(organisation: Organisation, *, with_closed: bool = False) -> QuerySet[Team]:
    """Its teams that take work, by name."""
    return organisation.teams.all() if with_closed else organisation.teams.filter(is_active=True)


def own_teams(actor: Actor) -> QuerySet[Team]:
    """The teams the actor is in, of organisations they work for today; each with its organisation."""
    if actor.kind != "staff":
        return Team.objects.none()
    teams = Team.objects.filter(
        is_active=True, organisation__uuid__in=actor.organisations, team_memberships__account__uuid=actor.id
    )
    return teams.select_related("organisation").order_by("name", "organisation__name")


def members_of(team: Team) -> list[str]:
    """Uuids, as text, of who is in the team."""
    return [str(uuid) for uuid in team.team_memberships.values_list("account__uuid", flat=True)]


def api_keys_of(organisation: Organisation) -> QuerySet[ApiKey]:
    """Its keys, newest first, revoked ones too."""
    return organisation.api_keys.order_by("-created_at")


def get_member_of(organisation: Organisation, uuid: str) -> Account:
    """Somebody who works there today, with `memberships.all()` as of `staff_of`; raises Missing."""
    account = staff_of(organisation).filter(uuid=uuid).first()
    if account is None:
        raise Missing("There is no such member of staff.")
    return account


def staff_of(organisation: Organisation) -> QuerySet[Account]:
    """Who works there today, by name; `memberships.all()` of each are those held in it now. Two queries."""
    here = Membership.objects.on().filter(organisation=organisation)
    working = Account.objects.filter(pk__in=here.values("account"), is_active=True).order_by("name")
    return working.prefetch_related(Prefetch("memberships", queryset=here.order_by("role")))


def open_invitations_of(organisation: Organisation) -> QuerySet[Invitation]:
    """Invitations that still wait, those run out too, newest first."""
    return organisation.invitations.open().order_by("-created_at")


def find_invitation(token: str, *, lock: bool = False) -> Invitation | None:
    """The invitation this token takes up, if it still can be."""
    invitations = Invitation.objects.open().filter(expires_at__gt=clock.now(), token_hash=hash_of(token))
    if lock:
        # Of two who follow the link at once, the second finds it used.
        invitations = invitations.select_for_update(of=("self",))
    return invitations.select_related("organisation").first()


def posts_of(actor: Actor) -> list[Post]:
    """Where the actor works and as what, by name of the organisation. One query."""
    bodies = Organisation.objects.filter(uuid__in=actor.organisations)
    return [
        Post(str(body.uuid), body.name, tuple(role for role in Role if Grant(str(body.uuid), role) in actor.grants))
        for body in bodies
    ]


def get_account(uuid: str) -> Account:
    """The account of that uuid; raises Missing."""
    account = Account.objects.filter(uuid=uuid).first() if _is_uuid(uuid) else None
    if account is None:
        raise Missing("There is no such member of staff.")
    return account


def find_account(email: str) -> Account | None:
    return Account.objects.filter(email=email.strip().lower()).first()


def actor_for(account: Account, *, visit: str | None = None) -> Actor:
    """The account as an actor, with the roles it holds today. One query.

    In a session, `visit` is the uuid of the provider it was begun with, empty for a password or a passkey. An
    organisation whose own provider is the only way is then acted for only in a session begun there.
    """
    held = Membership.objects.on().filter(account=account)
    if visit is not None:
        held = held.filter(_may_come_in(account, visit))
    memberships = held.values_list("organisation__uuid", "role")
    grants = frozenset(Grant(organisation=str(organisation), role=role) for organisation, role in memberships)
    return Actor(kind="staff", id=str(account.uuid), name=account.name, grants=grants)


def _may_come_in(account: Account, visit: str) -> Q:
    may = Q(organisation__provider__isnull=True) | Q(organisation__provider__is_only_way=False)
    may |= Q(organisation__provider__break_glass=account)
    return may | Q(organisation__provider__uuid=visit) if visit else may


def provider_that_must_be_used(account: Account) -> StaffProvider | None:
    """The provider without which this account can do nothing at all; None where a password is good for something."""
    held = Membership.objects.on().filter(account=account)
    if held.filter(_may_come_in(account, "")).exists():
        return None
    first = held.select_related("organisation__provider__organisation").first()
    return first.organisation.provider if first else None


def get_provider(slug: str) -> StaffProvider:
    """The organisation's own provider, if its staff may sign in with it; raises Missing."""
    provider = StaffProvider.objects.select_related("organisation").filter(organisation__slug=slug, is_on=True).first()
    if provider is None:
        raise Missing("There is no such page.")
    return provider


def provider_for_address(email: str) -> StaffProvider | None:
    """The provider of whoever has such an e-mail address, by its domain."""
    domain = email.strip().lower().rpartition("@")[2]
    providers = StaffProvider.objects.select_related("organisation").filter(is_on=True, domains__domain=domain)
    return providers.first()


def has_providers() -> bool:
    """Whether any organisation's staff sign in with a provider of its own."""
    return StaffProvider.objects.filter(is_on=True).exists()


def provider_of(organisation: Organisation) -> StaffProvider | None:
    """On or off, with its domains; None where none was ever set up."""
    return StaffProvider.objects.filter(organisation=organisation).prefetch_related("domains").first()


def group_meanings_of(organisation: Organisation) -> QuerySet[GroupMeaning]:
    """What groups at its own body mean here, by group."""
    return organisation.group_meanings.select_related("team").order_by("group")


def provisioner_for_token(text: str) -> tuple[Actor, Organisation] | None:
    """The directory whose token this is, and the one organisation whose staff it looks after; or None."""
    token = ProvisioningToken.objects.select_related("organisation").filter(token_hash=hash_of(text), revoked_at=None)
    found = token.first()
    if found is None:
        return None
    if found.last_used_on != clock.today():
        ProvisioningToken.objects.filter(pk=found.pk).update(last_used_on=clock.today())
    # No role: what it may do stands in the actions it may call, and in nothing a person opens.
    return Actor(kind="partner_system", id=str(found.uuid), name=found.name), found.organisation


def provisioning_tokens_of(organisation: Organisation) -> QuerySet[ProvisioningToken]:
    """Its tokens, newest first, revoked ones too."""
    return organisation.provisioning_tokens.order_by("-created_at")


def provisioned_people_of(organisation: Organisation) -> QuerySet[ProvisionedPerson]:
    """Everybody its directory has sent, active or not, in the order they came; with their groups."""
    return organisation.provisioned_people.select_related("account", "organisation").prefetch_related("groups")


def provisioned_groups_of(organisation: Organisation) -> QuerySet[ProvisionedGroup]:
    """The groups of its directory, with who is in them."""
    return organisation.provisioned_groups.select_related("organisation").prefetch_related("members")


def actor_for_api_key(text: str) -> Actor | None:
    """The partner's system whose key this is, or None. It acts as service staff of its organisation."""
    found = ask(_KEY, [hash_of(text)])
    if not found:
        return None
    uuid, name, may_act_for_all, last_used_on, organisation_uuid = found[0]
    if str(last_used_on) != str(clock.today()):
        ApiKey.objects.filter(uuid=uuid).update(last_used_on=clock.today())
    organisation = str(UUID(str(organisation_uuid)))
    grants = {Grant(organisation, Role.SERVICE_OFFICER)}
    if may_act_for_all:
        grants.add(Grant(organisation, "any_partner"))
    return Actor(kind="partner_system", id=str(UUID(str(uuid))), name=name, grants=frozenset(grants))


def _is_uuid(text: str) -> bool:
    try:
        UUID(str(text))
    except ValueError:
        return False
    return True

"""The people in them: teams, accounts, invitations, and what each may act as."""

from django.db.models import Prefetch, Q, QuerySet

from onedoor.apps.partners.data import ALWAYS_TWO_STEPS, Post, Role
from onedoor.apps.partners.models import (
    Account,
    Invitation,
    Membership,
    Organisation,
    Team,
)
from onedoor.apps.partners.queries.bodies import _is_uuid, current_partnership
from onedoor.apps.partners.tokens import hash_of
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor, Grant
from onedoor.foundation.errors import Missing
from onedoor.foundation.remembering import remembered

__all__ = [
    "_may_come_in",
    "actor_for",
    "find_account",
    "find_invitation",
    "get_account",
    "get_member_of",
    "members_of",
    "open_invitations_of",
    "own_teams",
    "posts_of",
    "second_step_roles",
    "staff_of",
    "teams_of",
]


@remembered
def second_step_roles() -> frozenset[str]:
    """The roles whose holders sign in with two steps."""
    return frozenset({*current_partnership().second_step_roles, *ALWAYS_TWO_STEPS})


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

"""Views of the queue that someone keeps under a name, for themselves or for a team of theirs."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from onedoor.apps.partners import services as partners
from onedoor.apps.requests.models import SavedView
from onedoor.apps.requests.queries.queue import saved_views_of
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing

if TYPE_CHECKING:
    from onedoor.apps.partners.models import Team

__all__ = ["change_view", "delete_view", "save_view"]

# No event is written here: how somebody likes to look at a list is nobody else's affair.


@transaction.atomic(durable=True)
def save_view(*, by: Actor, name: str, query: str, team: UUID | str = "") -> SavedView:
    """Keep the filter under the name; the same name again replaces it. With a team, its members have it too."""
    view, _ = SavedView.objects.update_or_create(
        account=partners.get_account(by.id),
        name=_checked(name),
        defaults={"query": query[:1000], "team": _team(by, team)},
    )
    return view


@transaction.atomic(durable=True)
def change_view(*, by: Actor, uuid: UUID | str, name: str, team: UUID | str = "") -> SavedView:
    """Rename it, or give it to another team or to none. A team's view is changed by anybody in the team.

    Raises Invalid where its owner has another of that name, Missing where the team is not one of the actor's.
    """
    view, name = _seen(by, uuid), _checked(name)
    if SavedView.objects.filter(account=view.account, name=name).exclude(pk=view.pk).exists():
        problem = f"There is already a view called “{name}”."
        raise Invalid(problem, fields={"name": [problem]})
    view.name, view.team = name, _team(by, team)
    view.save(update_fields=["name", "team"])
    return view


@transaction.atomic(durable=True)
def delete_view(*, by: Actor, uuid: UUID | str) -> None:
    """Forget it; a team's view is then gone for all of them."""
    _seen(by, uuid).delete()


def _team(by: Actor, uuid: UUID | str) -> "Team | None":
    if not uuid:
        return None
    team = next((each for each in partners.own_teams(by) if str(each.uuid) == str(uuid)), None)
    if team is None:
        raise Missing("There is no such team.")
    return team


def _seen(by: Actor, uuid: UUID | str) -> SavedView:
    view = saved_views_of(by).filter(uuid=uuid).first()
    if view is None:
        raise Missing("There is no such view.")
    return view


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > 60:
        problem = "Give the view a name of 60 letters or fewer."
        raise Invalid(problem, fields={"name": [problem]})
    return name

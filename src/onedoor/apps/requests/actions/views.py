"""Views of the queue that someone keeps under a name."""

from uuid import UUID

from django.db import transaction

from onedoor.apps.partners import services as partners
from onedoor.apps.requests.models import SavedView
from onedoor.apps.requests.queries.queue import saved_views_of
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Invalid, Missing

__all__ = ["delete_view", "rename_view", "save_view"]

# No event is written here: how somebody likes to look at a list is nobody else's affair.


@transaction.atomic(durable=True)
def save_view(*, by: Actor, name: str, query: str) -> SavedView:
    """Keep the filter under the name; the same name again replaces it."""
    view, _ = SavedView.objects.update_or_create(
        account=partners.get_account(by.id), name=_checked(name), defaults={"query": query[:1000]}
    )
    return view


@transaction.atomic(durable=True)
def rename_view(*, by: Actor, uuid: UUID | str, name: str) -> SavedView:
    """Give it another name; raises Invalid where the actor has one of that name."""
    view, name = _own(by, uuid), _checked(name)
    if saved_views_of(by).filter(name=name).exclude(pk=view.pk).exists():
        problem = f"You already have a view called “{name}”."
        raise Invalid(problem, fields={"name": [problem]})
    view.name = name
    view.save(update_fields=["name"])
    return view


@transaction.atomic(durable=True)
def delete_view(*, by: Actor, uuid: UUID | str) -> None:
    """Forget it."""
    _own(by, uuid).delete()


def _own(by: Actor, uuid: UUID | str) -> SavedView:
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

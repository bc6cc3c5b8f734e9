"""Saying something about a request that is there already: to its body and in the contact, both or neither."""

from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.actions.locking import lock_live
from onedoor.apps.contacts.actions.working import add_item_in_transaction, note_action_in_transaction
from onedoor.apps.contacts.data import ItemAction
from onedoor.apps.contacts.identity import requests_sight
from onedoor.apps.contacts.models import Contact, ContactItem
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import Visibility
from onedoor.foundation.actors import Actor

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["say_about"]


@transaction.atomic(durable=True)
def say_about(
    *, by: Actor, contact: Contact, request: "Request", action: str, text: str = "", item: ContactItem | None = None
) -> ContactItem:
    """Chase the request, add the text to it, open it again, or only look it up; noted as done about the question.

    `item` is the question in hand; one that was answered already, or none, makes a new question of it. Raises
    Invalid where there is nothing to add, Conflict where a closed request is chased or an open one opened again.
    """
    # The contact first, as everywhere: two orders of locking could wait for each other.
    locked = lock_live(contact, by=by)
    sight = requests_sight(locked, by=by)
    if action == ItemAction.CHASED:
        requests.chase_in_transaction(by=by, request=request, text=text, sight=sight)
    elif action == ItemAction.ADDED:
        requests.add_note_in_transaction(by=by, request=request, text=text, visibility=Visibility.PUBLIC, sight=sight)
    elif action == ItemAction.REOPENED:
        requests.reopen_in_transaction(by=by, request=request, text=text, sight=sight)
    if item is None or item.action:
        item = add_item_in_transaction(by=by, contact=contact, words=text, service=request.service)
    return note_action_in_transaction(
        by=by, item=item, action=ItemAction(action), request=request, responsible=request.accountable
    )

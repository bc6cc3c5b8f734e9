"""Saying something about a request that is there already: to its body and in the contact, both or neither."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.contacts.actions.locking import lock_live
from onedoor.apps.contacts.actions.working import add_item_in_transaction, note_action_in_transaction
from onedoor.apps.contacts.data import ItemAction
from onedoor.apps.contacts.identity import requests_sight
from onedoor.apps.contacts.models import Contact, ContactItem
from onedoor.apps.requests import services as requests
from onedoor.apps.requests.data import NewFile, Visibility
from onedoor.foundation.actors import Actor
from onedoor.foundation.keeping import KeptFile

if TYPE_CHECKING:
    from onedoor.apps.requests.models import Request

__all__ = ["say_about"]


def say_about(
    *,
    by: Actor,
    contact: Contact,
    request: "Request",
    action: str,
    text: str = "",
    item: ContactItem | None = None,
    files: Sequence[NewFile] = (),
) -> ContactItem:
    """Chase the request, add the text and files to it, open it again, or only look it up; noted as done.

    `item` is the question in hand; one that was answered already, or none, makes a new question of it. Raises
    Invalid where there is nothing to add, Conflict where a closed request is chased or an open one opened again.
    """
    with requests.keeping(files) as kept, transaction.atomic(durable=True):
        return _say(by, contact, request, action, text, item, kept)


def _say(
    by: Actor,
    contact: Contact,
    request: "Request",
    action: str,
    text: str,
    item: ContactItem | None,
    kept: Sequence[KeptFile],
) -> ContactItem:
    # The contact first, as everywhere: two orders of locking could wait for each other.
    locked = lock_live(contact, by=by)
    sight = requests_sight(locked, by=by)
    if action == ItemAction.CHASED:
        requests.chase_in_transaction(by=by, request=request, text=text, sight=sight)
    elif action == ItemAction.ADDED:
        words = text or ("They sent files." if kept else "")
        added = requests.add_note_in_transaction(
            by=by, request=request, text=words, visibility=Visibility.PUBLIC, sight=sight
        )
        requests.attach(added.request, kept, by=by, update=added)
    elif action == ItemAction.REOPENED:
        requests.reopen_in_transaction(by=by, request=request, text=text, sight=sight)
    if item is None or item.action:
        item = add_item_in_transaction(by=by, contact=contact, words=text, service=request.service)
    return note_action_in_transaction(
        by=by, item=item, action=ItemAction(action), request=request, responsible=request.accountable
    )

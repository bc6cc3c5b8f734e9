"""How a contact would be wrapped up, worked out from what happened in it. Pure rules: no database, no clock.

The first rule that holds decides, the surest evidence first. An adviser may always judge otherwise; both are kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.apps.contacts.data import Cause, ItemAction, Outcome, Proposal

__all__ = ["RETURN_WITHIN_DAYS", "ContactFacts", "ItemFacts", "outcome_of", "propose_from"]

# Coming back about the same thing within this many days means that it was closed too early. [D]
RETURN_WITHIN_DAYS = 28


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One question: what was done, and what is known of the same matter before this contact."""

    action: str = ""
    service_name: str = ""
    responsible: str = ""
    responsible_name: str = ""
    reference: str = ""
    # The request acted on was raised before this contact and was still open.
    request_was_waiting: bool = False
    # Days since a request for the same service, person or place was closed; None where there is none.
    closed_days_ago: int | None = None
    # Days since the same person asked about the same service and was not given a request; None where not.
    told_days_ago: int | None = None
    told_whom: str = ""


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """What is known of the whole contact. Organisations are uuids as text."""

    items: Sequence[ItemFacts] = ()
    meant_for: str = ""
    meant_for_name: str = ""
    was_transferred: bool = False
    letter: str = ""


def propose_from(facts: ContactFacts) -> Proposal:
    """Outcome, whether avoidable, the cause and the reason in words."""
    cause, because = _cause(facts)
    return Proposal(outcome=_outcome(facts), is_avoidable=bool(cause), cause_code=cause, because=because)


def _cause(facts: ContactFacts) -> tuple[str, str]:
    rules = (_chase, _closed_early, _unclear, _wrong_door, _told_before)
    found = next((answer for answer in (rule(facts) for rule in rules) if answer), None)
    return found or ("", "Nothing that happened says it was avoidable.")


def _chase(facts: ContactFacts) -> tuple[str, str] | None:
    for item in facts.items:
        if item.request_was_waiting and item.action in (ItemAction.CHASED, ItemAction.LOOKED_UP):
            return Cause.CHASE, f"Asked about {item.reference}, which is still open."
    return None


def _closed_early(facts: ContactFacts) -> tuple[str, str] | None:
    for item in facts.items:
        if item.action == ItemAction.REOPENED:
            return Cause.CLOSED_EARLY, f"{item.reference} was closed before it was sorted."
        if item.closed_days_ago is not None and item.closed_days_ago <= RETURN_WITHIN_DAYS:
            about = item.service_name or "The same matter"
            return Cause.CLOSED_EARLY, f"{about} was closed for them {_days_ago(item.closed_days_ago)}."
    return None


def _unclear(facts: ContactFacts) -> tuple[str, str] | None:
    return (Cause.UNCLEAR, f"They asked about {facts.letter}.") if facts.letter else None


def _wrong_door(facts: ContactFacts) -> tuple[str, str] | None:
    if facts.was_transferred:
        return Cause.SIGNPOST, "They were passed to us by someone else."
    for item in facts.items:
        if facts.meant_for and item.responsible and item.responsible != facts.meant_for:
            return Cause.SIGNPOST, f"They tried {facts.meant_for_name}; {item.responsible_name} is responsible."
    return None


def _told_before(facts: ContactFacts) -> tuple[str, str] | None:
    for item in facts.items:
        if item.told_days_ago is not None and item.told_days_ago <= RETURN_WITHIN_DAYS:
            return Cause.REPEAT_INFO, f"They told {item.told_whom or 'us'} the same {_days_ago(item.told_days_ago)}."
    return None


def _days_ago(days: int) -> str:
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"


_OUTCOMES = (
    (ItemAction.RAISED, Outcome.REQUEST_RAISED),
    (ItemAction.CHASED, Outcome.REQUEST_UPDATED),
    (ItemAction.REOPENED, Outcome.REQUEST_UPDATED),
    (ItemAction.ADDED, Outcome.REQUEST_UPDATED),
    (ItemAction.PROMISED_CALL, Outcome.CALL_PROMISED),
    (ItemAction.SIGNPOSTED, Outcome.SIGNPOSTED),
    (ItemAction.ADVISED, Outcome.ADVISED),
)


def outcome_of(action: str) -> Outcome:
    """How one question ended, by what was done about it."""
    return dict(_OUTCOMES).get(ItemAction(action), Outcome.RESOLVED)


def _outcome(facts: ContactFacts) -> Outcome:
    """The weightiest thing done; sorted on the spot where nothing had to be."""
    done = {item.action for item in facts.items}
    if not facts.items:
        return Outcome.ABANDONED
    return next((outcome for action, outcome in _OUTCOMES if action in done), Outcome.RESOLVED)

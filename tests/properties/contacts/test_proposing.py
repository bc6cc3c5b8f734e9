"""The rules of a wrap-up hold whatever happened."""

from hypothesis import given
from hypothesis import strategies as st

from onedoor.apps.contacts.data import Cause, ItemAction, Outcome
from onedoor.apps.contacts.proposing import RETURN_WITHIN_DAYS, ContactFacts, ItemFacts, propose_from

days = st.none() | st.integers(0, 400)
bodies = st.sampled_from(["", "county", "district"])
items = st.builds(
    ItemFacts,
    action=st.sampled_from(["", *ItemAction.values]),
    service_name=st.sampled_from(["", "Pothole in a road"]),
    responsible=bodies,
    responsible_name=bodies,
    reference=st.just("7K3M-9PQX"),
    request_was_waiting=st.booleans(),
    closed_days_ago=days,
    told_days_ago=days,
    told_whom=bodies,
)
contacts = st.builds(
    ContactFacts,
    items=st.lists(items, max_size=4),
    meant_for=bodies,
    meant_for_name=bodies,
    was_transferred=st.booleans(),
    letter=st.sampled_from(["", "CT-104 Council tax bill"]),
)


def _asked_after(item: ItemFacts) -> bool:
    return item.request_was_waiting and item.action in (ItemAction.CHASED, ItemAction.LOOKED_UP)


@given(contacts)
def test_avoidable_has_a_cause_and_every_proposal_a_reason(facts: ContactFacts) -> None:
    proposal = propose_from(facts)
    assert proposal.is_avoidable == bool(proposal.cause_code)
    assert not proposal.cause_code or proposal.cause_code in Cause.values
    assert proposal.because.endswith(".")
    assert proposal.outcome in Outcome


@given(contacts)
def test_asking_after_an_open_request_is_always_a_chase(facts: ContactFacts) -> None:
    assert (propose_from(facts).cause_code == Cause.CHASE) == any(_asked_after(item) for item in facts.items)


@given(contacts)
def test_closed_early_only_within_the_days(facts: ContactFacts) -> None:
    if propose_from(facts).cause_code == Cause.CLOSED_EARLY:
        assert any(
            item.action == ItemAction.REOPENED
            or (item.closed_days_ago is not None and item.closed_days_ago <= RETURN_WITHIN_DAYS)
            for item in facts.items
        )


@given(contacts)
def test_a_wrong_door_needs_another_body_or_a_transfer(facts: ContactFacts) -> None:
    if propose_from(facts).cause_code == Cause.SIGNPOST:
        others = {item.responsible for item in facts.items} - {"", facts.meant_for}
        assert facts.was_transferred or (facts.meant_for and others)


@given(contacts)
def test_nothing_to_go_by_is_not_avoidable(facts: ContactFacts) -> None:
    # A request opened again says by itself that it was closed too early.
    actions = [item.action for item in facts.items if item.action != ItemAction.REOPENED]
    plain = ContactFacts(items=[ItemFacts(action=action) for action in actions])
    assert not propose_from(plain).is_avoidable


@given(contacts)
def test_the_order_of_questions_does_not_change_the_outcome(facts: ContactFacts) -> None:
    turned = ContactFacts(items=list(reversed(facts.items)))
    assert propose_from(turned).outcome == propose_from(ContactFacts(items=facts.items)).outcome

"""A year of contacts: what each was about and, for the last four weeks, how its time was spent."""

from datetime import datetime, timedelta

from onedoor.apps.contacts.models import Contact, ContactItem, ContactStep
from onedoor.apps.sharing.data import ENQUIRY
from onedoor.demonstration.load.lookups import Lookups
from onedoor.demonstration.load.rows import Row, Table
from onedoor.demonstration.year import Conversation

__all__ = ["ContactWriter"]

_BECAUSE = {
    "chase": "They have a request open for this already.",
    "closed_early": "A request for this was closed less than 28 days ago.",
    "unclear": "They named a letter.",
    "signpost": "It is for another body than the one they were sent to.",
    "repeat_info": "They gave this information before.",
}
_STEPS = (("identify", 0.22), ("need", 0.2), ("place", 0.08), ("handle", 0.42), ("wrap_up", 0.08))


class ContactWriter:
    """`requests` are those written before, by `id()` of their matter."""

    def __init__(self, lookups: Lookups, requests: dict[int, Row], now: datetime) -> None:
        self.lookups, self.requests, self.rng = lookups, requests, lookups.rng
        self.timed_from = now - timedelta(days=28)
        self.taken_at = lookups.loaded.organisations["carrowshire"].pk
        self.cause_ids = {code: cause.pk for code, cause in lookups.causes.items()}
        self.contacts, self.items, self.steps = Table(Contact), Table(ContactItem), Table(ContactStep)

    def write(self, conversations: list[Conversation]) -> None:
        for conversation in conversations:
            contact = self._add_contact(conversation)
            self._add_item(conversation, contact)
            if conversation.at > self.timed_from and conversation.seconds:
                self._add_steps(conversation, contact)
        for table in (self.contacts, self.items, self.steps):
            table.write()

    def _add_contact(self, conversation: Conversation) -> Row:
        responsible = self.lookups.responsible(conversation.need, conversation.person)
        body = responsible.accountable if responsible else None
        letter = self.lookups.loaded.letters.get((body.slug, conversation.letter)) if body else None
        is_web = conversation.channel == "web"
        cause = self.cause_ids.get(conversation.cause) if conversation.is_avoidable else None
        return self.contacts.add(
            channel_id=self.lookups.channels[conversation.channel].id,
            organisation_id=None if is_web else self.taken_at,
            adviser_id=None if is_web else self.rng.choice(self.lookups.advisers).id,
            resident_id=self.lookups.loaded.residents[id(conversation.person)]["id"],
            caller_name=f"{conversation.person.given_names} {conversation.person.family_name}",
            purpose="" if is_web else ENQUIRY,
            assurance="unverified" if is_web else "facts",
            facts_checked=[] if is_web else ["birth", "name", "postcode"],
            service_id=self.lookups.services[conversation.need.service].id,
            responsible_id=body.id if body else None,
            status="closed",
            opened_at=conversation.at,
            closed_at=conversation.at + timedelta(seconds=max(conversation.seconds, 30)),
            handling_seconds=conversation.seconds,
            outcome=conversation.outcome,
            is_avoidable=cause is not None,
            cause_id=cause,
            letter_id=letter.pk if letter else None,
            proposed_cause_id=self.cause_ids.get(conversation.proposed),
            proposed_because=_BECAUSE.get(conversation.proposed, ""),
        )

    def _add_item(self, conversation: Conversation, contact: Row) -> None:
        request = self.requests.get(id(conversation.matter)) if conversation.matter else None
        action = "chased" if conversation.is_chase else "raised" if request else "advised"
        self.items.add(
            contact_id=contact["id"],
            words=conversation.words,
            service_id=contact["service_id"],
            responsible_id=contact["responsible_id"],
            request_id=request["id"] if request else None,
            action="signposted" if conversation.outcome == "signposted" else action,
            at=conversation.at + timedelta(seconds=15),
        )

    def _add_steps(self, conversation: Conversation, contact: Row) -> None:
        begun = conversation.at
        for step, share in _STEPS:
            ended = begun + timedelta(seconds=conversation.seconds * share)
            self.steps.add(contact_id=contact["id"], step=step, started_at=begun, ended_at=ended)
            begun = ended

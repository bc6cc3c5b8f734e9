"""Sharing out what comes in: rules are written as a draft, tried on last month's requests, and then hold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from onedoor.apps.partners import services as partners
from onedoor.apps.requests.access import may_escalate_for, may_route_for
from onedoor.apps.requests.data import Given, RulesState
from onedoor.apps.requests.events import RotaChanged, RoutingPublished
from onedoor.apps.requests.models import RotaShift, RoutingRules
from onedoor.apps.requests.routing import Rule, write_rule
from onedoor.foundation import clock
from onedoor.foundation.actors import Actor
from onedoor.foundation.errors import Conflict, Invalid, Missing
from onedoor.foundation.events.log import record
from onedoor.foundation.remembering import forget_all

if TYPE_CHECKING:
    from datetime import date

    from onedoor.apps.partners.models import Account, Organisation, Team

__all__ = ["add_shift", "change_rules", "discard_rules", "publish_rules", "remove_shift"]

MOST_RULES = 200


@transaction.atomic(durable=True)
def change_rules(*, by: Actor, organisation: "Organisation", rules: Sequence[Rule], version: int) -> RoutingRules:
    """Keep these as the draft; nothing is sent anywhere else by that.

    `version` is of what was being looked at: 0 where there was no draft. Raises Invalid and Conflict.
    """
    draft = _draft(by, organisation)
    if (draft.version if draft else 0) != version:
        raise Conflict("Someone else changed the rules while you were writing. Look at them, then do it again.")
    for rule in rules:
        _check(rule, organisation)
    if len(rules) > MOST_RULES:
        raise Invalid(f"Keep {MOST_RULES} rules or fewer.", fields={"name": [f"There are {MOST_RULES} rules already"]})
    draft = draft or RoutingRules(organisation=organisation, version=0)
    draft.rules, draft.version = [write_rule(rule) for rule in rules], draft.version + 1
    draft.changed_at, draft.changed_by = clock.now(), by.name
    draft.save()
    return draft


def _check(rule: Rule, organisation: "Organisation") -> None:
    problems: dict[str, list[str]] = {}
    if not rule.name.strip():
        problems["name"] = ["Enter a name for the rule"]
    if not (rule.team or rule.priority):
        problems["team"] = ["Choose a team, a priority or both: a rule without either changes nothing"]
    if rule.team and rule.team not in {str(team.uuid) for team in partners.teams_of(organisation)}:
        problems["team"] = ["Choose one of the organisation’s teams"]
    if (rule.give or rule.most_open is not None) and not rule.team:
        problems["team"] = ["Choose the team that is meant"]
    if rule.give not in Given.values:
        problems["give"] = ["Choose who takes it"]
    if problems:
        raise Invalid("The rule cannot be kept as it is.", fields=problems)


@transaction.atomic(durable=True)
def publish_rules(*, by: Actor, organisation: "Organisation", version: int) -> RoutingRules:
    """The draft holds from here on, for what comes in; what is here stays where it is."""
    draft = _draft(by, organisation)
    if draft is None:
        raise Conflict("There is no draft: nothing has been changed.")
    if draft.version != version:
        raise Conflict("Someone else changed the rules while you were looking at them. Try them again.")
    organisation.routing_rules.filter(state=RulesState.PUBLISHED).update(state=RulesState.REPLACED)
    draft.state, draft.changed_at, draft.changed_by = RulesState.PUBLISHED, clock.now(), by.name
    draft.save()
    forget_all()
    happening = RoutingPublished(rules=len(draft.rules), version=draft.version)
    record(happening, by=by, subject=str(draft.uuid), organisation=str(organisation.uuid))
    return draft


@transaction.atomic(durable=True)
def discard_rules(*, by: Actor, organisation: "Organisation") -> None:
    """Forget the draft; what holds stays."""
    draft = _draft(by, organisation)
    if draft is not None:
        draft.delete()


def _draft(by: Actor, organisation: "Organisation") -> RoutingRules | None:
    if not may_route_for(by, organisation):
        raise Missing("There is no such organisation.")
    return RoutingRules.objects.select_for_update().filter(organisation=organisation, state=RulesState.DRAFT).first()


@transaction.atomic(durable=True)
def add_shift(*, by: Actor, team: "Team", account: "Account", starts_on: "date", ends_on: "date") -> RotaShift:
    """Somebody is on duty for the team; raises Invalid where they do not work there, or it ends before it begins."""
    if not may_escalate_for(by, team.organisation):
        raise Missing("There is no such team.")
    problems = {}
    if ends_on < starts_on:
        problems["ends_on"] = ["The last day must not come before the first"]
    if not partners.staff_of(team.organisation).filter(pk=account.pk).exists():
        problems["account"] = ["Choose somebody who works there"]
    if problems:
        raise Invalid("The shift cannot be kept as it is.", fields=problems)
    shift = RotaShift.objects.create(team=team, account=account, starts_on=starts_on, ends_on=ends_on)
    _record_rota(shift, by)
    return shift


@transaction.atomic(durable=True)
def remove_shift(*, by: Actor, shift: RotaShift) -> None:
    """They are not on duty then."""
    if not may_escalate_for(by, shift.team.organisation):
        raise Missing("There is no such shift.")
    _record_rota(shift, by)
    shift.delete()


def _record_rota(shift: RotaShift, by: Actor) -> None:
    happening = RotaChanged(starts_on=shift.starts_on.isoformat(), ends_on=shift.ends_on.isoformat())
    record(happening, by=by, subject=str(shift.team.uuid), organisation=str(shift.team.organisation.uuid))
    forget_all()

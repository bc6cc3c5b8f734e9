"""The addresses of the office."""

from typing import Any

from onedoor.apps.partners.data import Role
from tests.access.rule import (
    ADMINISTRATORS,
    BOARD,
    BY_PROOF,
    KNOWING,
    NOBODYS,
    Rule,
    objects_of,
    roles,
    sample,
)

__all__ = ["OFFICE_PAGES"]

OFFICE = (*ADMINISTRATORS, Role.SERVICE_MANAGER, Role.ANALYST)

message = objects_of(lambda scene, body: {"uuid": scene.of(body).message.uuid}, *ADMINISTRATORS)
day_off = objects_of(lambda scene, body: {"day_id": scene.of(body).day_off.pk}, *ADMINISTRATORS)
letter = objects_of(lambda scene, body: {"letter_id": scene.of(body).letter.pk}, *ADMINISTRATORS)
subscription = objects_of(lambda scene, body: {"uuid": scene.of(body).subscription.uuid}, *ADMINISTRATORS)
wording = objects_of(
    lambda scene, body: {
        "owner": body.uuid, "code": "request-received", "channel": "email", "language": "en-gb",
    },
    *ADMINISTRATORS,
)  # fmt: skip
LINE_ROLES = (Role.ADMINISTRATOR, Role.SERVICE_MANAGER)
line = objects_of(lambda scene, body: {"uuid": scene.of(body).line.uuid}, *LINE_ROLES, also_in_all=())
kept_article = objects_of(
    lambda scene, body: {"uuid": scene.of(body).article.uuid}, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, also_in_all=()
)

organisation = objects_of(lambda scene, body: {"uuid": body.uuid}, *ADMINISTRATORS)
organisation_by_partnership = objects_of(lambda scene, body: {"uuid": body.uuid}, Role.PARTNERSHIP_ADMINISTRATOR)
served_area = objects_of(
    lambda scene, body: {"uuid": body.uuid, "area": scene.of(body).area.uuid}, Role.PARTNERSHIP_ADMINISTRATOR
)
person = objects_of(
    lambda scene, body: {"uuid": body.uuid, "account": scene.cast.account(body, Role.ADVISER).uuid}, *ADMINISTRATORS
)
group_meaning = objects_of(lambda scene, body: {"uuid": scene.of(body).group_meaning.uuid}, *ADMINISTRATORS)
provisioning_token = objects_of(lambda scene, body: {"uuid": scene.of(body).provisioning_token.uuid}, *ADMINISTRATORS)
team = objects_of(lambda scene, body: {"uuid": scene.of(body).team.uuid}, *ADMINISTRATORS)
invitation = objects_of(lambda scene, body: {"uuid": scene.of(body).invitation.uuid}, *ADMINISTRATORS)
api_key = objects_of(lambda scene, body: {"uuid": scene.of(body).api_key.uuid}, *ADMINISTRATORS)
STAFF = tuple(Role.values)


def agreement(**more: Any) -> Rule:
    """A draft is its owner’s alone, whatever other role somebody holds."""
    return objects_of(
        lambda scene, body: {"uuid": scene.of(body).agreement.uuid, **more}, Role.GOVERNANCE, also_in_all=()
    )


party = objects_of(
    lambda scene, body: {"uuid": scene.of(body).agreement.uuid, "organisation": body.uuid},
    Role.GOVERNANCE, also_in_all=(),
)  # fmt: skip
AGREEMENT = ("show", "print", "differences", "party", "items", "offer", "suspend", "resume", "end", "next")

emergency = objects_of(lambda scene, body: {"uuid": scene.of(body).emergency.uuid}, Role.GOVERNANCE, also_in_all=())
rights_part = objects_of(lambda scene, body: {"uuid": scene.of(body).part.uuid}, Role.GOVERNANCE, also_in_all=())
RIGHTS = (
    "show", "take", "ask-identity", "identity", "extend", "decide", "erase", "held", "withhold", "print",
    "letter",
)  # fmt: skip
routing = objects_of(lambda scene, body: {"uuid": body.uuid}, *LINE_ROLES, also_in_all=())
rules = objects_of(lambda scene, body: {"uuid": body.uuid}, Role.ADMINISTRATOR, also_in_all=())
rule = objects_of(lambda scene, body: {"uuid": body.uuid, "code": "wires"}, Role.ADMINISTRATOR, also_in_all=())
rota = objects_of(
    lambda scene, body: {"uuid": body.uuid, "team": scene.of(body).team.uuid}, *LINE_ROLES, also_in_all=()
)
shift = objects_of(
    lambda scene, body: {"uuid": body.uuid, "team": scene.of(body).shift.team.uuid, "shift": scene.of(body).shift.uuid},
    *LINE_ROLES, also_in_all=(),
)  # fmt: skip
step = objects_of(lambda scene, body: {"uuid": scene.of(body).step.uuid}, *LINE_ROLES, also_in_all=())
alert = objects_of(
    lambda scene, body: {"uuid": scene.of(body).alert.uuid}, Role.SERVICE_MANAGER, Role.GOVERNANCE, also_in_all=()
)
SERVICE = {"uuid": NOBODYS}


OFFICE_PAGES: dict[str, Rule] = {
    "office:post-list": roles(*ADMINISTRATORS),
    "office:post-print": roles(*ADMINISTRATORS),
    "office:post-posted": roles(*ADMINISTRATORS),
    "office:post-replies": roles(*ADMINISTRATORS),
    "office:quiet-hours": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:complaints-list": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:complaints-change": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), number=99),
    "office:routing-list": roles(*LINE_ROLES, also_in_all=()),
    "office:routing-show": routing,
    **{f"office:routing-{name}": rules for name in ("add", "try", "publish", "discard")},
    "office:routing-change": rule,
    "office:routing-move": rule,
    "office:routing-rota": rota,
    "office:routing-rota-remove": shift,
    "office:escalation-list": roles(*LINE_ROLES, also_in_all=()),
    "office:escalation-add": roles(*LINE_ROLES, also_in_all=()),
    "office:escalation-change": step,
    "office:escalation-remove": step,
    "office:lines-list": roles(*LINE_ROLES, also_in_all=()),
    "office:lines-add": roles(*LINE_ROLES, also_in_all=()),
    "office:lines-change": line,
    # A reader who answers for an article looks after it too: tests/views/knowledge.
    "office:knowledge-list": roles(*KNOWING, also_in_all=()),
    "office:knowledge-add": roles(*BOARD, also_in_all=()),
    **{f"office:knowledge-{name}": kept_article for name in ("show", "change", "confirm", "answer")},
    # The office.
    "office:figures": roles(*OFFICE),
    "office:figures-topic": sample(roles(*OFFICE), slug="avoidable"),
    "office:figures-chart": sample(roles(*OFFICE), slug="avoidable"),
    "office:figures-download": sample(roles(*OFFICE), slug="avoidable"),
    "office:figures-records": sample(roles(*OFFICE), kind="contacts"),
    "office:matching": roles(*OFFICE),
    "office:matching-download": roles(*OFFICE),
    "office:home": roles(*OFFICE),
    "office:partnership": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:second-step": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:organisations-list": roles(*ADMINISTRATORS),
    "office:organisations-add": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:organisations-show": organisation,
    "office:organisations-edit": organisation,
    "office:organisations-end": organisation_by_partnership,
    "office:organisations-succeed": organisation_by_partnership,
    "office:organisations-area-add": organisation_by_partnership,
    "office:organisations-area-end": served_area,
    "office:staff-invite": organisation,
    "office:staff-roles": person,
    "office:staff-remove": person,
    "office:providers-show": organisation,
    "office:providers-edit": organisation,
    "office:providers-remove": organisation,
    "office:groups-add": organisation,
    "office:tokens-add": organisation,
    "office:tokens-revoke": provisioning_token,
    "office:groups-remove": group_meaning,
    "office:teams-add": organisation,
    "office:teams-edit": team,
    "office:keys-add": organisation,
    "office:keys-revoke": api_key,
    "office:invitations-resend": invitation,
    "office:invitations-withdraw": invitation,
    "office:services-list": roles(*STAFF),
    "office:services-download": roles(*STAFF),
    "office:services-costs": roles(*STAFF),
    "office:services-show": sample(roles(*STAFF), **SERVICE),
    "office:services-add": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:services-edit": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), **SERVICE),
    "office:services-synonyms": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    # What a service asks is read by all the staff and written by the partnership.
    "office:asking-preview": sample(roles(*STAFF), **SERVICE),
    "office:asking-version": sample(roles(*STAFF), **SERVICE, version=NOBODYS),
    "office:asking-download": sample(roles(*STAFF), **SERVICE),
    "office:asking-build": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), **SERVICE),
    "office:asking-change": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), **SERVICE),
    "office:asking-settings": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), **SERVICE),
    "office:asking-add-page": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), **SERVICE),
    "office:asking-page": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), **SERVICE, code="page"),
    "office:asking-add-question": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), **SERVICE, page="page"),
    "office:asking-question": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), **SERVICE, code="question"),
    "office:asking-cases": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), **SERVICE),
    "office:asking-publish": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), **SERVICE),
    "office:asking-upload": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), **SERVICE),
    "office:services-add-cost": roles(*ADMINISTRATORS),
    "office:services-add-hours": roles(*ADMINISTRATORS),
    "office:services-set-target": sample(roles(*ADMINISTRATORS), **SERVICE),
    "office:services-add-provider": sample(roles(*ADMINISTRATORS), **SERVICE),
    "office:services-end-provider": sample(roles(*ADMINISTRATORS), **SERVICE, provision=NOBODYS),
    "office:messages-list": roles(*ADMINISTRATORS),
    "office:messages-show": message,
    "office:messages-retry": message,
    "office:wordings-list": roles(*ADMINISTRATORS),
    "office:wordings-edit": wording,
    "office:wordings-remove": wording,
    "office:causes-list": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:causes-add": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:causes-change": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), code="no-such-cause"),
    "office:reasons-list": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:reasons-add": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:reasons-change": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), code="no-such-reason"),
    "office:days-list": roles(*ADMINISTRATORS),
    "office:days-add": roles(*ADMINISTRATORS),
    "office:days-remove": day_off,
    "office:letters-list": roles(*ADMINISTRATORS),
    "office:letters-add": roles(*ADMINISTRATORS),
    "office:letters-change": letter,
    "office:rights-list": roles(Role.GOVERNANCE, also_in_all=()),
    **{f"office:rights-{name}": rights_part for name in RIGHTS},
    "office:agreements-lists": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:agreements-purpose-add": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:agreements-purpose-change": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), code="no-such-purpose"),
    "office:agreements-ground-change": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), kind="article6", code="no-such"),
    "office:rights-grounds": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:rights-ground-add": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:rights-ground-change": sample(roles(Role.PARTNERSHIP_ADMINISTRATOR), code="no-such-ground"),
    "office:rights-terms": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "office:agreements-list": roles(Role.GOVERNANCE, also_in_all=()),
    "office:agreements-add": roles(Role.GOVERNANCE, also_in_all=()),
    **{f"office:agreements-{name}": agreement() for name in AGREEMENT},
    "office:agreements-write": agreement(step="why"),
    # Nothing is offered on the walk: there is nothing to sign, whoever asks.
    "office:agreements-sign": objects_of(
        lambda scene, body: {"uuid": scene.of(body).agreement.uuid}, BY_PROOF, also_in_all=()
    ),
    "office:agreements-party-change": party,
    "office:agreements-party-remove": party,
    "office:alerts-list": roles(Role.SERVICE_MANAGER, Role.GOVERNANCE, also_in_all=()),
    "office:alerts-show": alert,
    "office:alerts-decide": alert,
    "office:emergencies-list": roles(Role.GOVERNANCE, also_in_all=()),
    "office:emergencies-show": emergency,
    "office:emergencies-review": emergency,
    # Whose stands in the query: tests/views/office/test_retention.py asks for another's.
    "office:retention-list": roles(Role.GOVERNANCE, also_in_all=()),
    "office:retention-switch": roles(Role.GOVERNANCE, also_in_all=()),
    "office:retention-runs-download": roles(Role.GOVERNANCE, also_in_all=()),
    "office:retention-release": sample(roles(Role.GOVERNANCE, also_in_all=()), uuid=NOBODYS),
    "office:retention-due": sample(roles(Role.GOVERNANCE, also_in_all=()), code="requests"),
    "office:retention-thing": sample(roles(Role.GOVERNANCE, also_in_all=()), code="requests", subject=NOBODYS),
    "office:retention-download": sample(roles(Role.GOVERNANCE, also_in_all=()), code="requests"),
    "office:retention-period": sample(roles(Role.GOVERNANCE, also_in_all=()), code="requests"),
    "office:retention-hold": sample(roles(Role.GOVERNANCE, also_in_all=()), code="requests", subject=NOBODYS),
    "office:disclosures-list": roles(Role.GOVERNANCE, also_in_all=()),
    "office:disclosures-download": roles(Role.GOVERNANCE, also_in_all=()),
    "office:subscriptions-list": roles(*ADMINISTRATORS),
    "office:subscriptions-add": roles(*ADMINISTRATORS),
    "office:subscriptions-show": subscription,
    "office:subscriptions-change": subscription,
    "office:subscriptions-rotate": subscription,
    "office:subscriptions-test": subscription,
    "office:subscriptions-retry": subscription,
}

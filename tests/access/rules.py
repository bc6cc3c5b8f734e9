"""Who may open which address: one line for every URL pattern of the product. docs/develop/access.md says how."""

from typing import Any

from onedoor.apps.callbacks.access import RINGING_ROLES
from onedoor.apps.partners.data import Role
from tests.access.rule import ADMINISTRATORS, BY_PROOF, NOBODYS, PUBLIC, SIGNED_IN, Rule, objects_of, roles, sample
from tests.access.rules_desk import DESK
from tests.access.rules_teams import TEAMS

__all__ = ["PUBLIC", "RULES", "SIGNED_IN", "Rule", "objects_of", "roles"]

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
chased = objects_of(
    lambda scene, body: {"uuid": scene.of(body).contact.uuid, "matter": scene.of(body).request.uuid},
    Role.ADVISER,
    also_in_all=(),
)
pair = objects_of(lambda scene, body: {"uuid": scene.of(body).pair.uuid}, Role.REVIEWER, also_in_all=())
callback = objects_of(lambda scene, body: {"uuid": scene.of(body).callback.uuid}, *RINGING_ROLES, also_in_all=())
LINE_ROLES = (Role.ADMINISTRATOR, Role.SERVICE_MANAGER)
line = objects_of(lambda scene, body: {"uuid": scene.of(body).line.uuid}, *LINE_ROLES, also_in_all=())
article = objects_of(
    lambda scene, body: {"uuid": scene.of(body).article.uuid},
    Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, also_in_all=(),
)  # fmt: skip
kept_article = objects_of(
    lambda scene, body: {"uuid": scene.of(body).article.uuid}, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, also_in_all=()
)
KNOWING = (Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR)
call = objects_of(lambda scene, body: {"uuid": scene.of(body).call.uuid}, Role.ADVISER, also_in_all=())
BOARD = (Role.SERVICE_MANAGER, Role.ADMINISTRATOR)
rung = objects_of(lambda scene, body: {"uuid": scene.of(body).callback.uuid}, Role.ADVISER, also_in_all=())

OPEN311 = {
    "discovery": sample(PUBLIC, format="json"),
    "services": sample(PUBLIC, format="json"),
    "definition": sample(PUBLIC, code="guess", format="json"),
    "requests": sample(PUBLIC, format="json"),
    "request": sample(PUBLIC, identifier="guess", format="json"),
    "token": sample(PUBLIC, token="guess", format="json"),
    "updates": sample(PUBLIC, format="json"),
    "picture": sample(PUBLIC, token="guess"),
}

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

SERVICE_STAFF = (Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR)
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
officers_emergency = objects_of(
    lambda scene, body: {"uuid": scene.of(body).officers_emergency.uuid}, Role.EMERGENCY_OFFICER, also_in_all=()
)
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
worked_request = objects_of(
    lambda scene, body: {"uuid": scene.of(body).request.uuid},
    *SERVICE_STAFF, Role.ADVISER, also_in_all=(),
)  # fmt: skip
acted_on_request = objects_of(
    lambda scene, body: {"uuid": scene.of(body).request.uuid, "action": "note"},
    *SERVICE_STAFF, Role.ADVISER, also_in_all=(),
)  # fmt: skip
request_file = objects_of(
    lambda scene, body: {"uuid": scene.of(body).request.uuid, "attachment": scene.of(body).attachment.uuid},
    *SERVICE_STAFF, Role.ADVISER, also_in_all=(),
)  # fmt: skip
request_picture = objects_of(
    lambda scene, body: {"uuid": scene.of(body).request.uuid, "attachment": scene.of(body).attachment.uuid},
    *SERVICE_STAFF, also_in_all=(),
)  # fmt: skip
saved_view = objects_of(lambda scene, body: {"uuid": scene.of(body).saved_view.uuid}, Role.SERVICE_OFFICER)
own_request = objects_of(lambda scene, body: {"uuid": scene.of(body).request.uuid}, BY_PROOF)
own_file = objects_of(
    lambda scene, body: {"uuid": scene.of(body).request.uuid, "attachment": scene.of(body).attachment.uuid}, BY_PROOF
)
SERVICE = {"uuid": NOBODYS}

RULES: dict[str, Rule] = {
    **DESK,
    **TEAMS,
    # Signing in: open by nature, or about nobody but oneself.
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_signed_out": PUBLIC,
    "account_inactive": PUBLIC,
    "account_organisation": PUBLIC,
    # Not there unless the organisation has a provider of its own: tests/views/office/test_provider.py.
    "account_provider": sample(PUBLIC, slug="guess"),
    "account_provider_return": sample(PUBLIC, slug="guess"),
    "account_provider_signed_out": sample(PUBLIC, slug="guess"),
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": sample(PUBLIC, uidb36="a", key="guess"),
    "account_reset_password_from_key_done": PUBLIC,
    "account_invitation": sample(PUBLIC, token="guess"),
    "mfa_login_webauthn": PUBLIC,
    "mfa_authenticate": PUBLIC,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": sample(SIGNED_IN, pk=999_999),
    "mfa_edit_webauthn": sample(SIGNED_IN, pk=999_999),
    "usersessions_list": SIGNED_IN,
    "staff:home": SIGNED_IN,
    "staff:second-step": SIGNED_IN,
    # For everybody.
    "health:health": PUBLIC,
    "components:brand": PUBLIC,
    "components:gallery": PUBLIC,
    "components:language": sample(PUBLIC, code="cy"),
    "outbox:list": PUBLIC,
    "portal:home": PUBLIC,
    "portal:accessibility": PUBLIC,
    "portal:privacy": PUBLIC,
    "portal:cookies": PUBLIC,
    "portal:contact": PUBLIC,
    "portal:area": PUBLIC,
    "portal:area-find": PUBLIC,
    "portal:area-choose": PUBLIC,
    "portal:outlines": PUBLIC,
    "portal:streets": sample(PUBLIC, row=28600, column=22250),
    "portal:map-words": PUBLIC,
    "portal:search": PUBLIC,
    "portal:topics": PUBLIC,
    "portal:service": sample(PUBLIC, slug="pothole"),
    "portal:start": sample(PUBLIC, kind="report", slug="pothole"),
    "portal:complain": PUBLIC,
    "portal:nearby": PUBLIC,
    "portal:public": sample(PUBLIC, uuid=NOBODYS),
    "portal:track": PUBLIC,
    "portal:track-link": sample(PUBLIC, token="guess"),
    # A draft is found in the sender's own session only.
    **{
        f"portal:{name}": sample(PUBLIC, draft_id="guess")
        for name in ("send", "send-where", "send-details", "send-similar", "send-you", "send-check")
    },
    "portal:send-questions": sample(PUBLIC, draft_id="guess", page="page", entry=0),
    "portal:send-save": sample(PUBLIC, draft_id="guess"),
    "portal:saved": sample(PUBLIC, token="guess"),
    "portal:send-another": sample(PUBLIC, draft_id="guess", page="page"),
    "portal:sent": own_request,
    "portal:request": own_request,
    "portal:request-add": own_request,
    "portal:request-withdraw": own_request,
    "portal:request-unfollow": own_request,
    "portal:request-say": own_request,
    "portal:request-photo": own_file,
    # What is a person's own: whoever is not them is asked to sign in, as if nothing were there.
    "portal:you": PUBLIC,
    "portal:you-sign-in": PUBLIC,
    "portal:you-open": sample(PUBLIC, token="guess"),
    # Not there unless a provider of sign-in is set up: tests/views/portal/test_provider.py.
    "portal:you-provider": PUBLIC,
    "portal:you-provider-return": PUBLIC,
    "portal:you-provider-signed-out": PUBLIC,
    "portal:you-sign-out": PUBLIC,
    "portal:you-request": sample(PUBLIC, uuid=NOBODYS),
    "portal:you-check": PUBLIC,
    "portal:you-information": PUBLIC,
    "portal:you-pass-phrase": PUBLIC,
    "portal:you-speaking-end": sample(PUBLIC, uuid=NOBODYS),
    "portal:you-rights": PUBLIC,
    "portal:you-rights-ask": sample(PUBLIC, kind="access"),
    "portal:you-rights-case": sample(PUBLIC, uuid=NOBODYS),
    "portal:you-rights-copy": sample(PUBLIC, uuid=NOBODYS),
    "portal:you-permission-withdraw": sample(PUBLIC, uuid=NOBODYS),
    "portal:you-not-me": PUBLIC,
    "portal:ring-me": PUBLIC,
    "portal:sent-on": sample(PUBLIC, token="guess"),
    "portal:ring-me-book": sample(PUBLIC, uuid=NOBODYS),
    "portal:ring-me-own": sample(PUBLIC, token="guess"),
    # The service teams' queue.
    "desk:queue-list": roles(*SERVICE_STAFF),
    "desk:queue-download": roles(*SERVICE_STAFF),
    "desk:queue-bulk": roles(*SERVICE_STAFF),
    "desk:queue-view-save": roles(*SERVICE_STAFF),
    "desk:queue-view-change": saved_view,
    "desk:queue-view-delete": saved_view,
    "desk:queue-request": worked_request,
    "desk:queue-sheet": worked_request,
    "desk:queue-pdf": worked_request,
    "desk:queue-act": acted_on_request,
    "desk:queue-file": request_file,
    "desk:queue-picture": request_picture,
    "mapit:areas": sample(PUBLIC, kinds="ward"),
    "mapit:point": sample(PUBLIC, longitude="-1.9", latitude="53.0"),
    "mapit:postcode": sample(PUBLIC, text="ZZ1 1ZZ"),
    # Opened by an API key alone, which nobody on the walk has: tests/contract/records.
    "notify:status": PUBLIC,
    "notify:received": PUBLIC,
    "portal:messages-choose": sample(PUBLIC, token="guess"),
    "office:post-list": roles(*ADMINISTRATORS),
    "office:post-print": roles(*ADMINISTRATORS),
    "office:post-posted": roles(*ADMINISTRATORS),
    "office:post-replies": roles(*ADMINISTRATORS),
    "office:quiet-hours": roles(Role.PARTNERSHIP_ADMINISTRATOR),
    "records:record": sample(PUBLIC, system="housing", key="guess"),
    # Opened by an organisation's own token alone: tests/contract/scim.
    **{f"scim:{name}": PUBLIC for name in ("config", "schemas", "resource-types", "users", "groups", "search")},
    **{f"scim:{name}": sample(PUBLIC, identifier="guess") for name in ("schema", "resource-type", "user", "group")},
    "scim:elsewhere": sample(PUBLIC, rest="guess"),
    # For machines; what a key opens is shown in tests/contract/open311.
    **{f"{version}:{name}": rule for version in ("open311", "open311-test") for name, rule in OPEN311.items()},
    # The adviser's desk.
    "desk:contact-say": chased,
    # Whoever handed it over takes it back; nobody on the walk did: tests/unit/contacts/test_handing.py.
    "desk:callback-list": roles(*RINGING_ROLES, also_in_all=()),
    "desk:queue-watch": roles(*SERVICE_STAFF),
    "desk:queue-lessons": roles(*SERVICE_STAFF),
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
    "desk:callback-one": callback,
    "desk:callback-act": callback,
    "desk:callback-ring": rung,
    "desk:knowledge-list": roles(*KNOWING, also_in_all=()),
    "desk:knowledge-article": article,
    "desk:knowledge-read": article,
    "desk:knowledge-feedback": article,
    # A reader who answers for an article looks after it too: tests/views/knowledge.
    "office:knowledge-list": roles(*KNOWING, also_in_all=()),
    "office:knowledge-add": roles(*BOARD, also_in_all=()),
    **{f"office:knowledge-{name}": kept_article for name in ("show", "change", "confirm", "answer")},
    "staff:stay": SIGNED_IN,
    "desk:live-calls": roles(Role.ADVISER, also_in_all=()),
    "desk:live-answer": call,
    "desk:live-board": roles(*BOARD, also_in_all=()),
    "desk:live-board-now": roles(*BOARD, also_in_all=()),
    "desk:live-day": roles(Role.ADVISER, also_in_all=()),
    # Records that may be one person's: each pair is its bodies' own.
    "desk:review-next": roles(Role.REVIEWER, also_in_all=()),
    "desk:review-undo": roles(Role.REVIEWER, also_in_all=()),
    "desk:review-pair": pair,
    "desk:review-answer": pair,
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
    "desk:emergency-start": roles(Role.EMERGENCY_OFFICER),
    "desk:emergency-show": officers_emergency,
    "desk:emergency-end": officers_emergency,
    "portal:send-which": sample(PUBLIC, draft_id="guess"),
    "portal:reports": PUBLIC,
    "portal:reports-pins": PUBLIC,
    "portal:reports-csv": PUBLIC,
    "portal:reports-geojson": PUBLIC,
    "portal:alert-ask": PUBLIC,
    "portal:alert-show": sample(PUBLIC, token="guess"),
    "portal:public-picture": sample(PUBLIC, uuid=NOBODYS, picture=NOBODYS),
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

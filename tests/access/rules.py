"""Who may open which address: one line for every URL pattern of the product. docs/develop/access.md says how."""

from onedoor.apps.callbacks.access import RINGING_ROLES
from onedoor.apps.partners.data import Role
from tests.access.rule import BOARD, KNOWING, PUBLIC, SIGNED_IN, Rule, objects_of, roles, sample
from tests.access.rules_desk import DESK
from tests.access.rules_office import OFFICE_PAGES
from tests.access.rules_portal import PORTAL_PAGES
from tests.access.rules_teams import TEAMS

__all__ = ["PUBLIC", "RULES", "SIGNED_IN", "Rule", "objects_of", "roles"]
chased = objects_of(
    lambda scene, body: {"uuid": scene.of(body).contact.uuid, "matter": scene.of(body).request.uuid},
    Role.ADVISER,
    also_in_all=(),
)
pair = objects_of(lambda scene, body: {"uuid": scene.of(body).pair.uuid}, Role.REVIEWER, also_in_all=())
callback = objects_of(lambda scene, body: {"uuid": scene.of(body).callback.uuid}, *RINGING_ROLES, also_in_all=())
article = objects_of(
    lambda scene, body: {"uuid": scene.of(body).article.uuid},
    Role.ADVISER, Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, also_in_all=(),
)  # fmt: skip
call = objects_of(lambda scene, body: {"uuid": scene.of(body).call.uuid}, Role.ADVISER, also_in_all=())
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

SERVICE_STAFF = (Role.SERVICE_OFFICER, Role.SERVICE_MANAGER, Role.ADMINISTRATOR)
officers_emergency = objects_of(
    lambda scene, body: {"uuid": scene.of(body).officers_emergency.uuid}, Role.EMERGENCY_OFFICER, also_in_all=()
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


RULES: dict[str, Rule] = {
    **OFFICE_PAGES,
    **PORTAL_PAGES,
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
    "desk:callback-one": callback,
    "desk:callback-act": callback,
    "desk:callback-ring": rung,
    "desk:knowledge-list": roles(*KNOWING, also_in_all=()),
    "desk:knowledge-article": article,
    "desk:knowledge-read": article,
    "desk:knowledge-feedback": article,
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
    "desk:emergency-start": roles(Role.EMERGENCY_OFFICER),
    "desk:emergency-show": officers_emergency,
    "desk:emergency-end": officers_emergency,
}

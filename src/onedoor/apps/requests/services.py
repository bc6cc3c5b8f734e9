"""The door to requests."""

from onedoor.apps.requests.access import (
    answers_visible_to,
    attachments_visible_to,
    days_off_visible_to,
    escalation_steps_of,
    get_attachment_for,
    get_day_off_for,
    get_request_for,
    get_step_for,
    may_escalate_for,
    may_route_for,
    may_work_on,
    reads_whole,
    requests_visible_to,
    requests_worked_by,
    shared_by,
    updates_visible_to,
)
from onedoor.apps.requests.actions.calendar import make_calendar_address, revoke_calendar_address
from onedoor.apps.requests.actions.closing_reasons import add_closing_reason, change_closing_reason
from onedoor.apps.requests.actions.complaints import change_complaint_stage, decide_complaint
from onedoor.apps.requests.actions.days_off import add_day_off, remove_day_off
from onedoor.apps.requests.actions.ending import close, reopen, reopen_in_transaction
from onedoor.apps.requests.actions.escalating import remove_escalation_step, save_escalation_step, watch_requests
from onedoor.apps.requests.actions.following import follow, revoke_links, stop_following
from onedoor.apps.requests.actions.forgetting import forget_asker, forgotten_with
from onedoor.apps.requests.actions.keeping import attach, keeping
from onedoor.apps.requests.actions.many import BULK_ACTIONS, act_on_many
from onedoor.apps.requests.actions.mentioning import mark_mentions_read
from onedoor.apps.requests.actions.merging import merge, separate
from onedoor.apps.requests.actions.moderating import note_moderation
from onedoor.apps.requests.actions.naming import name_asker_in_transaction
from onedoor.apps.requests.actions.outside import answer_outside, ask_outside, take_back_question
from onedoor.apps.requests.actions.partner_updates import apply_partner_update
from onedoor.apps.requests.actions.partner_words import add_words_of_partner
from onedoor.apps.requests.actions.parts import split_off
from onedoor.apps.requests.actions.passing import pass_on
from onedoor.apps.requests.actions.prioritising import change_priority
from onedoor.apps.requests.actions.raising import raise_request
from onedoor.apps.requests.actions.replies import remove_reply, save_reply
from onedoor.apps.requests.actions.replying import answer_by_reply, answer_outside_by_reply
from onedoor.apps.requests.actions.routing import add_shift, change_rules, discard_rules, publish_rules, remove_shift
from onedoor.apps.requests.actions.saving import (
    drop_saved_draft,
    open_saved_draft,
    save_draft,
    saved_file_keys,
)
from onedoor.apps.requests.actions.saying import (
    add_note,
    add_note_in_transaction,
    answer,
    ask_person,
    chase,
    chase_in_transaction,
)
from onedoor.apps.requests.actions.setup import install_defaults
from onedoor.apps.requests.actions.tracking import get_request_by_reference
from onedoor.apps.requests.actions.types import remove_state, remove_type, save_state, save_type
from onedoor.apps.requests.actions.undoing import get_run_of, undo_run
from onedoor.apps.requests.actions.views import change_view, delete_view, save_view
from onedoor.apps.requests.actions.withdrawing import withdraw
from onedoor.apps.requests.actions.working import assign, change_status, take
from onedoor.apps.requests.due import working_days_after
from onedoor.apps.requests.queries.calendar import calendar_feed_of, due_calendar, due_feed
from onedoor.apps.requests.queries.choices import (
    areas_in_queue,
    bodies_managed,
    bodies_worked_for,
    receivers_of,
    services_in_queue,
    staff_for,
    teams_for,
)
from onedoor.apps.requests.queries.clocks import clocks_of
from onedoor.apps.requests.queries.complaints import (
    complaint_of,
    complaint_stages,
    get_complaint_stage,
    lessons_for,
    outcomes_for,
)
from onedoor.apps.requests.queries.figures import clocks_for_figures, requests_for_figures
from onedoor.apps.requests.queries.outside import (
    asked_outside_about,
    get_outside_picture,
    get_outside_question,
    outside_names,
    outside_pictures,
    outside_questions_of,
    outside_questions_told,
)
from onedoor.apps.requests.queries.parts import parts_of
from onedoor.apps.requests.queries.public import (
    get_public_request,
    get_tracked_request,
    is_public,
    open_reports,
    public_reports,
    public_reports_among,
    public_requests_near,
)
from onedoor.apps.requests.queries.published import (
    get_published_picture,
    get_request_of_partner,
    published_requests,
    published_updates,
)
from onedoor.apps.requests.queries.queue import (
    SORTS,
    all_closing_reasons,
    closing_reasons,
    get_closing_reason,
    queue,
    queue_by_reference,
    queue_counts,
    queue_size,
    saved_views_of,
)
from onedoor.apps.requests.queries.replies import (
    get_reply_for,
    mentions_of,
    owners_of_replies,
    replies_editable_by,
    replies_for,
    reply_in_words,
)
from onedoor.apps.requests.queries.routing import areas_of_past, get_shift, rota_of, rules_of, try_rules
from onedoor.apps.requests.queries.similar import similar_requests
from onedoor.apps.requests.queries.summaries import bodies_of, summary_for_adviser
from onedoor.apps.requests.queries.tracking import (
    answers_of,
    followed_from_address,
    get_request_of_address,
    public_attachments,
    public_history,
    requests_of_address,
)
from onedoor.apps.requests.queries.types import (
    get_request_type,
    open_by_state,
    request_types,
    states_after,
    states_in_use,
)
from onedoor.apps.requests.queries.watch import watch_board
from onedoor.apps.requests.tokens import holder_of_token, link_token, request_for_token, tracking_link

__all__ = [
    "BULK_ACTIONS",
    "SORTS",
    "act_on_many",
    "add_closing_reason",
    "add_day_off",
    "add_note",
    "add_note_in_transaction",
    "add_shift",
    "add_words_of_partner",
    "all_closing_reasons",
    "answer",
    "answer_by_reply",
    "answer_outside",
    "answer_outside_by_reply",
    "answers_of",
    "answers_visible_to",
    "apply_partner_update",
    "areas_in_queue",
    "areas_of_past",
    "ask_outside",
    "ask_person",
    "asked_outside_about",
    "assign",
    "attach",
    "attachments_visible_to",
    "bodies_managed",
    "bodies_of",
    "bodies_worked_for",
    "calendar_feed_of",
    "change_closing_reason",
    "change_complaint_stage",
    "change_priority",
    "change_rules",
    "change_status",
    "change_view",
    "chase",
    "chase_in_transaction",
    "clocks_for_figures",
    "clocks_of",
    "close",
    "closing_reasons",
    "complaint_of",
    "complaint_stages",
    "days_off_visible_to",
    "decide_complaint",
    "delete_view",
    "discard_rules",
    "drop_saved_draft",
    "due_calendar",
    "due_feed",
    "escalation_steps_of",
    "follow",
    "followed_from_address",
    "forget_asker",
    "forgotten_with",
    "get_attachment_for",
    "get_closing_reason",
    "get_complaint_stage",
    "get_day_off_for",
    "get_outside_picture",
    "get_outside_question",
    "get_public_request",
    "get_published_picture",
    "get_reply_for",
    "get_request_by_reference",
    "get_request_for",
    "get_request_of_address",
    "get_request_of_partner",
    "get_request_type",
    "get_run_of",
    "get_shift",
    "get_step_for",
    "get_tracked_request",
    "holder_of_token",
    "install_defaults",
    "is_public",
    "keeping",
    "lessons_for",
    "link_token",
    "make_calendar_address",
    "mark_mentions_read",
    "may_escalate_for",
    "may_route_for",
    "may_work_on",
    "mentions_of",
    "merge",
    "name_asker_in_transaction",
    "note_moderation",
    "open_by_state",
    "open_reports",
    "open_saved_draft",
    "outcomes_for",
    "outside_names",
    "outside_pictures",
    "outside_questions_of",
    "outside_questions_told",
    "owners_of_replies",
    "parts_of",
    "pass_on",
    "public_attachments",
    "public_history",
    "public_reports",
    "public_reports_among",
    "public_requests_near",
    "publish_rules",
    "published_requests",
    "published_updates",
    "queue",
    "queue_by_reference",
    "queue_counts",
    "queue_size",
    "raise_request",
    "reads_whole",
    "receivers_of",
    "remove_day_off",
    "remove_escalation_step",
    "remove_reply",
    "remove_shift",
    "remove_state",
    "remove_type",
    "reopen",
    "reopen_in_transaction",
    "replies_editable_by",
    "replies_for",
    "reply_in_words",
    "request_for_token",
    "request_types",
    "requests_for_figures",
    "requests_of_address",
    "requests_visible_to",
    "requests_worked_by",
    "revoke_calendar_address",
    "revoke_links",
    "rota_of",
    "rules_of",
    "save_draft",
    "save_escalation_step",
    "save_reply",
    "save_state",
    "save_type",
    "save_view",
    "saved_file_keys",
    "saved_views_of",
    "separate",
    "services_in_queue",
    "shared_by",
    "similar_requests",
    "split_off",
    "staff_for",
    "states_after",
    "states_in_use",
    "stop_following",
    "summary_for_adviser",
    "take",
    "take_back_question",
    "teams_for",
    "tracking_link",
    "try_rules",
    "undo_run",
    "updates_visible_to",
    "watch_board",
    "watch_requests",
    "withdraw",
    "working_days_after",
]

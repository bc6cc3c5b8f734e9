"""The door to people."""

from onedoor.apps.people.access import (
    may_answer_for,
    may_find_residents,
    record_with_reference,
    references_for,
    sight_on,
)
from onedoor.apps.people.actions.alerting import (
    confirm_alert,
    end_alert,
    end_lapsed_alerts,
    raise_alert,
    review_alert,
    take_alert_reminders,
)
from onedoor.apps.people.actions.bulk import link_all_records
from onedoor.apps.people.actions.businesses import forget_business, save_business
from onedoor.apps.people.actions.contact_points import normalise_phone
from onedoor.apps.people.actions.forgetting import forget_resident
from onedoor.apps.people.actions.households import belong_together, leave_household
from onedoor.apps.people.actions.intake import import_own_records, receive_record
from onedoor.apps.people.actions.links import join, separate, separate_record, undo, undo_separation
from onedoor.apps.people.actions.newcomers import match_what_is_new
from onedoor.apps.people.actions.pairs import judge, take_back
from onedoor.apps.people.actions.pass_phrases import (
    has_pass_phrase,
    pass_phrase_set_at,
    remove_pass_phrase,
    set_pass_phrase,
    try_pass_phrase,
)
from onedoor.apps.people.actions.point_uses import set_point_uses
from onedoor.apps.people.actions.representing import add_representative, end_representation, get_representation
from onedoor.apps.people.actions.residents import (
    correct_resident_in_transaction,
    create_resident,
    update_resident,
)
from onedoor.apps.people.actions.restricting import (
    hold_residents,
    is_held,
    is_restricted,
    kept_residents,
    lift_restriction,
    records_unchanged_since,
    release_residents,
    restrict_resident,
)
from onedoor.apps.people.actions.sameness import say_same_person, undo_join
from onedoor.apps.people.actions.training import rebuild_match_keys, train_matcher
from onedoor.apps.people.alerting import ALERT_ROLES, alert_counts, alerts_for, get_alert_for
from onedoor.apps.people.alike import alike_residents, records_like
from onedoor.apps.people.knowing import FACTS
from onedoor.apps.people.known import known_elsewhere
from onedoor.apps.people.linkage.linking import link as link_files
from onedoor.apps.people.linkage.report import as_data as linked_as_data
from onedoor.apps.people.linkage.report import as_lines as linked_as_lines
from onedoor.apps.people.own_records import (
    record_of_person_who_knows,
    record_of_proved_person,
    records_known,
    records_of_same_person,
)
from onedoor.apps.people.parties import (
    BUSINESS_FACTS,
    at_home,
    businesses_unchanged_since,
    facts_of_business,
    find_businesses,
    get_business,
)
from onedoor.apps.people.queries.finding import find_residents, residents_with_email, residents_with_phone
from onedoor.apps.people.queries.records import (
    contact_points_of,
    facts_of,
    get_resident,
    see_resident,
)
from onedoor.apps.people.review.queue import PairSide, Progress, ShownPair, next_pair, progress, show_pair
from onedoor.apps.people.review.samples import FIFTHS, JudgedPair, judged_pairs
from onedoor.apps.people.speaking import facts_of_speaker, find_representatives, representations_of

__all__ = [
    "ALERT_ROLES",
    "BUSINESS_FACTS",
    "FACTS",
    "FIFTHS",
    "JudgedPair",
    "PairSide",
    "Progress",
    "ShownPair",
    "add_representative",
    "alert_counts",
    "alerts_for",
    "alike_residents",
    "at_home",
    "belong_together",
    "businesses_unchanged_since",
    "confirm_alert",
    "contact_points_of",
    "correct_resident_in_transaction",
    "create_resident",
    "end_alert",
    "end_lapsed_alerts",
    "end_representation",
    "facts_of",
    "facts_of_business",
    "facts_of_speaker",
    "find_businesses",
    "find_representatives",
    "find_residents",
    "forget_business",
    "forget_resident",
    "get_alert_for",
    "get_business",
    "get_representation",
    "get_resident",
    "has_pass_phrase",
    "hold_residents",
    "import_own_records",
    "is_held",
    "is_restricted",
    "join",
    "judge",
    "judged_pairs",
    "kept_residents",
    "known_elsewhere",
    "leave_household",
    "lift_restriction",
    "link_all_records",
    "link_files",
    "linked_as_data",
    "linked_as_lines",
    "match_what_is_new",
    "may_answer_for",
    "may_find_residents",
    "next_pair",
    "normalise_phone",
    "pass_phrase_set_at",
    "progress",
    "raise_alert",
    "rebuild_match_keys",
    "receive_record",
    "record_of_person_who_knows",
    "record_of_proved_person",
    "record_with_reference",
    "records_known",
    "records_like",
    "records_of_same_person",
    "records_unchanged_since",
    "references_for",
    "release_residents",
    "remove_pass_phrase",
    "representations_of",
    "residents_with_email",
    "residents_with_phone",
    "restrict_resident",
    "review_alert",
    "save_business",
    "say_same_person",
    "see_resident",
    "separate",
    "separate_record",
    "set_pass_phrase",
    "set_point_uses",
    "show_pair",
    "sight_on",
    "take_alert_reminders",
    "take_back",
    "train_matcher",
    "try_pass_phrase",
    "undo",
    "undo_join",
    "undo_separation",
    "update_resident",
]

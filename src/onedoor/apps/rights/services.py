"""The door to rights."""

from onedoor.apps.rights.access import get_part_for, may_edit_lists
from onedoor.apps.rights.actions.copying import clear_old_copies, fetch_copy, make_copies
from onedoor.apps.rights.actions.deciding import Answer, decide, records_of_part
from onedoor.apps.rights.actions.erasing import erase, needs_another
from onedoor.apps.rights.actions.forgetting import forget_case
from onedoor.apps.rights.actions.lists import add_ground, change_ground, change_terms
from onedoor.apps.rights.actions.opening import Asked, ask, ask_at_desk
from onedoor.apps.rights.actions.withdrawing import permission_of, withdraw
from onedoor.apps.rights.actions.withholding import withhold
from onedoor.apps.rights.actions.working import (
    ask_identity,
    extend,
    note_identity,
    note_identity_at_desk,
    take_part,
)
from onedoor.apps.rights.defaults.install import install_defaults
from onedoor.apps.rights.gathering import row_as_held
from onedoor.apps.rights.letter import answer_letter
from onedoor.apps.rights.queries.cases import case_of, cases_of, counts, parts_for, parts_of, preview
from onedoor.apps.rights.queries.lists import all_grounds, get_ground, grounds_for, terms

__all__ = [
    "Answer",
    "Asked",
    "add_ground",
    "all_grounds",
    "answer_letter",
    "ask",
    "ask_at_desk",
    "ask_identity",
    "case_of",
    "cases_of",
    "change_ground",
    "change_terms",
    "clear_old_copies",
    "counts",
    "decide",
    "erase",
    "extend",
    "fetch_copy",
    "forget_case",
    "get_ground",
    "get_part_for",
    "grounds_for",
    "install_defaults",
    "make_copies",
    "may_edit_lists",
    "needs_another",
    "note_identity",
    "note_identity_at_desk",
    "parts_for",
    "parts_of",
    "permission_of",
    "preview",
    "records_of_part",
    "row_as_held",
    "take_part",
    "terms",
    "withdraw",
    "withhold",
]

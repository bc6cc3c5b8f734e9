"""The form engine: a definition and answers in; pages to show, what is missing and checked answers out.

Pure: neither Django nor a database. `shape` is the form itself, `reading` and `exchange` take it out of JSON,
`conditions` says when something is asked, `values` checks one answer of each kind, `walking` goes through a form with
answers, `editing` makes another form of it, `proving` finds what is wrong with it before anybody meets it, `cases`
runs the test cases kept with it.
"""

from onedoor.foundation.asking.answer import CheckedAnswer
from onedoor.foundation.asking.cases import Case, Outcome, outcome_of, run
from onedoor.foundation.asking.conditions import as_words
from onedoor.foundation.asking.editing import (
    move_page,
    move_question,
    put_page,
    put_question,
    remove_page,
    remove_question,
)
from onedoor.foundation.asking.exchange import pack, unpack
from onedoor.foundation.asking.proving import faults, missing_welsh
from onedoor.foundation.asking.reading import Unreadable, read
from onedoor.foundation.asking.shape import (
    ANSWERS,
    KINDS,
    LISTS,
    MOST_ENTRIES,
    Clause,
    Condition,
    Form,
    Option,
    Page,
    Question,
    in_language,
    new_code,
    write,
)
from onedoor.foundation.asking.walking import (
    Asked,
    Checked,
    Step,
    asked_of,
    check_all,
    entries_of,
    key_of,
    offered,
    offered_at_once,
    steps,
    without_entry,
)

__all__ = [
    "ANSWERS",
    "KINDS",
    "LISTS",
    "MOST_ENTRIES",
    "Asked",
    "Case",
    "Checked",
    "CheckedAnswer",
    "Clause",
    "Condition",
    "Form",
    "Option",
    "Outcome",
    "Page",
    "Question",
    "Step",
    "Unreadable",
    "as_words",
    "asked_of",
    "check_all",
    "entries_of",
    "faults",
    "in_language",
    "key_of",
    "missing_welsh",
    "move_page",
    "move_question",
    "new_code",
    "offered",
    "offered_at_once",
    "outcome_of",
    "pack",
    "put_page",
    "put_question",
    "read",
    "remove_page",
    "remove_question",
    "run",
    "steps",
    "unpack",
    "without_entry",
    "write",
]

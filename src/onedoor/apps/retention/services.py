"""The door to retention."""

from onedoor.apps.retention.actions.running import run, run_due
from onedoor.apps.retention.actions.setting import ask_for_run, hold, open_thing, release, set_period, switch
from onedoor.apps.retention.queries import due_classes, due_things, holds_of, is_switched_on, runs_of

__all__ = [
    "ask_for_run",
    "due_classes",
    "due_things",
    "hold",
    "holds_of",
    "is_switched_on",
    "open_thing",
    "release",
    "run",
    "run_due",
    "runs_of",
    "set_period",
    "switch",
]

"""The door to feedback."""

from onedoor.apps.feedback.access import feedback_visible_to
from onedoor.apps.feedback.actions.forgetting import forget_words, words_kept
from onedoor.apps.feedback.actions.giving import give_feedback, install_defaults
from onedoor.apps.feedback.queries import feedback_for, feedback_for_figures, reasons, satisfaction
from onedoor.apps.feedback.satisfaction import NetSatisfaction, net_satisfaction

__all__ = [
    "NetSatisfaction",
    "feedback_for",
    "feedback_for_figures",
    "feedback_visible_to",
    "forget_words",
    "give_feedback",
    "install_defaults",
    "net_satisfaction",
    "reasons",
    "satisfaction",
    "words_kept",
]

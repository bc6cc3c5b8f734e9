"""The door to directory."""

from onedoor.apps.directory.checking import check_answers
from onedoor.apps.directory.defaults import install_defaults
from onedoor.apps.directory.memory import forget
from onedoor.apps.directory.queries import (
    channels,
    cost_per_contact,
    find_service,
    get_channel,
    get_service,
    hours_for,
    interactions,
    questions_for,
    services_by_topic,
    target_days,
    team_for,
    who_provides,
)
from onedoor.apps.directory.search import search_services

__all__ = [
    "channels",
    "check_answers",
    "cost_per_contact",
    "find_service",
    "forget",
    "get_channel",
    "get_service",
    "hours_for",
    "install_defaults",
    "interactions",
    "questions_for",
    "search_services",
    "services_by_topic",
    "target_days",
    "team_for",
    "who_provides",
]

"""The door to directory."""

from onedoor.apps.directory.access import may_change_directory, may_change_for
from onedoor.apps.directory.actions.figures import set_cost, set_hours, set_synonyms, set_target
from onedoor.apps.directory.actions.provision import add_provision, end_provision
from onedoor.apps.directory.actions.questions import (
    add_question,
    move_question,
    restore_question,
    retire_question,
    update_question,
)
from onedoor.apps.directory.actions.services import create_service, update_service
from onedoor.apps.directory.checking import check_answers
from onedoor.apps.directory.defaults import install_defaults
from onedoor.apps.directory.importers import import_provision, import_services
from onedoor.apps.directory.memory import forget
from onedoor.apps.directory.offered import offered_services
from onedoor.apps.directory.overview import (
    costs_of,
    find_area_uuid,
    get_provision,
    get_question,
    hours_about,
    list_services,
    provisions_of,
    questions_of,
    synonym_groups,
    targets_of,
    topics,
    worded_questions,
)
from onedoor.apps.directory.queries import (
    channels,
    cost_per_contact,
    find_service,
    get_channel,
    get_service,
    hours_for,
    interactions,
    known_service,
    questions_for,
    service_names,
    services_by_topic,
    target_days,
    team_for,
    who_provides,
)
from onedoor.apps.directory.search import search_services

__all__ = [
    "add_provision",
    "add_question",
    "channels",
    "check_answers",
    "cost_per_contact",
    "costs_of",
    "create_service",
    "end_provision",
    "find_area_uuid",
    "find_service",
    "forget",
    "get_channel",
    "get_provision",
    "get_question",
    "get_service",
    "hours_about",
    "hours_for",
    "import_provision",
    "import_services",
    "install_defaults",
    "interactions",
    "known_service",
    "list_services",
    "may_change_directory",
    "may_change_for",
    "move_question",
    "offered_services",
    "provisions_of",
    "questions_for",
    "questions_of",
    "restore_question",
    "retire_question",
    "search_services",
    "service_names",
    "services_by_topic",
    "set_cost",
    "set_hours",
    "set_synonyms",
    "set_target",
    "synonym_groups",
    "target_days",
    "targets_of",
    "team_for",
    "topics",
    "update_question",
    "update_service",
    "who_provides",
    "worded_questions",
]

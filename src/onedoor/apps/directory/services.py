"""The door to directory."""

from onedoor.apps.directory.access import may_change_directory, may_change_for
from onedoor.apps.directory.actions.figures import set_cost, set_hours, set_synonyms, set_target
from onedoor.apps.directory.actions.forms import (
    change_cases,
    change_form,
    discard_draft,
    publish_form,
    set_form,
    undo_change,
)
from onedoor.apps.directory.actions.provision import add_provision, end_provision
from onedoor.apps.directory.actions.services import create_service, update_service
from onedoor.apps.directory.defaults import install_defaults
from onedoor.apps.directory.forms import (
    check_answers,
    draft_of,
    form_of,
    get_form_version,
    known_form,
    published_form,
    versions_of,
)
from onedoor.apps.directory.importers import import_provision, import_services
from onedoor.apps.directory.memory import forget
from onedoor.apps.directory.offered import offered_services
from onedoor.apps.directory.overview import (
    costs_of,
    find_area_uuid,
    get_provision,
    hours_about,
    list_services,
    provisions_of,
    synonym_groups,
    targets_of,
    topics,
)
from onedoor.apps.directory.queries import (
    channels,
    cost_per_contact,
    every_service,
    find_service,
    get_channel,
    get_service,
    hours_for,
    interactions,
    known_service,
    recent_service_names,
    service_names,
    services_by_topic,
    services_with,
    target_for,
    team_for,
    who_provides,
)
from onedoor.apps.directory.ranking import Document, Found, Index
from onedoor.apps.directory.search import search_services

__all__ = [
    "Document",
    "Found",
    "Index",
    "add_provision",
    "change_cases",
    "change_form",
    "channels",
    "check_answers",
    "cost_per_contact",
    "costs_of",
    "create_service",
    "discard_draft",
    "draft_of",
    "end_provision",
    "every_service",
    "find_area_uuid",
    "find_service",
    "forget",
    "form_of",
    "get_channel",
    "get_form_version",
    "get_provision",
    "get_service",
    "hours_about",
    "hours_for",
    "import_provision",
    "import_services",
    "install_defaults",
    "interactions",
    "known_form",
    "known_service",
    "list_services",
    "may_change_directory",
    "may_change_for",
    "offered_services",
    "provisions_of",
    "publish_form",
    "published_form",
    "recent_service_names",
    "search_services",
    "service_names",
    "services_by_topic",
    "services_with",
    "set_cost",
    "set_form",
    "set_hours",
    "set_synonyms",
    "set_target",
    "synonym_groups",
    "target_for",
    "targets_of",
    "team_for",
    "topics",
    "undo_change",
    "update_service",
    "versions_of",
    "who_provides",
]

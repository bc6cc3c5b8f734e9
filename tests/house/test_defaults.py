"""What an installation starts with comes once: edited it stays edited, removed it stays away."""

from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import ProtectedError

from onedoor.foundation.models import InstalledDefault

pytestmark = [pytest.mark.house, pytest.mark.django_db]

APPS = [
    app.label
    for app in apps.get_app_configs()
    if app.name.startswith("onedoor.apps.") and hasattr(import_module(f"{app.name}.services"), "install_defaults")
]
Rows = dict[type[models.Model], list[dict[str, Any]]]


def install() -> None:
    """As `onedoor install` does: from the lowest layer up."""
    for app in reversed([apps.get_app_config(label) for label in APPS]):
        import_module(f"{app.name}.services").install_defaults()


def lists() -> Iterator[type[models.Model]]:
    """The models that have rows: all of them defaults."""
    for model in (model for label in APPS for model in apps.get_app_config(label).get_models()):
        if model._default_manager.exists():
            yield model


def as_it_stands() -> Rows:
    return {model: list(model._default_manager.order_by("pk").values()) for model in lists()}


def edit(model: type[models.Model]) -> None:
    """Blank whatever may be blank, which is where a default would most easily be taken for missing; reword the rest."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField) and not field.choices and not field.unique:
            if field.blank:
                model._default_manager.update(**{field.attname: ""})
            elif field.attname in {"name", "label", "wording", "body"}:
                model._default_manager.update(**{field.attname: "Reworded"})


def remove_some(model: type[models.Model]) -> None:
    for row in model._default_manager.order_by("pk")[::3]:
        try:
            row.delete()
        except ProtectedError:
            continue


@pytest.fixture
def installed(noon: datetime) -> None:
    install()
    assert len(APPS) > 5
    assert len(list(lists())) > 10


def test_installed_again_nothing_changes(installed: None) -> None:
    before, marks = as_it_stands(), InstalledDefault.objects.count()
    install()
    assert as_it_stands() == before
    assert InstalledDefault.objects.count() == marks


def test_what_was_edited_stays(installed: None) -> None:
    for model in list(lists()):
        edit(model)
    before = as_it_stands()
    install()
    assert as_it_stands() == before


def test_what_was_removed_stays_away(installed: None) -> None:
    for model in list(lists()):
        remove_some(model)
    before = as_it_stands()
    install()
    assert as_it_stands() == before

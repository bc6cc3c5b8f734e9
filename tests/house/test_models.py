"""Promises every model keeps."""

import re

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import models

from onedoor.foundation.encryption.fields import Encrypted
from onedoor.foundation.privacy import PrivacyClass, class_of, unclassified_fields

pytestmark = pytest.mark.house

LAYERS = (
    "foundation", "places", "partners", "directory", "assets", "people", "sharing", "onedoor_messages", "accounts",
    "feedback", "requests", "publishing", "knowledge", "callbacks", "contacts", "rights", "retention", "insight",
)  # fmt: skip
OURS = [model for model in apps.get_models() if model.__module__.startswith("onedoor.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_is_classified(model: type[models.Model]) -> None:
    assert unclassified_fields(model) == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model: type[models.Model]) -> None:
    own = LAYERS.index(model._meta.app_label)
    for field in model._meta.get_fields():
        target = field.related_model if not field.auto_created else None
        if isinstance(target, type):
            assert LAYERS.index(target._meta.app_label) <= own, f"{field} points up"


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_special_category_data_is_encrypted(model: type[models.Model]) -> None:
    fields = model._meta.concrete_fields
    encrypted = {field.name for field in fields if isinstance(field, Encrypted)}
    assert {field.name for field in fields if class_of(model, field.name) == PrivacyClass.SPECIAL} <= encrypted
    assert not [name for name in encrypted if class_of(model, name) == PrivacyClass.NONE]


def test_what_is_secret_is_encrypted_or_a_digest() -> None:
    """What another system must be shown again is encrypted; what is only compared is kept as a digest, and says so."""
    fields = [(model._meta.label, field) for model in OURS for field in model._meta.concrete_fields]
    secrets = {
        f"{label}.{field.name}": field for label, field in fields
        if re.search(r"(^|_)(secret|password|token|passphrase)$", field.name)
    }  # fmt: skip
    hashed = {"partners.Account.password"}
    # Says which edition of the places is read, to nobody but our own processes.
    public = {"places.Edition.token"}
    plain = {name for name, field in secrets.items() if not isinstance(field, Encrypted)}
    assert plain == hashed | public
    assert {"foundation.Subscription.secret", "contacts.Queue.secret", "contacts.Mailbox.password"} <= set(secrets)
    kept = {f"{label}.{field.name}" for label, field in fields if re.search(r"(^|_)(hash|digest|hashed)$", field.name)}
    assert {
        "partners.ApiKey.key_hash", "partners.ProvisioningToken.token_hash", "partners.Invitation.token_hash",
        "requests.OutsideQuestion.digest", "requests.SavedDraft.digest", "requests.CalendarFeed.digest",
        "people.PassPhrase.hashed",
    } <= kept  # fmt: skip


@pytest.mark.django_db
def test_django_has_nothing_to_say_of_them() -> None:
    """It would say it with every command, to whoever installs."""
    assert [said for said in run_checks(databases=["default"]) if not said.is_silenced()] == []

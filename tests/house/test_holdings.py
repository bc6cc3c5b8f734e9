"""A new personal field is in the copy a person gets, or it is said why not."""

import pytest
from django.apps import apps
from django.db import models

from onedoor.foundation.holdings import find_holdings, left_out
from onedoor.foundation.privacy import personal_fields

pytestmark = pytest.mark.house

PERSONAL = [model for model in apps.get_models() if model.__module__.startswith("onedoor.") and personal_fields(model)]


@pytest.mark.parametrize("model", PERSONAL, ids=lambda model: model._meta.label)
def test_every_personal_field_is_given_or_left_out_with_a_reason(model: type[models.Model]) -> None:
    held = {holding.label: holding for holding in find_holdings()}
    label, out = model._meta.label, left_out().get(model._meta.label, {})
    given = {*held[label].fields, held[label].file} if label in held else set()
    for name in personal_fields(model):
        assert name in given or len(out.get(name, "")) > 10, f"{label}.{name} is neither given nor left out"
    assert not given & out.keys(), "given and left out"


def test_what_is_left_out_and_given_is_there() -> None:
    """A name that no field has would hide one that has another."""
    for label, names in left_out().items():
        known = {field.name for field in apps.get_model(label)._meta.concrete_fields}
        assert names.keys() <= known, label
    for holding in find_holdings():
        known = {field.name for field in holding.model._meta.concrete_fields}
        assert set(holding.fields) <= known, holding.label

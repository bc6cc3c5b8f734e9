"""Writing the lists to the database, once."""

import tomllib
from importlib.resources import files
from typing import Any

from django.db import models, transaction

from onedoor.apps.sharing.models import AgreementTemplate, DataItem, LegalGround, Purpose
from onedoor.foundation.installing import never_installed
from onedoor.foundation.remembering import forget_all

__all__ = ["install_defaults", "read"]


def read(name: str) -> list[dict[str, Any]]:
    """The rows of `name.toml`; what its table `all` says is said of each."""
    whole = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    rows = whole[name]
    return [{**whole.get("all", {}), "order": order * 10, **row} for order, row in enumerate(rows, start=1)]


@transaction.atomic(durable=True)
def install_defaults() -> None:
    """Purposes, data items, legal grounds and templates; what was edited or removed since stays so."""
    _install(Purpose, "purposes", "code")
    _install(DataItem, "data_items", "code")
    _install(AgreementTemplate, "templates", "code")
    _install_grounds()
    forget_all()


def _install(model: type[models.Model], name: str, key: str) -> None:
    rows = {row[key]: row for row in read(name)}
    new = never_installed(f"sharing.{name}", rows)
    there = set(model._default_manager.values_list(key, flat=True))
    model._default_manager.bulk_create(model(**rows[code]) for code in rows if code in new - there)


def _install_grounds() -> None:
    rows = {f"{row['kind']} {row['code']}": row for row in read("grounds")}
    new = never_installed("sharing.grounds", rows)
    there = {f"{kind} {code}" for kind, code in LegalGround.objects.values_list("kind", "code")}
    LegalGround.objects.bulk_create(LegalGround(**rows[key]) for key in rows if key in new - there)

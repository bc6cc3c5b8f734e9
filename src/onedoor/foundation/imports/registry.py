"""Importers of every app, for `onedoor import NAME`. An app's `importers.py` registers its own."""

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import autodiscover_modules

from onedoor.foundation.imports.report import Report

__all__ = ["Importer", "importers", "register"]


@dataclass(frozen=True)
class Importer:
    """`add_arguments` declares its options beyond `paths` and `--dry-run`; `run` gets them all by keyword."""

    name: str
    help: str
    run: Callable[..., Report]
    add_arguments: Callable[[ArgumentParser], None] = lambda parser: None


_importers: dict[str, Importer] = {}


def register(importer: Importer) -> Importer:
    _importers[importer.name] = importer
    return importer


def importers() -> dict[str, Importer]:
    """All importers of the installed apps, by name."""
    autodiscover_modules("importers")
    return dict(sorted(_importers.items()))


def chosen_options(importer: Importer, options: dict[str, Any]) -> dict[str, Any]:
    """What this importer declared, without Django's own options."""
    parser = ArgumentParser(add_help=False)
    importer.add_arguments(parser)
    names = {action.dest for action in parser._actions}
    return {name: value for name, value in options.items() if name in names}

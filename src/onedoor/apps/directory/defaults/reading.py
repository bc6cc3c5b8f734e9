"""Reading the TOML files of defaults."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["read", "read_services"]


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def read(name: str) -> list[dict[str, Any]]:
    """The rows of `name.toml`, which holds one table array of that name."""
    rows: list[dict[str, Any]] = _read(name)[name]
    return rows


def read_services() -> list[dict[str, Any]]:
    """Every default service, from all `services_*.toml`, each with the topic and provision its file gives to all."""
    found = []
    for path in sorted(files(__package__).iterdir(), key=lambda path: path.name):
        if path.name.startswith("services_") and path.name.endswith(".toml"):
            whole = _read(path.name.removesuffix(".toml"))
            found += [{"topic": whole["topic"], **service} for service in whole["service"]]
    return found

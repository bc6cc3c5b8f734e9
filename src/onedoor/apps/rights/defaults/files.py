"""Reading the lists."""

import tomllib
from importlib.resources import files
from typing import Any

__all__ = ["read"]


def read(name: str) -> list[dict[str, Any]]:
    """The rows of `name.toml`; what its table `all` says is said of each."""
    whole = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    return [{**whole.get("all", {}), **row} for row in whole[name]]

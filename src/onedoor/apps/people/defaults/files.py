"""Reading a dated list: the installation's own where there is one, else the one shipped."""

import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Any

__all__ = ["own_file", "read_default"]


def own_file(name: str) -> Path:
    """Where the installation keeps its own."""
    return Path(os.environ.get("ONEDOOR_INSTANCE_DIR", "var")) / "people" / name


def read_default(name: str) -> Any:
    """The list of that name."""
    own = own_file(name)
    shipped = files("onedoor.apps.people.defaults").joinpath(name)
    return json.loads(own.read_text(encoding="utf-8") if own.exists() else shipped.read_text(encoding="utf-8"))

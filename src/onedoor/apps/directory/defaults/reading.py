"""Reading the TOML files of defaults, and the forms that come as files of their own."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from onedoor.foundation.asking.cases import Case
from onedoor.foundation.asking.exchange import unpack
from onedoor.foundation.asking.reading import read as read_definition
from onedoor.foundation.asking.shape import Form

__all__ = ["asks", "read", "read_form", "read_services"]


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


def asks(service: Mapping[str, Any]) -> bool:
    """Whether the service asks anything of its own."""
    return bool(service.get("questions")) or _file(service["slug"]).is_file()


def read_form(service: Mapping[str, Any]) -> tuple[Form, list[Case]]:
    """What a service asks: `forms/<slug>.json` with its test cases, else its few questions on one page."""
    file = _file(service["slug"])
    if file.is_file():
        return unpack(file.read_bytes())
    questions = [{**one, "options": _options(one.get("options", ()))} for one in service["questions"]]
    return read_definition({"pages": [{"code": "questions", "questions": questions}]}), []


def _file(slug: str) -> Any:
    return files(__package__).joinpath("forms", f"{slug}.json")


def _options(rows: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    # A third word is the second in Welsh.
    return [dict(zip(("code", "label", "label_cy"), row, strict=False)) for row in rows]

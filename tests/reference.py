"""Writes the list of event types into docs/integrate/events.md from the code. `python -m tests.reference`."""

import dataclasses
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

__all__ = ["DOCUMENT", "event_table", "with_table"]

DOCUMENT = Path(__file__).parent.parent / "docs" / "integrate" / "events.md"
_START, _END = "<!-- event types: written by `python -m tests.reference` -->", "<!-- end of event types -->"


def event_table() -> str:
    """One line for each type of event there is, by name."""
    from django.apps import apps

    from onedoor.foundation.events.log import Happening

    # The log's own types stand in a module of another name, for `events` is the whole log there.
    modules = [f"{app.name}.events" for app in apps.get_app_configs() if app.name.startswith("onedoor.")]
    for module in ["onedoor.foundation.events.happenings", *modules]:
        if find_spec(module):
            import_module(module)
    ours = [kind for kind in Happening.__subclasses__() if kind.__module__.startswith("onedoor.")]
    lines = [_line(kind) for kind in sorted(ours, key=lambda kind: kind.type)]
    return "\n".join(["| type | data | what happened |", "|---|---|---|", *lines])


def _line(kind: type) -> str:
    names = ", ".join(f"`{field.name}`" for field in dataclasses.fields(kind)) or "–"
    words = (kind.__doc__ or "").strip().partition("\n")[0]
    # A dataclass without words of its own is given its signature.
    words = "" if words.startswith(f"{kind.__name__}(") else words
    return f"| `{kind.type}` | {names} | {words} |"  # type: ignore[attr-defined]


def with_table(document: str, table: str) -> str:
    """The document with the list in its place."""
    before, _, rest = document.partition(_START)
    return f"{before}{_START}\n\n{table}\n\n{_END}{rest.partition(_END)[2]}"


def main() -> None:
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    sys.path.insert(0, str(DOCUMENT.parent.parent.parent))
    import django

    django.setup()
    DOCUMENT.write_text(with_table(DOCUMENT.read_text(encoding="utf-8"), event_table()), encoding="utf-8")


if __name__ == "__main__":
    main()

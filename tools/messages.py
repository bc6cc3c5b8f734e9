"""`make messages`: gather what is to be translated, merge it into the Welsh catalogue, and compile that.

GNU gettext is not needed: templates are read with Django's own `templatize`, Python files with Babel, and Babel
writes the catalogue. Strings of the staff side are not gathered: staff work in English.
"""

import ast
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "src/onedoor/web"
PO = WEB / "locale/cy/LC_MESSAGES/django.po"
MO = PO.with_suffix(".mo")
APPS = ROOT / "src/onedoor/apps"
GATHERED = (
    WEB / "portal", WEB / "components", APPS / "directory", APPS / "rights",
    *(path.parent for path in sorted(APPS.glob("*/holdings.py")) if path.parent.name not in ("directory", "rights")),
)  # fmt: skip
CHANNELS = ROOT / "src/onedoor/apps/directory/defaults/channels.toml"

MessageId = str | tuple[str, str]
_STRING = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(n?gettext|_)\(\s*u?({_STRING})\s*(?:,\s*u?({_STRING}))?", re.DOTALL)
_FUNCTIONS = {"gettext": None, "gettext_lazy": None, "gettext_noop": None, "_": None, "say": None, "ngettext": (1, 2),
              "ngettext_lazy": (1, 2)}  # fmt: skip


def _of_template(path: Path) -> Iterator[MessageId]:
    from django.utils.translation.template import templatize

    for function, first, second in _CALL.findall(templatize(path.read_text(encoding="utf-8"))):
        singular = ast.literal_eval(first)
        yield (singular, ast.literal_eval(second)) if function == "ngettext" else singular


def _of_python(path: Path) -> Iterator[MessageId]:
    for _line, message, _comments, _context in extract_from_file("python", path, keywords=_FUNCTIONS):
        yield message if isinstance(message, str) else (message[0], message[1])


def _of_choices() -> Iterator[MessageId]:
    """Labels that pages translate when they show them."""
    from onedoor.apps.requests.data import Status, UpdateKind

    for choices in (Status, UpdateKind):
        yield from (str(label) for label in choices.labels)


def _of_channels() -> Iterator[MessageId]:
    """Names of ways in, as they are installed."""
    with CHANNELS.open("rb") as file:
        yield from (row["name"] for row in tomllib.load(file)["channels"])


def gather() -> dict[MessageId, str]:
    """Every message of the public pages, with the file it was first met in."""
    found: dict[MessageId, str] = {}
    for folder in GATHERED:
        for path in sorted(folder.rglob("*")):
            if path.suffix not in {".html", ".py"} or path.name == "gallery.html":
                continue
            where = str(path.relative_to(ROOT))
            for message in _of_template(path) if path.suffix == ".html" else _of_python(path):
                found.setdefault(message, where)
    for message in _of_choices():
        found.setdefault(message, "src/onedoor/apps/requests/data.py")
    for message in _of_channels():
        found.setdefault(message, str(CHANNELS.relative_to(ROOT)))
    return found


def read_catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="cy")


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    catalogue, gathered = read_catalogue(), gather()
    for message in [message.id for message in catalogue if message.id and message.id not in gathered]:
        catalogue.delete(message)
    for message, where in gathered.items():
        catalogue.add(message, locations=[(where, 0)])
    catalogue.project, catalogue.version, catalogue.msgid_bugs_address = "Onedoor", "0.1", ""
    catalogue.last_translator, catalogue.language_team = "", ""
    with PO.open("wb") as po, MO.open("wb") as mo:
        write_po(po, catalogue, width=120, omit_header=False, include_lineno=False, sort_output=True)
        write_mo(mo, catalogue)
    missing = [message.id for message in catalogue if message.id and not message.string]
    print(f"{len(gathered)} messages, {len(missing)} not translated")
    for one in missing:
        print(repr(one))
    return 0


if __name__ == "__main__":
    sys.exit(main())

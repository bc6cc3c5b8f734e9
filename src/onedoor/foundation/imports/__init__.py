"""One frame for every importer: say what is wrong by file, line and field; apply everything or nothing.

    with importing(dry_run=dry_run) as report:
        for row in read_table(path, report, required=("code", "name")):
            rows[row.text("code")] = row
        save(report, "libraries", Library, existing, wanted, fields=("name",))

Where any problem was noted, leaving the block raises `ImportRefused` and nothing stays in the database.
"""

from onedoor.foundation.imports.reading import Row, read_json, read_records, read_table, read_text
from onedoor.foundation.imports.registry import Importer, importers, register
from onedoor.foundation.imports.report import Change, ImportRefused, Problem, Report, importing
from onedoor.foundation.imports.saving import end_missing, save

__all__ = [
    "Change",
    "ImportRefused",
    "Importer",
    "Problem",
    "Report",
    "Row",
    "end_missing",
    "importers",
    "importing",
    "read_json",
    "read_records",
    "read_table",
    "read_text",
    "register",
    "save",
]

"""The copy as one page that stands alone: read on any device, printed on any printer, with nothing to load."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from onedoor.apps.rights.data import HeldField, HeldRow, HeldSection

if TYPE_CHECKING:
    from onedoor.apps.rights.models import Case, Part, RightsTerms

__all__ = ["complaint", "page_of"]

_STYLE = """
body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c}
dl{border-top:1px solid #b1b4b6;margin:0 0 1.5rem;padding-top:.5rem;break-inside:avoid}
dt{font-weight:bold}dd{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}
"""


def page_of(
    case: "Case",
    sections: Sequence[HeldSection],
    *,
    parts: "Iterable[Part]",
    bodies: Mapping[str, str],
    terms: "RightsTerms",
    made: str,
) -> str:
    """The page in the language that is in force."""
    return format_html(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title>"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>{}</style></head>"
        "<body><h1>{}</h1><p>{}</p>{}{}<h2>{}</h2><p>{}</p></body></html>\n",
        case.language, case.reference, SafeString(_STYLE), _("A copy of what is kept about you"),
        _("Reference %(reference)s, made %(day)s.") % {"reference": case.reference, "day": made},
        _answers(parts, case.language), format_html_join("", "{}", ((_section(one, bodies),) for one in sections)),
        _("If you are not happy with this"), complaint(terms, case.language),
    )  # fmt: skip


def complaint(terms: "RightsTerms", language: str) -> str:
    """To whom a person complains, in words."""
    how = ", ".join(part for part in (terms.regulator_url, terms.regulator_phone) if part)
    said = _("You may complain to %(regulator)s, or go to court.") % {"regulator": terms.regulator_in(language)}
    return f"{said} {how}".strip()


def _answers(parts: "Iterable[Part]", language: str) -> SafeString:
    """What each body answered."""
    rows = [
        (
            part.organisation.name_in(language), part.decision_shown,
            " ".join(text for text in (part.ground.words_in(language) if part.ground else "", part.reason) if text),
        )
        for part in parts
    ]  # fmt: skip
    return format_html_join("", "<dl><dt>{}</dt><dd>{}. {}</dd></dl>", rows)


def _section(section: HeldSection, bodies: Mapping[str, str]) -> SafeString:
    rows = format_html_join("", "{}", ((_row(row, bodies.get(row.body, "")),) for row in section.rows))
    return format_html("<h2>{}</h2>{}", section.title, rows)


def _row(row: HeldRow, body: str) -> SafeString:
    pairs = [(_("Kept by"), body), *((one.label, _said(one)) for one in row.fields)]
    return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", pairs))


def _said(one: HeldField) -> str:
    return _("Held back: it may be about somebody else.") if one.is_hidden else one.text

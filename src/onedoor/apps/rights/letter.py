"""One body's answer as a letter, for whoever reads no e-mail, in the language of the person."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from onedoor.apps.rights.actions.deciding import records_of_part
from onedoor.apps.rights.page import complaint
from onedoor.apps.rights.queries.lists import terms
from onedoor.foundation import clock
from onedoor.foundation.errors import Conflict

if TYPE_CHECKING:
    from onedoor.apps.rights.models import Part

__all__ = ["AnswerLetter", "answer_letter"]


@dataclass(frozen=True, slots=True)
class AnswerLetter:
    """`address` stands where a window envelope shows it; empty where nothing is kept of them any more, or not safe."""

    language: str
    sender: str
    address: tuple[str, ...]
    day: str
    about: str
    heading: str
    paragraphs: tuple[str, ...]
    complaint_heading: str
    complaint: str


def answer_letter(part: "Part") -> AnswerLetter:
    """Raises Conflict while nothing is answered. The caller has been let in to the part."""
    if not part.is_decided:
        raise Conflict("There is no answer yet.")
    case, language = part.case, part.case.language
    with override(language):
        return AnswerLetter(
            language=language,
            sender=part.organisation.name_in(language),
            address=_address(part),
            day=date_format(clock.today(), "j F Y"),
            about=_("Our reference: %(reference)s") % {"reference": case.reference},
            heading=str(case.kind_shown),
            paragraphs=tuple(_paragraphs(part)),
            complaint_heading=_("If you are not happy with this"),
            complaint=complaint(terms(), language),
        )


def _address(part: "Part") -> tuple[str, ...]:
    for record in records_of_part(part):
        if record.is_safe_to_contact and record.address_text:
            lines = [line.strip() for line in record.address_text.split(",")]
            code = record.postcode_key
            is_said = not code or code in record.address_text.upper().replace(" ", "")
            return (record.full_name, *lines, *(() if is_said else (f"{code[:-3]} {code[-3:]}",)))
    return ()


def _paragraphs(part: "Part") -> list[str]:
    case = part.case
    asked = date_format(localtime(case.asked_at), "j F Y")
    said = [
        _("On %(day)s you asked about your information: “%(kind)s”.") % {"day": asked, "kind": case.kind_shown},
        _("Our answer is: %(decision)s.") % {"decision": part.decision_shown.lower()},
    ]
    if part.ground:
        said.append(part.ground.words_in(case.language))
    if part.reason:
        said.append(part.reason)
    told = [one.organisation.name_in(case.language) for one in part.told.select_related("organisation")]
    told += [one.shown or _("somebody outside") for one in part.told_outside.all()]
    if told:
        said.append(_("We told those who had seen it: %(bodies)s.") % {"bodies": ", ".join(told)})
    if part.carried_out_at:
        day = date_format(localtime(part.carried_out_at), "j F Y")
        said.append(_("It was erased on %(day)s.") % {"day": day})
    elif part.waits_for_erasure:
        said.append(_("It is being erased."))
    return said

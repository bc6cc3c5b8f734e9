"""Reasons as they stand at the start: the drivers of satisfaction in plain words. Editable afterwards."""

from dataclasses import dataclass

from onedoor.apps.feedback.data import Face

__all__ = ["REASONS", "DefaultReason"]


@dataclass(frozen=True, slots=True)
class DefaultReason:
    """One reason in both languages, for one face or (None) for any."""

    code: str
    face: Face | None
    label: str
    label_cy: str


# The five drivers (MORI for the Office of Public Services Reform, 2004): delivery, timeliness, information,
# professionalism, staff attitude. The face says whether it went well or badly.
REASONS = (
    DefaultReason("delivery", None, "What was done, or not done", "Yr hyn a wnaed, neu na wnaed"),
    DefaultReason("time", None, "How long it took", "Faint o amser a gymerodd"),
    DefaultReason("information", None, "What I was told along the way", "Yr hyn a ddywedwyd wrthyf ar hyd y ffordd"),
    DefaultReason("know-how", None, "Whether people knew what they were doing", "A oedd pobl yn gwybod eu gwaith"),
    DefaultReason("staff", None, "How I was treated", "Sut y cefais fy nhrin"),
    DefaultReason("website", None, "How easy it was to ask", "Pa mor hawdd oedd gofyn"),
    DefaultReason("not-fixed", Face.POOR, "It is not sorted", "Nid yw wedi'i ddatrys"),
)

"""The causes an installation starts with, each with where it comes from: administrators read that beside it."""

__all__ = ["CAUSES"]

_GUIDE = "NI 14 guide (IDeA, July 2008), as recalled"

# code, label, help, source
CAUSES = (
    ("chase", "Chasing progress", "Asking what has become of a request that is still open.", _GUIDE),
    ("closed_early", "Closed before it was sorted", "It was closed, and the need was still there.", _GUIDE),
    ("unclear", "Unclear letter or page", "Asking what something we sent or published means.", _GUIDE),
    ("signpost", "Sent to the wrong place", "Badly signposted, or passed from one body to another.", _GUIDE),
    ("repeat_info", "Telling us again", "Giving information that the partnership has already.", _GUIDE),
    (
        "missed_appointment",
        "We missed an appointment",
        "Somebody should have come, rung or been there.",
        "Our own; named in Delivering public service transformation 2008",
    ),
    (
        "not_online",
        "Should have been online",
        "Asking for what the web pages should have said or let them do.",
        "Our own; an example GovMetric gives of NI 14",
    ),
)

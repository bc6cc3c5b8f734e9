"""The usual topics, so that their names can be translated; an installation may use others."""

from django.utils.translation import gettext_noop

__all__ = ["USUAL_TOPICS"]

USUAL_TOPICS = (
    gettext_noop("Families, schools and life events"),
    gettext_noop("Health and care"),
    gettext_noop("Housing"),
    gettext_noop("Money, council tax and benefits"),
    gettext_noop("Noise, pests and feeling safe"),
    gettext_noop("Roads, pavements and lights"),
    gettext_noop("Rubbish and clean streets"),
    gettext_noop("Your council, planning and leisure"),
)

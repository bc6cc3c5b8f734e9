"""Choices of people: codes that are stored, with their words."""

from datetime import timedelta

from django.db.models import TextChoices

__all__ = [
    "ALERT_LASTS_AT_MOST",
    "DECIDING",
    "AccessNeed",
    "AlertKind",
    "Answer",
    "Decider",
    "DecisionKind",
    "Ground",
    "PairState",
    "Restriction",
    "SameBecause",
    "Treatment",
]


class Decider(TextChoices):
    """Who or what found that records are of one person, or are not."""

    MATCHER = "matcher", "The matcher, when the record came"
    BULK = "bulk", "A run over whole files"
    REVIEW = "review", "Record reviewers"
    STAFF = "staff", "A member of staff"
    PERSON = "person", "The person, when they signed in"


class SameBecause(TextChoices):
    """Why an adviser takes two records for one person's. What it rests on, never what it says."""

    SAID = "said", "The person said that both are theirs"
    DOCUMENT = "document", "A document shows both names or addresses"
    CHANGED = "changed", "They changed their name or moved, and said when"
    TWICE = "twice", "The same person was written down twice"


class DecisionKind(TextChoices):
    """What a decision did."""

    JOIN = "join", "Joined"
    SEPARATE = "separate", "Separated"
    UNDO = "undo", "Undone"


class Treatment(TextChoices):
    """What the matcher did with a pair by itself."""

    JOINED = "joined", "Joined"
    DOUBTED = "doubted", "Left to reviewers"
    REFUSED = "refused", "Taken for two people"


class Answer(TextChoices):
    """What a reviewer says of two records."""

    SAME = "same", "Same person"
    DIFFERENT = "different", "Different people"
    CANNOT = "cannot", "Cannot tell"


class PairState(TextChoices):
    """What reviewers found of a pair."""

    OPEN = "open", "To be looked at"
    SAME = "same", "Same person"
    DIFFERENT = "different", "Different people"
    UNSURE = "unsure", "Cannot be told"


class Restriction(TextChoices):
    """Why a record is kept and not used (UK GDPR article 18(1))."""

    ACCURACY = "accuracy", "The person says that it is wrong, and that is being checked"
    UNLAWFUL = "unlawful", "It should not be held, and the person does not want it erased"
    CLAIM = "claim", "It is no longer needed here, and the person needs it for a legal claim"
    OBJECTION = "objection", "The person objects to its use, and that is being weighed"


class Ground(TextChoices):
    """By what right somebody speaks for another."""

    CONSENT = "consent", "The person said so"
    PARENT = "parent", "Parental responsibility"
    LPA_MONEY = "lpa_money", "Lasting power of attorney: property and money"
    LPA_HEALTH = "lpa_health", "Lasting power of attorney: health and welfare"
    DEPUTY = "deputy", "Deputy of the Court of Protection"
    APPOINTEE = "appointee", "Appointee for benefits"
    ADVOCATE = "advocate", "Advocate"


class AccessNeed(TextChoices):
    """What makes it possible to deal with somebody."""

    TEXT_RELAY = "text_relay", "Text relay, or text instead of talking"
    SIGN = "sign", "British Sign Language"
    LIP_READS = "lip_reads", "Lip-reads"
    EASY_READ = "easy_read", "Easy read"
    BRAILLE = "braille", "Braille"
    AUDIO = "audio", "Audio"
    STEP_FREE = "step_free", "Step-free"
    HOME_VISIT = "home_visit", "Home visit"
    QUIET = "quiet", "A quiet place, and time"


class AlertKind(TextChoices):
    """What staff are warned of."""

    VIOLENCE = "violence", "Has been violent or threatening"
    PAIRS = "pairs", "Visit in pairs"
    HOME = "home", "Danger at the home, as a dog"
    AT_RISK = "at_risk", "May be at risk of harm"


# Nobody carries a warning for ever because nobody looked.
ALERT_LASTS_AT_MOST = timedelta(days=366)


# By these somebody decides in the person's place; by the others they speak, and the person decides.
DECIDING = frozenset({Ground.PARENT, Ground.LPA_MONEY, Ground.LPA_HEALTH, Ground.DEPUTY})

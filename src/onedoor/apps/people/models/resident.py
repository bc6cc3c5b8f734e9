"""A resident's record: one organisation's own. Which records are of one person stands in `person.py`."""

from django.db import models
from django.db.models import Q

from onedoor.apps.people.data import Restriction, whole_address
from onedoor.foundation import clock, ids
from onedoor.foundation.encryption.fields import EncryptedBoolean, EncryptedJSON, EncryptedText
from onedoor.foundation.models import Identified


class Resident(Identified):
    """A person the front office deals with, with only what is needed to deal with them well."""

    reference = models.CharField(max_length=9, unique=True, default=ids.new_reference)
    held_by = models.ForeignKey(
        "partners.Organisation", null=True, on_delete=models.PROTECT, related_name="residents_held",
        help_text="Whose record this is; none for the partnership's own front office.",
    )  # fmt: skip
    person = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="records",
        help_text="As the link that holds says; none where the record is joined to nothing.",
    )  # fmt: skip
    source_system = models.CharField(max_length=40, blank=True, help_text="The system it was taken from.")
    source_key = models.CharField(max_length=100, blank=True, help_text="What that system calls it.")
    title = models.CharField(max_length=20, blank=True)
    given_names = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    known_as = models.CharField(max_length=120, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, blank=True, help_text="m or f, where the source system records it.")
    address_text = models.CharField(max_length=400, blank=True)
    postcode_key = models.CharField(max_length=8, blank=True)
    uprn = models.PositiveBigIntegerField(null=True, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True, help_text="Ten figures, the last of which checks.")
    ni_hash = models.CharField(max_length=64, blank=True, help_text="National Insurance number, by keyed hash only.")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    language = models.CharField(max_length=10, default="en-gb")
    preferred_channel = models.CharField(max_length=20, blank=True)
    needs_large_print = EncryptedBoolean(default=False)
    needs_interpreter = EncryptedBoolean(default=False)
    help_needed = EncryptedText(max_length=300, blank=True, help_text="As in: hard of hearing, speak slowly.")
    interpreter_language = EncryptedText(max_length=40, blank=True, help_text="As in: Polish.")
    access_needs = EncryptedJSON(
        default=list, blank=True, help_text="Codes of what makes it possible to deal with them."
    )
    is_safe_to_contact = models.BooleanField(default=True)
    contact_warning = EncryptedText(max_length=300, blank=True, help_text="As in: do not leave a message.")
    restricted_at = models.DateTimeField(
        null=True, blank=True, help_text="Since when it is kept and not used (UK GDPR article 18)."
    )
    restricted_why = models.CharField(max_length=12, choices=Restriction.choices, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)
    forgotten_at = models.DateTimeField(null=True, blank=True, help_text="Since then the row says nothing of anybody.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(restricted_at__isnull=True, restricted_why="")
                | (Q(restricted_at__isnull=False) & ~Q(restricted_why="")),
                name="resident_restricted_for_a_reason",
            ),
            models.UniqueConstraint(
                fields=["held_by", "source_system", "source_key"],
                condition=~Q(source_key=""),
                name="resident_once_a_source_key",
            ),
        ]
        indexes = [
            models.Index(fields=["restricted_at"], name="resident_restricted", condition=Q(restricted_at__isnull=False))
        ]

    class Privacy:
        none = ("source_system", "restricted_at", "restricted_why", "created_at", "updated_at", "forgotten_at")
        personal = (
            "source_key", "reference", "title", "given_names", "family_name", "known_as", "birth_date", "sex",
            "address_text", "postcode_key", "uprn", "nhs_number", "ni_hash", "latitude", "longitude", "language",
            "preferred_channel",
            "is_safe_to_contact", "contact_warning",
        )  # fmt: skip
        special = ("needs_large_print", "needs_interpreter", "help_needed", "interpreter_language", "access_needs")

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.title, self.given_names, self.family_name) if part)

    @property
    def address(self) -> str:
        return whole_address(self.address_text, self.postcode_key)

    def __str__(self) -> str:
        return self.full_name or self.reference


class Hold(Identified):
    """Something that needs the record kept as it is, as a case about the person's rights: no schedule erases it."""

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="holds")
    about = models.UUIDField(help_text="What holds it.")
    held_at = models.DateTimeField(default=clock.now)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "about"], condition=Q(released_at__isnull=True), name="hold_once"
            )
        ]

    class Privacy:
        none = ("about", "held_at", "released_at")


class ContactPoint(Identified):
    """A way to reach a resident."""

    class Kind(models.TextChoices):
        PHONE = "phone", "Phone"
        EMAIL = "email", "E-mail"

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=254, help_text="As given.")
    normalised = models.CharField(max_length=254, help_text="E.164, or the address in lower case.")
    is_preferred = models.BooleanField(default=False)
    is_safe = models.BooleanField(default=True, help_text="Off: never use it.")
    is_only_to_check = models.BooleanField(
        default=False, help_text="Never use it to reach them: only to find out whether it is them."
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "kind", "normalised"],
                condition=Q(ended_at__isnull=True),
                name="contact_point_once",
            ),
            models.CheckConstraint(
                condition=Q(is_only_to_check=False) | Q(is_safe=False), name="contact_point_only_to_check_is_not_used"
            ),
        ]

    class Privacy:
        none = ("kind", "verified_at", "ended_at")
        personal = ("value", "normalised", "is_preferred", "is_safe", "is_only_to_check")


class SearchKey(models.Model):
    """A thing by which a resident is found: a word of the name, how it sounds, a birth date, postcode, phone.

    Pairs are two words run together, so that a full name is one look-up however common its halves are.

    `value` is lower-case letters and digits only, so that a range of values means the same in every database.
    """

    class Kind(models.TextChoices):
        NAME = "name", "A word of a name"
        PAIR = "pair", "Two words of a name, run together"
        SOUND = "sound", "How a word of a name sounds"
        BEGUN = "begun", "The first letters of two words of a name, run together, and both words"
        SOUND_PAIR = "soundpair", "How two words of a name sound, run together"
        BIRTH = "birth", "Birth date"
        BORN = "born", "Year of birth and a word of a name, run together"
        POSTCODE = "postcode", "Postcode"
        PHONE = "phone", "Phone"
        EMAIL = "email", "E-mail"
        REFERENCE = "reference", "Reference"

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="search_keys")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.CharField(max_length=254)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["resident", "kind", "value"], name="search_key_once")]
        indexes = [models.Index(fields=["kind", "value", "resident"], name="search_key_by_value")]

    class Privacy:
        none = ("kind",)
        personal = ("value",)


class NameSpelling(models.Model):
    """A word met in names, by a form of it with one letter left out: what finds a misspelt name.

    It grows with the names there are, not with the people, and says nothing of anybody.
    """

    form = models.CharField(max_length=120)
    word = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "word"], name="name_spelling_once")]

    class Privacy:
        none = ("form", "word")

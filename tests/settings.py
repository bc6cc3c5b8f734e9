"""The product's own settings, with what a test run must have instead of a person's environment."""

import os
import tempfile

os.environ.update({
    name: value
    for name, value in (
        ("ONEDOOR_SECRET_KEY", "only-for-tests-0123456789-0123456789"),
        ("ONEDOOR_DATA_KEYS", "b25seS1mb3ItdGVzdHMtMDEyMzQ1Njc4OS0wMTIzNDU="),
        ("ONEDOOR_NI_KEY", "only-for-tests-too-0123456789-0123456789"),
        ("ONEDOOR_INSTANCE_DIR", tempfile.mkdtemp(prefix="onedoor-tests-")),
        ("ONEDOOR_DATABASE_URL", "sqlite://"),
        ("ONEDOOR_REQUIRE_SECOND_STEP", "no"),
        ("ONEDOOR_EMAIL_SENDER", "outbox"),
    )
    if name not in os.environ and f"{name}_FILE" not in os.environ
})  # fmt: skip

from onedoor.config.settings import *  # noqa: F403
from tests.migrated import template

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Rows are written past the actions that would have a process read them again.
MEMORY_SECONDS = int(os.environ.get("ONEDOOR_MEMORY_SECONDS", "0"))
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
if DATABASES["default"]["ENGINE"].endswith("sqlite"):  # noqa: F405
    # Said outright, or each of several processes would write a file: they know Django's own engine only.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405
elif template():
    DATABASES["default"]["TEST"] = {"TEMPLATE": template()}  # noqa: F405
# Static files come from where they are written: a test run collects nothing.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True

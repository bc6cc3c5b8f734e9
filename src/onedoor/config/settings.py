"""Every setting of an installation. Variables and their meaning are listed in docs/operate/settings.md."""

from pathlib import Path
from urllib.parse import urlparse

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from onedoor.config.env import env_bool, env_file, env_hours, env_int, env_list, env_path, env_secret, env_str
from onedoor.foundation.databases import database
from onedoor.foundation.encryption.keyring import read_keys

PACKAGE_DIR = Path(__file__).resolve().parent.parent

# Where this installation keeps its own files: database (SQLite), uploads, signing key.
INSTANCE_DIR = env_path("ONEDOOR_INSTANCE_DIR", Path.cwd() / "var")
UPLOADS_DIR = INSTANCE_DIR / "uploads"
SIGNING_KEY_PATH = INSTANCE_DIR / "event-signing-key.pem"

SECRET_KEY = env_secret("ONEDOOR_SECRET_KEY")
# Under it National Insurance numbers are hashed. Losing or changing it means they match nothing kept before.
NI_KEY = env_secret("ONEDOOR_NI_KEY", "")
# Special category data is stored under the first of these; all of them read. One a line.
DATA_KEYS = env_secret("ONEDOOR_DATA_KEYS")
DATA_KEYS_FILE = env_file("ONEDOOR_DATA_KEYS")
try:
    read_keys(DATA_KEYS)
except ValueError as error:
    raise ImproperlyConfigured(f"ONEDOOR_DATA_KEYS: {error}.") from error
DEBUG = env_bool("ONEDOOR_DEBUG", False)
ALLOWED_HOSTS = env_list("ONEDOOR_HOSTS", "localhost,127.0.0.1,[::1]")
PUBLIC_URL = env_str("ONEDOOR_PUBLIC_URL", "http://localhost:8000").rstrip("/")
IS_SECURE = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
# True shows the outbox page instead of sending anything, and the demonstration's sign-ins.
IS_DEMONSTRATION = env_bool("ONEDOOR_DEMONSTRATION", False)

INSTALLED_APPS = [
    "onedoor.web.components",
    "onedoor.web.portal",
    "onedoor.web.desk",
    "onedoor.web.office",
    "onedoor.api.open311",
    "onedoor.demonstration",
    "onedoor.apps.insight",
    "onedoor.apps.retention",
    "onedoor.apps.rights",
    "onedoor.apps.contacts",
    "onedoor.apps.callbacks",
    "onedoor.apps.publishing",
    "onedoor.apps.knowledge",
    "onedoor.apps.requests",
    "onedoor.apps.feedback",
    "onedoor.apps.assets",
    "onedoor.apps.accounts",
    "onedoor.apps.messages",
    "onedoor.apps.sharing",
    "onedoor.apps.people",
    "onedoor.apps.directory",
    "onedoor.apps.partners",
    "onedoor.apps.places",
    "onedoor.foundation",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "onedoor.api.shortcut.MachineShortcut",
    "onedoor.web.components.middleware.UnkeptPagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "onedoor.web.components.middleware.ErrorPageMiddleware",
    "onedoor.web.office.sign_in.middleware.SecondStepMiddleware",
    "onedoor.web.components.second_lock.SecondLockMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "onedoor.config.urls"
WSGI_APPLICATION = "onedoor.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "onedoor.web.components.context.partnership",
            ],
            "builtins": ["onedoor.web.components.templatetags.components"],
        },
    }
]
FORM_RENDERER = "onedoor.web.components.forms.GovukRenderer"

DATABASES = {"default": database(env_str("ONEDOOR_DATABASE_URL", f"sqlite:///{INSTANCE_DIR}/onedoor.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [PACKAGE_DIR / "web" / "locale"]
TIME_ZONE = env_str("ONEDOOR_TIME_ZONE", "Europe/London")
# Which part of which country keeps which bank holidays, as the `holidays` library names them.
BANK_HOLIDAYS = env_str("ONEDOOR_BANK_HOLIDAYS", "GB-ENG")
WORKING_HOURS = env_hours("ONEDOOR_WORKING_HOURS", "09:00-17:00")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = INSTANCE_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "onedoor.foundation.encryption.files.EncryptedStorage",
        "OPTIONS": {
            "location": UPLOADS_DIR,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
ATTACHMENT_MAX_BYTES = env_int("ONEDOOR_ATTACHMENT_MAX_MB", 10) * 1024 * 1024

AUTH_USER_MODEL = "partners.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "staff:home"
LOGOUT_REDIRECT_URL = "portal:home"
ACCOUNT_ADAPTER = "onedoor.web.office.sign_in.adapter.StaffAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
# Whether an address has an account is not told to strangers, nor by a letter to it.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
# Wrong passwords are counted by axes, in the database, for all processes together; this is a last fence per machine.
ACCOUNT_RATE_LIMITS = {"login_failed": "100/m/ip"}
ACCOUNT_FORMS = {
    "login": "onedoor.web.office.sign_in.forms.LoginForm",
    "reset_password": "onedoor.web.office.sign_in.forms.ResetPasswordForm",
    "reset_password_from_key": "onedoor.web.office.sign_in.forms.ResetPasswordKeyForm",
    "change_password": "onedoor.web.office.sign_in.forms.ChangePasswordForm",
    "set_password": "onedoor.web.office.sign_in.forms.SetPasswordForm",
    "reauthenticate": "onedoor.web.office.sign_in.forms.ConfirmForm",
}
MFA_ADAPTER = "onedoor.web.office.sign_in.mfa.StaffMFAAdapter"
MFA_FORMS = {
    "authenticate": "onedoor.web.office.sign_in.forms.CodeForm",
    "reauthenticate": "onedoor.web.office.sign_in.forms.ConfirmCodeForm",
    "activate_totp": "onedoor.web.office.sign_in.forms.ActivateForm",
    "add_webauthn": "onedoor.web.office.sign_in.forms.AddPasskeyForm",
    "edit_webauthn": "onedoor.web.office.sign_in.forms.EditPasskeyForm",
}
ACCOUNT_SESSION_REMEMBER = False
# A code is still good for half a minute after another is shown: some read it slowly, some telephones are late.
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE
# Whose role the partnership names must use a second step before any staff page opens to them.
REQUIRE_SECOND_STEP = env_bool("ONEDOOR_REQUIRE_SECOND_STEP", not IS_DEMONSTRATION)
USERSESSIONS_TRACK_ACTIVITY = False
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "onedoor.foundation.callers.address_of"
AXES_USERNAME_FORM_FIELD = "login"
AXES_VERBOSE = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "office/sign_in/locked.html"

# Residents may sign in with GOV.UK One Login, or a provider that speaks as it does. Off while there is no client id.
ONE_LOGIN_ISSUER = env_str("ONEDOOR_ONE_LOGIN_ISSUER", "https://oidc.account.gov.uk/")
ONE_LOGIN_CLIENT_ID = env_str("ONEDOOR_ONE_LOGIN_CLIENT_ID", "")
ONE_LOGIN_KEY = env_str("ONEDOOR_ONE_LOGIN_KEY", "")
ONE_LOGIN_NAME = env_str("ONEDOOR_ONE_LOGIN_NAME", "GOV.UK One Login")
ONE_LOGIN_LEVEL = env_str("ONEDOOR_ONE_LOGIN_LEVEL", "Cl.Cm")
# Whose identities are believed; empty: nobody is sent to prove who they are.
ONE_LOGIN_IDENTITY_ISSUER = env_str("ONEDOOR_ONE_LOGIN_IDENTITY_ISSUER", "")
if ONE_LOGIN_CLIENT_ID and not ONE_LOGIN_KEY:
    raise ImproperlyConfigured("ONEDOOR_ONE_LOGIN_KEY is not set. Set ONEDOOR_ONE_LOGIN_KEY_FILE to a private key.")
if ONE_LOGIN_LEVEL not in {"Cl", "Cl.Cm"}:
    raise ImproperlyConfigured(f"ONEDOOR_ONE_LOGIN_LEVEL is {ONE_LOGIN_LEVEL!r}; it must be Cl or Cl.Cm.")
# The operator puts here what organisations' own providers know us by: <organisation>.secret or <organisation>.pem.
SIGN_IN_SECRETS_DIR = env_path("ONEDOOR_SIGN_IN_SECRETS_DIR", INSTANCE_DIR / "sign-in")
# Whether providers may be asked over plain http and inside our own network.
SIGN_IN_PRIVATE_HOSTS = env_bool("ONEDOOR_SIGN_IN_PRIVATE_HOSTS", DEBUG)

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 10 * 60 * 60
SECURE_HSTS_SECONDS = 31536000 if IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_SECURE
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env_bool("ONEDOOR_BEHIND_PROXY", False) else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Map tiles are off by default: our own GeoJSON is drawn instead, and no visitor is shown to a third party.
MAP_TILE_URL = env_str("ONEDOOR_MAP_TILE_URL", "")
MAP_TILE_CREDIT = env_str("ONEDOOR_MAP_TILE_CREDIT", "")
# Whoever signs out here is led on by the form to sign out there as well.
_SIGN_OUT_HOSTS = ["{0.scheme}://{0.netloc}".format(urlparse(ONE_LOGIN_ISSUER))] if ONE_LOGIN_CLIENT_ID else []
_TILE_HOSTS = [f"https://{urlparse(MAP_TILE_URL).hostname}"] if MAP_TILE_URL else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *_TILE_HOSTS],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *_SIGN_OUT_HOSTS],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

EMAIL_HOST = env_str("ONEDOOR_SMTP_HOST", "localhost")
EMAIL_PORT = env_int("ONEDOOR_SMTP_PORT", 25)
EMAIL_HOST_USER = env_str("ONEDOOR_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env_str("ONEDOOR_SMTP_PASSWORD", "")
EMAIL_USE_TLS = env_bool("ONEDOOR_SMTP_TLS", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env_str("ONEDOOR_FROM_EMAIL", "onedoor@localhost")
# Plugins that carry a message, by channel; see apps/messages/senders.
EMAIL_SENDER = env_str("ONEDOOR_EMAIL_SENDER", "outbox" if IS_DEMONSTRATION else "smtp")
TEXT_SENDER = env_str("ONEDOOR_TEXT_SENDER", "outbox")
LETTER_SENDER = env_str("ONEDOOR_LETTER_SENDER", "print")
LETTER_FOLDER = env_str("ONEDOOR_LETTER_FOLDER", "")
NOTIFY_API_KEY = env_str("ONEDOOR_NOTIFY_API_KEY", "")
NOTIFY_URL = env_str("ONEDOOR_NOTIFY_URL", "https://api.notifications.service.gov.uk")
NOTIFY_EMAIL_TEMPLATE = env_str("ONEDOOR_NOTIFY_EMAIL_TEMPLATE", "")
NOTIFY_TEXT_TEMPLATE = env_str("ONEDOOR_NOTIFY_TEXT_TEMPLATE", "")
# Carriers tell under it what became of a message, and pass on replies; without one they are not listened to.
NOTIFY_CALLBACK_TOKEN = env_str("ONEDOOR_NOTIFY_CALLBACK_TOKEN", "")
TEXT_GATEWAY_URL = env_str("ONEDOOR_TEXT_GATEWAY_URL", "")
TEXT_GATEWAY_TOKEN = env_str("ONEDOOR_TEXT_GATEWAY_TOKEN", "")
TEXT_FROM = env_str("ONEDOOR_TEXT_FROM", "Onedoor")

# How long a process may go on from what it remembers of services, teams, targets and wordings.
MEMORY_SECONDS = env_int("ONEDOOR_MEMORY_SECONDS", 5)

# How long a worker may take over what it claimed before another takes it again.
CLAIM_SECONDS = env_int("ONEDOOR_CLAIM_SECONDS", 120)
# Whether events may be sent to plain http and to addresses inside our own network.
WEBHOOK_PRIVATE_HOSTS = env_bool("ONEDOOR_WEBHOOK_PRIVATE_HOSTS", DEBUG)

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# SQLite leaves out what an index holds beside its key; nothing is wrong with that.
SILENCED_SYSTEM_CHECKS = ["models.W040"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "onedoor.foundation.log_lines.LineFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env_str("ONEDOOR_LOG_LEVEL", "INFO")},
}

"""Small typed readers of the environment. A missing or wrong value stops the start and names the variable.

Every variable may instead be given as `<NAME>_FILE`, the path of a file that holds the value (for secrets), but not as
both: nobody could say which holds. What is said of a wrong one goes to logs, and shows nothing of a secret.
"""

import os
from datetime import time
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

__all__ = ["env_bool", "env_file", "env_hours", "env_int", "env_list", "env_path", "env_secret", "env_str"]

_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def _read(name: str) -> str | None:
    file_name, value = os.environ.get(f"{name}_FILE"), os.environ.get(name)
    if not file_name:
        return value
    if value is not None:
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set. Unset one of them.")
    try:
        text = Path(file_name).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE names {file_name}, which cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ImproperlyConfigured(f"{name}_FILE names {file_name}, which is no text in UTF-8.") from None
    if not text:
        raise ImproperlyConfigured(f"{name}_FILE names {file_name}, which is empty.")
    return text


def env_str(name: str, default: str | None = None) -> str:
    """Text; required where no default is given."""
    value = _read(name)
    if value is None:
        if default is None:
            raise ImproperlyConfigured(f"{name} is not set. Set it, or {name}_FILE.")
        return default
    return value


def env_file(name: str) -> Path | None:
    """The file the value was read from, where it was."""
    file_name = os.environ.get(f"{name}_FILE")
    return Path(file_name).resolve() if file_name else None


def env_secret(name: str, default: str | None = None) -> str:
    """Text that must be at least 32 characters long; required where no default is given."""
    value = env_str(name, default)
    if len(value) < 32 and value != default:
        raise ImproperlyConfigured(f"{name} is shorter than 32 characters.")
    return value


def env_bool(name: str, default: bool) -> bool:
    """1/0, true/false, yes/no, on/off."""
    value = (_read(name) or ("1" if default else "0")).lower()
    if value not in _TRUE | _FALSE:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be yes or no.")
    return value in _TRUE


def env_int(name: str, default: int) -> int:
    """A whole number."""
    value = _read(name)
    try:
        return default if value is None else int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number.") from error


def env_hours(name: str, default: str) -> tuple[time, time]:
    """From when to when, as in 09:00-17:00."""
    value = env_str(name, default)
    try:
        opens, closes = (time.fromisoformat(part.strip()) for part in value.split("-"))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be two times, as in 09:00-17:00.") from error
    if opens >= closes:
        raise ImproperlyConfigured(f"{name} is {value!r}; the first time must come before the second.")
    return opens, closes


def env_list(name: str, default: str = "") -> list[str]:
    """Words separated by commas."""
    return [word.strip() for word in env_str(name, default).split(",") if word.strip()]


def env_path(name: str, default: Path) -> Path:
    """A path; relative ones are taken from the working directory."""
    value = _read(name)
    return Path(value).resolve() if value else default

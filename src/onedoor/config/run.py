"""`make run`: an installation of its own in `var/`, the demonstration in it, and its processes started.

For trying Onedoor and for small partnerships; docs/operate says how a county runs it.
"""

import argparse
import os
import secrets
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from joserfc.jwk import ECKey

from onedoor.foundation.encryption.keyring import new_key

INSTANCE = Path.cwd() / "var"


def prepare_environment() -> None:
    """Settings an installation must have, made once and kept in `var/`; what is set already is left alone."""
    INSTANCE.mkdir(mode=0o700, exist_ok=True)
    for setting, name, made in (
        ("ONEDOOR_SECRET_KEY", "secret-key", secrets.token_urlsafe(50)),
        ("ONEDOOR_DATA_KEYS", "data-keys", new_key()),
    ):
        key = INSTANCE / name
        if not key.exists():
            key.touch(mode=0o600)
            key.write_text(made, encoding="utf-8")
        if setting not in os.environ:
            os.environ.setdefault(f"{setting}_FILE", str(key))
    os.environ.setdefault("ONEDOOR_INSTANCE_DIR", str(INSTANCE))
    os.environ.setdefault("ONEDOOR_DEMONSTRATION", "yes")
    os.environ.setdefault("ONEDOOR_HOSTS", "*")
    os.environ.setdefault("ONEDOOR_LOG_LEVEL", "WARNING")


def prepare_one_login(port: int) -> int:
    """A stand-in for GOV.UK One Login on the next free port, and the settings for it; 0 where there is none: one is
    set up already, or browsers come from elsewhere."""
    if (
        "ONEDOOR_ONE_LOGIN_CLIENT_ID" in os.environ
        or urlsplit(os.environ["ONEDOOR_PUBLIC_URL"]).hostname != "localhost"
    ):
        return 0
    key = INSTANCE / "one-login.pem"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_bytes(ECKey.generate_key("P-256").as_pem(private=True))
    port = next(free for free in range(port + 1, port + 100) if _is_free(free))
    os.environ |= {
        "ONEDOOR_ONE_LOGIN_CLIENT_ID": "demonstration", "ONEDOOR_ONE_LOGIN_KEY_FILE": str(key),
        "ONEDOOR_ONE_LOGIN_NAME": "the stand-in for GOV.UK One Login", "ONEDOOR_SIGN_IN_PRIVATE_HOSTS": "yes",
        "ONEDOOR_ONE_LOGIN_ISSUER": f"http://localhost:{port}/",
        "ONEDOOR_ONE_LOGIN_IDENTITY_ISSUER": f"http://localhost:{port}/identity/",
    }  # fmt: skip
    return port


def _is_free(port: int) -> bool:
    with socket.socket() as trying:
        return trying.connect_ex(("127.0.0.1", port)) != 0


def onedoor(*arguments: str) -> None:
    """Run one `onedoor` command to its end, and stop here if it fails."""
    subprocess.run((sys.executable, "-m", "onedoor.config.manage", *arguments), check=True)


def serve(port: int, one_login: int) -> int:
    """Web, worker and stand-in until either ends or somebody presses Ctrl-C; then all are stopped and waited for."""
    manage = (sys.executable, "-m", "onedoor.config.manage")
    processes = [
        subprocess.Popen((*manage, "serve", "--port", str(port))),
        subprocess.Popen((*manage, "worker")),
    ]
    if one_login:
        processes.append(subprocess.Popen((*manage, "pretend-one-login", "--port", str(one_login))))

    def stop(*_: object) -> None:
        for process in processes:
            process.terminate()

    print(f"\nOnedoor is at {os.environ['ONEDOOR_PUBLIC_URL']} (staff: /staff/). Ctrl-C stops it.\n", flush=True)
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    os.wait()
    stop()
    return max(process.wait() for process in processes)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    arguments.add_argument("--fresh", action="store_true", help="make the demonstration again from nothing")
    arguments.add_argument("--no-serve", action="store_true", help="prepare only")
    options = arguments.parse_args()
    os.environ.setdefault("ONEDOOR_PUBLIC_URL", f"http://localhost:{options.port}")
    prepare_environment()
    one_login = prepare_one_login(options.port)
    onedoor("migrate", "--verbosity", "0")
    onedoor("collectstatic", "--noinput", "--verbosity", "0")
    onedoor("demonstration", *(["--fresh"] if options.fresh else []))
    return 0 if options.no_serve else serve(options.port, one_login)


if __name__ == "__main__":
    sys.exit(main())

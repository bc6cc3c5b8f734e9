"""A throw-away PostGIS, from Debian's packages, as the peer of the areas index."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["PostgisAbsent", "postgis"]


class PostgisAbsent(Exception):
    """There is no PostGIS on this machine; the message says what to install."""


def _programs() -> Path:
    for control in sorted(Path("/usr/share/postgresql").glob("*/extension/postgis.control"), reverse=True):
        programs = Path("/usr/lib/postgresql") / control.parent.parent.name / "bin"
        if (programs / "initdb").exists():
            return programs
    raise PostgisAbsent("PostGIS is not installed: apt-get install postgresql-15-postgis-3")


@contextmanager
def postgis() -> Iterator[str]:
    """Yields the connection string of an empty database with PostGIS; removed afterwards."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="onedoor-postgis-"))
    # PostgreSQL refuses to run as root: Debian's package brings a user for it.
    as_user = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    if as_user:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c shared_buffers=256MB"

    def call(*command: str) -> None:
        subprocess.run((*as_user, *command), check=True, stdout=subprocess.DEVNULL, cwd=folder)

    call(str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "bench", "--encoding=UTF8")
    call(str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        address = f"host={folder} user=bench dbname=postgres"
        call(
            str(programs / "psql"), "-q", "-h", str(folder), "-U", "bench", "postgres", "-c", "CREATE EXTENSION postgis"
        )
        yield address
    finally:
        call(str(programs / "pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

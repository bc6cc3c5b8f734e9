"""A throw-away PostgreSQL for tests and benchmarks: PyPI's pgserver, in a folder that is removed afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pgserver

__all__ = ["postgres"]


@contextmanager
def postgres(*settings: str) -> Iterator[str]:
    """Yields its URL, `postgresql://…?host=/socket/folder`. `settings` are SQL as in `fsync = off`."""
    with tempfile.TemporaryDirectory(prefix="onedoor-pg-") as folder:
        # The server runs as a user of its own and must be able to reach its files.
        Path(folder).chmod(0o755)
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            for setting in settings:
                server.psql(f"ALTER SYSTEM SET {setting};")
            server.psql("SELECT pg_reload_conf();")
            yield server.get_uri()
        finally:
            server.cleanup()

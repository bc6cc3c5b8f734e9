"""Everything that must hold, in the order in which failing is cheapest. `make test` and CI run this."""

import os
import shutil
import subprocess
import sys
import time

from tests.postgres import postgres

CHECKS = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("borders", ("lint-imports",)),
    ("types", ("mypy",)),
    ("known weaknesses", ("python", "-m", "tools.audit")),
)


def run(name: str, command: tuple[str, ...], **environment: str) -> bool:
    """Run one check with its own heading; True where it passed."""
    print(f"\n=== {name}", flush=True)
    started = time.monotonic()
    path = f"{os.path.dirname(sys.executable)}{os.pathsep}{os.environ['PATH']}"
    # Some containers forbid Python to keep what it compiled: each of a hundred processes would compile it all anew.
    given = {**os.environ, "PATH": path, "PYTHONDONTWRITEBYTECODE": "", **environment}
    result = subprocess.run(command, env=given, check=False)
    print(f"=== {name}: {'passed' if result.returncode == 0 else 'FAILED'} in {time.monotonic() - started:.0f} s")
    return result.returncode == 0


def install_browser() -> None:
    """Debian's Chromium, where there is no browser yet and apt can bring one."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return
    sudo = () if os.geteuid() == 0 else ("sudo",)
    run("browser lists", (*sudo, "apt-get", "update", "-qq"))
    run("browser", (*sudo, "apt-get", "install", "-y", "-qq", "chromium"))


def main() -> int:
    passed = [run(name, command) for name, command in CHECKS]
    if "--checks-only" not in sys.argv:
        install_browser()
        tests = (
            "pytest",
            "-n",
            "2",
            "--dist",
            "loadscope",
            "--no-loadscope-reorder",
            "-q",
            "--durations=40",
            "--durations-min=8",
        )
        passed.append(run("tests on SQLite", tests))
        with postgres("fsync = off", "synchronous_commit = off", "full_page_writes = off") as url:
            passed.append(
                run(
                    "tests on PostgreSQL",
                    (*tests, "-m", "not browser and not house", "--ignore", "tests/unit/people/linkage"),
                    ONEDOOR_DATABASE_URL=url,
                )
            )
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())

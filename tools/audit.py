"""Looks whether a known weakness stands in what an installation runs with. `make audit`; CI runs it as well.

`pip-audit` asks the advisories of PyPI about every version in requirements/linkage.txt, which is run.txt and what the
extra for linking files adds. What the extra for Spark adds is in no lock: its version is that of the cluster. Where
advisories cannot be asked that is said and nothing fails: whoever has no network must still be able to build. A known
weakness fails.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Finding", "judge"]

LOCKED = Path(__file__).parent.parent / "requirements" / "linkage.txt"
_COMMAND = (
    sys.executable, "-m", "pip_audit", "--requirement", str(LOCKED), "--disable-pip", "--require-hashes",
    "--format", "json", "--progress-spinner", "off", "--timeout", "10",
)  # fmt: skip
_LONGEST_SECONDS = 120


@dataclass(frozen=True)
class Finding:
    """What to say, and whether it fails."""

    lines: tuple[str, ...]
    fails: bool


def judge(answer: str) -> Finding:
    """What the JSON of pip-audit means; anything else, and an answer that asked of nothing, is one not reached."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Finding(("The advisories could not be reached: nothing was audited.",), fails=False)
    asked = [package for package in packages if "vulns" in package]
    weak = [
        f"{package['name']} {package['version']}: {known['id']}, mended in {', '.join(known['fix_versions']) or 'none'}"
        for package in asked
        for known in package["vulns"]
    ]
    if not asked:
        return Finding(("The advisories could not be reached: nothing was audited.",), fails=False)
    summary = f"{len(asked)} of {len(packages)} packages audited, {len(weak)} known weaknesses."
    return Finding((*weak, summary), fails=bool(weak))


def main() -> int:
    try:
        answer = subprocess.run(_COMMAND, capture_output=True, text=True, timeout=_LONGEST_SECONDS, check=False).stdout
    except subprocess.TimeoutExpired:
        answer = ""
    found = judge(answer)
    print("\n".join(found.lines))
    return int(found.fails)


if __name__ == "__main__":
    sys.exit(main())

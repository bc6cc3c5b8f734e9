"""Every mitigation in the threat model points at a test that is there."""

import ast
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.house

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/understand/threat-model.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PAGE)))


def test_it_names_tests_in_all_six_kinds() -> None:
    parts = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    kinds = [part for part in parts if part.partition(":")[0] in KINDS]
    assert len(kinds) == len(KINDS)
    assert all("tests/" in kind for kind in kinds)


KINDS = (
    "Spoofing", "Tampering", "Repudiation", "Information disclosure", "Denial of service", "Elevation of privilege"
)  # fmt: skip


@pytest.mark.parametrize(("path", "name"), NAMED, ids=lambda part: part.rpartition("/")[2])
def test_what_it_points_at_is_there(path: str, name: str) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_row_of_a_threat_names_one() -> None:
    threats_on = PAGE[PAGE.index("## Spoofing:") : PAGE.index("## Not done yet")]
    rows = [line for line in threats_on.splitlines() if line.startswith("| ") and line.count(" | ") == 2]
    threats = [line for line in rows if not line.startswith("| threat ")]
    assert threats
    assert [line for line in threats if "::test_" not in line] == []

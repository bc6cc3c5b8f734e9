"""A known weakness among what we run with fails the build; advisories that cannot be reached are said and do not."""

import json

import pytest

from tools.audit import judge

pytestmark = pytest.mark.house

# An advisory of Django 5.2.1 as pip-audit 2 gives it.
RECORDED = {
    "dependencies": [
        {
            "name": "django",
            "version": "5.2.1",
            "vulns": [
                {
                    "id": "PYSEC-2025-47",
                    "fix_versions": ["4.2.22", "5.1.10", "5.2.2"],
                    "aliases": ["CVE-2025-48432"],
                    "description": "Internal HTTP response logging does not escape request.path.",
                }
            ],
        },
        {"name": "asgiref", "version": "3.8.1", "vulns": []},
    ],
    "fixes": [],
}
NONE_ASKED = {"dependencies": [{"name": "django", "skip_reason": "Dependency not found"}], "fixes": []}


def test_a_known_weakness_fails_and_is_named() -> None:
    found = judge(json.dumps(RECORDED))
    assert found.fails
    assert found.lines[0] == "django 5.2.1: PYSEC-2025-47, mended in 4.2.22, 5.1.10, 5.2.2"


def test_without_one_it_passes() -> None:
    sound = {"dependencies": [{"name": "asgiref", "version": "3.8.1", "vulns": []}]}
    assert judge(json.dumps(sound)).lines == ("1 of 1 packages audited, 0 known weaknesses.",)


@pytest.mark.parametrize("answer", ["", "connection refused", json.dumps(NONE_ASKED), "[]"])
def test_advisories_out_of_reach_are_said_and_do_not_fail(answer: str) -> None:
    found = judge(answer)
    assert not found.fails
    assert found.lines == ("The advisories could not be reached: nothing was audited.",)

"""Every part writes to people through one door, which is where what they wish for is looked at."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import onedoor
from onedoor.apps.messages.data import OCCASIONS

pytestmark = pytest.mark.house

HOME = Path(onedoor.__file__).parent
# The two building blocks: to a person, as they wish; and to whoever subscribed to an event, who chose just that.
WRITERS = {"apps/messages/actions/write.py", "apps/messages/actions/notices.py"}
SENDERS = "apps/messages/senders/"
# Invented post of the demonstration, which is written as if it had been sent long ago.
INVENTED = "demonstration/"
WAYS_OUT = ("django.core.mail", "smtplib", "aiosmtplib", "notifications_python_client")
MAKES = {"create", "bulk_create", "get_or_create", "update_or_create"}


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (one.name for one in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module
        yield from (f"{node.module}.{one.name}" for one in node.names)


def _makes_a_message(node: ast.AST) -> bool:
    """`Message(…)` or `Message.objects.create(…)`."""
    if not isinstance(node, ast.Call):
        return False
    made = ast.unparse(node.func).split(".")
    return made[0] == "Message" and (len(made) == 1 or made[-1] in MAKES)


def around_the_door(path: str, text: str) -> list[str]:
    """What a file does that goes around the building blocks."""
    if not any(word in text for word in (*WAYS_OUT, "django.core import", "Message", "messages.actions")):
        return []
    nodes = list(ast.walk(ast.parse(text)))
    out = {name for node in nodes for name in _imported(node) if name.startswith(WAYS_OUT)}
    found = [] if path.startswith(SENDERS) else [f"{path} imports {name}" for name in sorted(out)]
    knows = {name for node in nodes for name in _imported(node)} & {
        "onedoor.apps.messages.models.Message", "onedoor.apps.messages.models.message.Message",
    }  # fmt: skip
    if knows and path not in WRITERS and any(_makes_a_message(node) for node in nodes):
        found.append(f"{path} makes a message of its own")
    if not path.startswith("apps/messages/") and any(
        name.startswith("onedoor.apps.messages.actions") for node in nodes for name in _imported(node)
    ):
        found.append(f"{path} does not come by the door")
    return found


def _ours() -> Iterator[tuple[str, str]]:
    for file in sorted(HOME.rglob("*.py")):
        path = file.relative_to(HOME).as_posix()
        if not path.startswith(INVENTED):
            yield path, file.read_text(encoding="utf-8")


def test_nobody_goes_around_the_door() -> None:
    assert [said for path, text in _ours() for said in around_the_door(path, text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "from django.core.mail import send_mail",
        "from django.core import mail",
        "import smtplib",
        "from onedoor.apps.messages.models import Message\nMessage.objects.create(to='a@b.example')",
        "from onedoor.apps.messages.models import Message\nrows = [Message(to='a@b.example')]",
        "from onedoor.apps.messages.actions.write import send",
    ],
)
def test_whoever_would_is_found(text: str) -> None:
    assert around_the_door("apps/requests/actions/telling.py", text)


def test_what_is_sent_has_a_purpose_that_can_be_declined_or_not() -> None:
    """A code given as it stands is an occasion, and there the purpose is that `send` looks up."""
    calls = [
        (path, node.args[0].value)
        for path, text in _ours()
        if "messages.send(" in text
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "messages.send" and node.args
        if isinstance(node.args[0], ast.Constant)
    ]
    assert len(calls) > 10, "Nothing sends any more, or this test does not see it."
    assert [(path, code) for path, code in calls if code not in OCCASIONS] == []
    assert all(occasion.purpose for occasion in OCCASIONS.values())

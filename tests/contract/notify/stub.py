"""GOV.UK Notify as its documentation describes it, for its own client to talk to: what it asks of a call, it checks.

https://docs.notifications.service.gov.uk/rest-api.html
"""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import jwt

__all__ = ["KEY", "TEMPLATES", "Stub", "notify_stub"]

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"onedoor-{SERVICE}-{SECRET}"
TEMPLATES = {"email": "f33517ff-2a88-4f6e-b855-c550268ce08a", "sms": "740e5834-3a29-46b4-9a6f-16142fde533a"}
_ADDRESS = {"email": "email_address", "sms": "phone_number"}


@dataclass
class Stub:
    """`refuses` is the next answer in place of the right one: status and kind of error."""

    url: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)
    refuses: list[tuple[int, str, str]] = field(default_factory=list)
    loses_answer: bool = False


@contextmanager
def notify_stub() -> Iterator[Stub]:
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            return None

        def do_GET(self) -> None:
            if not self._is_let_in():
                return
            asked = parse_qs(urlsplit(self.path).query)
            found = [one for one in stub.taken if one["reference"] == asked["reference"][0]]
            self._answer(200, {"notifications": found, "links": {"current": self.path}})

        def do_POST(self) -> None:
            if not self._is_let_in():
                return
            given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            kind = urlsplit(self.path).path.removeprefix("/v2/notifications/")
            if stub.refuses:
                status, error, message = stub.refuses.pop()
                self._answer(status, {"status_code": status, "errors": [{"error": error, "message": message}]})
                return
            problem = _problem(kind, given)
            if problem:
                errors = [{"error": "ValidationError", "message": problem}]
                self._answer(400, {"status_code": 400, "errors": errors})
                return
            made = {"id": str(uuid4()), "reference": given.get("reference"), "status": "created", "given": given,
                    "kind": kind}  # fmt: skip
            stub.taken.append(made)
            if stub.loses_answer:
                self.close_connection = True
                self.connection.close()
                return
            content = {"body": given.get("personalisation", {}).get("body", "")}
            uri = f"{stub.url}/v2/notifications/{made['id']}"
            self._answer(201, {"id": made["id"], "reference": made["reference"], "content": content, "uri": uri})

        def _is_let_in(self) -> bool:
            """The token names the service and is signed with the secret of the key, both within 30 seconds."""
            scheme, _, token = self.headers.get("Authorization", "").partition(" ")
            try:
                claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"require": ["iat", "iss"]})
                assert scheme == "Bearer"
                assert claims["iss"] == SERVICE
            except (jwt.InvalidTokenError, AssertionError):
                errors = [{"error": "AuthError", "message": "Invalid token: API key not found"}]
                self._answer(403, {"status_code": 403, "errors": errors})
                return False
            return True

        def _answer(self, status: int, content: dict[str, Any]) -> None:
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _problem(kind: str, given: dict[str, Any]) -> str:
    """What Notify would say is wrong with the call; empty where nothing is."""
    if kind == "letter" and "content" in given:
        content = base64.b64decode(given["content"], validate=True)
        return "" if content.startswith(b"%PDF") and given.get("reference") else "content is not a PDF"
    if kind not in _ADDRESS:
        return f"{kind} is not a kind of notification"
    if not given.get(_ADDRESS[kind]):
        return f"{_ADDRESS[kind]} is a required property"
    if given.get("template_id") != TEMPLATES[kind]:
        return "template_id is not a valid UUID"
    known = {"reference", "template_id", "personalisation", "email_reply_to_id", "one_click_unsubscribe_url",
             _ADDRESS[kind]}  # fmt: skip
    unknown = given.keys() - known
    if unknown:
        return f"Additional properties are not allowed ({unknown} was unexpected)"
    needed = {"email": {"subject", "body"}, "sms": {"body"}}[kind]
    missing = needed - given.get("personalisation", {}).keys()
    return f"Missing personalisation: {', '.join(sorted(missing))}" if missing else ""

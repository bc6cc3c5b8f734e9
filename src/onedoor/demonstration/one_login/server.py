"""The provider as a server on this machine alone, with the two pages a person meets there."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from onedoor.demonstration.one_login.provider import NotAsPublished, Someone, StandIn

__all__ = ["serving"]

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>body {{ font: 19px/1.5 sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; color: #0b0c0c }}
a {{ color: #1a65a6 }} a:focus {{ outline: 3px solid #ffdd00 }}
li {{ margin-bottom: .75rem; overflow-wrap: anywhere }}</style></head>
<body><main><p>This stands in for GOV.UK One Login. Everybody here is invented.</p><h1>{title}</h1>
{body}</main></body></html>"""


@contextmanager
def serving(provider: StandIn, port: int = 0) -> Iterator[StandIn]:
    """Until the block ends; on a free port where none is named."""
    server = ThreadingHTTPServer(("127.0.0.1", port), type("Pages", (_Pages,), {"provider": provider}))
    server.daemon_threads = True
    provider.url = provider.url or f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Pages(BaseHTTPRequestHandler):
    """What it answers; `provider` is set by whoever serves it."""

    provider: StandIn
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def parse_request(self) -> bool:
        """Who does not say which program it is, is refused, as One Login does."""
        if not super().parse_request():
            return False
        if self.headers.get("User-Agent"):
            return True
        self.close_connection = True
        self._say(403, {})
        return False

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = dict(parse_qsl(parts.query))
        published = {
            "/.well-known/openid-configuration": self.provider.discovery, "/.well-known/jwks.json": self.provider.jwks,
            "/identity/.well-known/did.json": self.provider.did,
        }  # fmt: skip
        pages = {"/": self._home, "/authorize": self._authorize, "/sign-out": self._sign_out}
        if parts.path in published:
            self._say(200, published[parts.path]())
        elif parts.path in pages:
            pages[parts.path](asked)
        elif parts.path == "/userinfo":
            self._say(*self.provider.person_of(self.headers.get("Authorization", "").removeprefix("Bearer ")))
        elif parts.path == "/logout":
            self._say(302, {}, parse_qs(parts.query)["post_logout_redirect_uri"][0])
        else:
            self._say(404, {})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self._say(*self.provider.exchange(dict(parse_qsl(body))))

    def _authorize(self, asked: dict[str, str]) -> None:
        who = asked.pop("who", "" if self.provider.asks_who else "0")
        try:
            if not who:
                self.provider.check_asked(asked)
                self._show("Sign in", _choices(self.provider.everybody, "authorize", asked))
            elif who == "nobody":
                self._say(302, {}, self.provider.turn_away(asked, "access_denied"))
            else:
                self._say(302, {}, self.provider.let_in(asked, self.provider.everybody[int(who)]))
        except NotAsPublished as error:
            self._say(400, {"error": "invalid_request", "error_description": str(error)})

    def _home(self, _: dict[str, str]) -> None:
        self._show("Sign out everywhere", _choices(self.provider.everybody, "sign-out", {}))

    def _sign_out(self, asked: dict[str, str]) -> None:
        status = self.provider.sign_out_everywhere(self.provider.everybody[int(asked["who"])])
        self._show("Signed out", f"<p>Every service was told, and answered {status}.</p>")

    def _show(self, title: str, body: str) -> None:
        self._send(200, _PAGE.format(title=title, body=body).encode(), "text/html; charset=utf-8")

    def _say(self, status: int, said: dict[str, Any], location: str = "") -> None:
        self._send(status, json.dumps(said).encode(), "application/json", location)

    def _send(self, status: int, body: bytes, kind: str, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


def _choices(everybody: list[Someone], path: str, asked: dict[str, str]) -> str:
    """A link for each; to signing in also one for nobody."""
    links = [(str(at), one.claims["email"]) for at, one in enumerate(everybody)]
    if asked:
        links.append(("nobody", "Go back without signing in"))
    items = [
        f'<li><a href="/{path}?{escape(urlencode({**asked, "who": who}))}">{escape(name)}</a></li>'
        for who, name in links
    ]
    return f"<ul>{''.join(items)}</ul>"

"""The explorer as a local page: articles in; a page on this machine's own address out.

Only this machine is answered: the server listens on the loopback address, and refuses a request
that another page sent (by its Host and Origin). The page may load nothing from elsewhere, and
nothing in an article's text runs: it is escaped, and the page's policy allows only its own scripts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from ..errors import HearsayError
from .answering import LONGEST
from .filling import fill, style

__all__ = ["ADDRESS", "ServingError", "serve"]

ADDRESS = "127.0.0.1"
LARGEST = 8 * LONGEST  # bytes of a question: a character may take six in JSON
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SCRIPTS = ("explorer.js", "local.js", "annotate.js")
PAGES = {
    "explore": ("How is this article told?", "./local.js"),
    "annotate": ("Mark it, then see what the tool marks", "./annotate.js"),
}
Reply = Callable[[dict], dict[str, str]]
_TEMPLATES = Path(__file__).parent / "templates"


class ServingError(HearsayError, OSError):
    """The local page cannot be served; the message says why and what to do."""


def serve(
    given: Mapping[str, object], reply: Reply, page: str = "explore", port: int = 0
) -> ThreadingHTTPServer:
    """Return a server of a local page, ready for ``serve_forever``.

    Parameters
    ----------
    given : dict
        What the page starts with: `answering.given`, or that of `annotating.replying`.
    reply : function
        What answers its questions, from a dict to a dict.
    page : {"explore", "annotate"}
    port : int
        The port; 0 for any that is free.

    Raises
    ------
    ServingError
        If the port is taken.
    """
    try:
        server = _Server((ADDRESS, port), _Handler)
    except (OSError, OverflowError) as error:
        raise ServingError(
            f"Port {port} cannot be used ({error}); choose another with --port, or leave it out."
        ) from None
    server.given, server.reply = json.dumps(given).encode(), reply
    server.files = _files(page)
    return server


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    given: bytes
    reply: Reply
    files: dict[str, tuple[str, bytes]]


@cache
def _files(name: str) -> dict[str, tuple[str, bytes]]:
    """Return what the page is made of: nothing else is ever served."""
    title, script = PAGES[name]
    page = fill("local.html", title=title, sheet=style("explorer"), main=True, script=script)
    files = {"/": ("text/html", page.encode())}
    for file in SCRIPTS:
        files[f"/{file}"] = ("text/javascript", (_TEMPLATES / file).read_bytes())
    return files


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "hearsay"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        if not self._from_here():
            return
        if self.path == "/given":
            self._send(HTTPStatus.OK, "application/json", self.server.given)
        elif self.path in self.server.files:
            self._send(HTTPStatus.OK, *self.server.files[self.path])
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "There is no such page here.")

    def do_POST(self) -> None:
        if not self._from_here():
            return
        try:
            size = int(self.headers.get("Content-Length", ""))
        except ValueError:
            size = -1
        if self.path != "/ask" or self.headers.get_content_type() != "application/json":
            self._refuse(HTTPStatus.NOT_FOUND, "Questions are sent to /ask, as JSON.")
        elif not 0 <= size <= LARGEST:
            self.close_connection = True
            self._refuse(
                HTTPStatus.OK, f"This is too long; up to {LONGEST:,} characters are read here."
            )
        else:
            self._answer(self.rfile.read(size))

    def _answer(self, raw: bytes) -> None:
        try:
            question = json.loads(raw)
        except ValueError:
            question = None
        if not isinstance(question, dict):
            self._refuse(HTTPStatus.BAD_REQUEST, "A question is an object in JSON.")
            return
        self._send(
            HTTPStatus.OK, "application/json", json.dumps(self.server.reply(question)).encode()
        )

    def _from_here(self) -> bool:
        """Refuse what another page sent: its site's name may lead to this machine."""
        port = self.server.server_port
        hosts = {f"{ADDRESS}:{port}", f"localhost:{port}"}
        origin = self.headers.get("Origin")
        here = self.headers.get("Host") in hosts
        if not here or (origin and origin not in {f"http://{host}" for host in hosts}):
            self._refuse(HTTPStatus.FORBIDDEN, "Only this machine's own page is answered.")
            return False
        return True

    def _refuse(self, status: HTTPStatus, sentence: str) -> None:
        self._send(status, "application/json", json.dumps({"refused": sentence}).encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing: the terminal is the user's."""

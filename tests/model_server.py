"""A server of a language model on this computer, real but for the model, that misbehaves as a test wants it to."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behave = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """One request; `asked` is what it says, and the server's `behave` answers it."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        self.close_connection = True
        self.asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, dict(self.headers), self.asked))
        self.server.behave(self)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is written to the terminal."""

    @property
    def words(self) -> str:
        """What the model is shown as data."""
        return str(self.asked["messages"][1]["content"])


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, behave: Behave) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behave = behave
        self.scheme = "http"
        self.requests: list[tuple[str, dict[str, str], dict[str, Any]]] = []

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has gone away is what the tests are about."""


@contextmanager
def serving(behave: Behave, certificate: tuple[str, str] | None = None) -> Iterator[Server]:
    """A server that behaves so while the block lasts; with a certificate and its key, over TLS."""
    server = Server(behave)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.scheme = "https"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(handler: Handler, content: bytes, status: int = 200, **headers: str) -> None:
    """A response as it should be, but for what the headers say."""
    told = {"Content-Type": "application/json", "Content-Length": str(len(content))}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    handler.send_response(status)
    for name, value in told.items():
        if value:
            handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(content)


def chat(text: str, finish: str = "stop", served: str = "tiny-1") -> bytes:
    """The body of a chat's response."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return json.dumps({"object": "chat.completion", "model": served, "choices": [choice]}).encode()


def saying(*values: Mapping[str, Any], finish: str = "stop") -> Behave:
    """A model that lists these values whatever it is asked."""
    return telling(json.dumps({"values": list(values)}, ensure_ascii=False), finish)


def telling(text: str, finish: str = "stop") -> Behave:
    return lambda handler: send(handler, chat(text, finish))


def refusing(status: int, content: bytes = b"", **headers: str) -> Behave:
    return lambda handler: send(handler, content, status, **headers)


def in_turn(*each: Behave) -> Behave:
    """Behaves differently from request to request; the last way stays."""
    left = list(each)

    def behave(handler: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return behave


def drop(handler: Handler) -> None:
    """The connection ends without a word."""
    handler.connection.close()


def cut_off(handler: Handler) -> None:
    """The connection ends in the middle of the answer."""
    body = chat('{"values": []}')
    send(handler, body[:20], Content_Length=str(len(body)))


def sleep(handler: Handler) -> None:
    time.sleep(2)
    drop(handler)


def drip(handler: Handler) -> None:
    """Never silent for long, and never done: a byte every few hundredths of a second."""
    send(handler, b"", Content_Length="100000")
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def drip_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(200):
        handler.wfile.write(f"X-{number}: y\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.02)


def flood(handler: Handler) -> None:
    """An answer without end, in chunks."""
    send(handler, b"", Content_Length="", Transfer_Encoding="chunked")
    for _ in range(10_000):
        handler.wfile.write(b"2000\r\n" + b" " * 0x2000 + b"\r\n")

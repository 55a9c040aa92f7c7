"""One question to a server that speaks the OpenAI-compatible chat protocol, and every way in which it can go wrong.

Nothing but the standard library: the address of the protocol and no other is spoken to, without proxies of the
environment and without following redirects, and an answer is bounded in time and size.
"""

from __future__ import annotations

import datetime
import email.utils
import http.client
import json
import socket
import ssl
import threading
from collections.abc import Mapping
from typing import Any, NamedTuple

from attest.model import Model
from attest.problems import shown

LARGEST_ANSWER = 4 * 1024 * 1024  # bytes; a thousand values with their quotes are a tenth of it
LONGEST_NAME = 200
SECRET = 16  # characters from which a key is long enough to be told from an ordinary word
# Statuses of a server that may answer later.
_LATER = (408, 429, 500, 502, 503, 504, 529)


class Reply(NamedTuple):
    """An answer as it came: the text, the model that the server names, and why it says that the answer ended."""

    text: str
    served: str
    finish: str


class Unanswered(Exception):
    """No answer: what happened and how to mend it.

    `later`: the same question may be answered later, `wait` seconds from now where the server says so.
    `hopeless`: every other question would end the same way.
    """

    def __init__(
        self, found: str, hint: str = "", *, later: bool = False, wait: float | None = None, hopeless: bool = False
    ):
        super().__init__(found)
        self.found, self.hint, self.later, self.wait, self.hopeless = found, hint, later, wait, hopeless


def ask(model: Model, key: str, body: bytes, largest: int = LARGEST_ANSWER) -> Reply:
    """Send one request and give the answer; raises `Unanswered`."""
    status, headers, content = _exchange(model, key, body, largest)
    if status != 200:
        raise _refused(status, headers, content, key)
    return _reply(headers, content, key)


def _exchange(model: Model, key: str, body: bytes, largest: int) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers (in small letters) and body of the response, within the model's time."""
    connection = _connection(model)
    late = threading.Event()
    clock = threading.Timer(model.timeout, _cut, (connection, late))
    clock.daemon = True
    clock.start()
    try:
        connection.request("POST", model.address.path, body, _headers(key))
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        if response.length is not None and response.length > largest:
            raise _too_large(largest)
        content = response.read(largest + 1)
        if len(content) > largest:
            raise _too_large(largest)
        if late.is_set():
            raise _too_slow(model)
        if response.length:
            raise Unanswered("an answer that was cut off", "Look at the server.", later=True)
        return response.status, headers, content
    except ssl.SSLCertVerificationError as error:
        hint = "A certificate that your computer trusts is needed; SSL_CERT_FILE can name your own authority."
        raise Unanswered(f"a certificate that is not valid ({error.verify_message})", hint, hopeless=True) from None
    except (ConnectionRefusedError, socket.gaierror) as error:
        hint = "Start the server, or correct model.url in config/review.yaml."
        raise Unanswered(f"no server at {model.address.netloc} ({error.strerror})", hint, hopeless=True) from None
    except (http.client.HTTPException, OSError, ValueError) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise _too_slow(model) from None
        raise Unanswered(f"a connection that broke off ({_name(error)})", "Look at the server.", later=True) from None
    finally:
        clock.cancel()
        connection.close()


def _connection(model: Model) -> http.client.HTTPConnection:
    address = model.address
    host = address.hostname or ""
    if address.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, address.port, timeout=model.timeout, context=context)
    return http.client.HTTPConnection(host, address.port, timeout=model.timeout)


def _headers(key: str) -> dict[str, str]:
    told = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    return told | ({"Authorization": f"Bearer {key}"} if key else {})


def _cut(connection: http.client.HTTPConnection, late: threading.Event) -> None:
    """End an exchange whose time is over, wherever it is; a socket's own timeout starts anew with every byte."""
    late.set()
    if connection.sock is not None:
        try:
            socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)
        except OSError:  # it is closed already
            return


def _refused(status: int, headers: Mapping[str, str], content: bytes, key: str) -> Unanswered:
    told = _error_told(content, key)
    found = f"status {status}" + (f" ({told})" if told else "")
    if 300 <= status < 400:
        hint = "Redirects are not followed. If the address is right, write it as model.url in config/review.yaml."
        return Unanswered(f"a redirect to {_quoted(headers.get('location', 'nowhere'))}", hint, hopeless=True)
    if status in (401, 403):
        hint = "The server wants another key: look at model.key_from and at the variable that it names."
        return Unanswered(found, hint, hopeless=True)
    if status in (404, 405):
        return Unanswered(found, "Look at model.url and model.name in config/review.yaml.", hopeless=True)
    if status in _LATER:
        return Unanswered(found, "Try again later.", later=True, wait=_retry_after(headers.get("retry-after", "")))
    return Unanswered(found, "If the report is too long for the model, lower model.max_characters.")


def _error_told(content: bytes, key: str) -> str:
    """What the server says about an error, on one line, without the key."""
    try:
        error = json.loads(content)["error"]
        said = str(error["message"] if isinstance(error, dict) else error)
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return _quoted(said.replace(key, "…") if key else said)


def _quoted(said: str) -> str:
    """Words of a server as they can stand in a message: no signs that a terminal would obey."""
    return shown("".join(sign if sign.isprintable() else " " for sign in said), 200)


def _retry_after(text: str) -> float | None:
    """The seconds of a Retry-After header, a number or a date."""
    if text.strip().isascii() and text.strip().isdigit() and len(text) < 10:
        return float(text)
    try:
        at = email.utils.parsedate_to_datetime(text)
        return max(0.0, (at - datetime.datetime.now(datetime.UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _reply(headers: Mapping[str, str], content: bytes, key: str) -> Reply:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    where = "Look whether model.url is the address of the chat protocol."
    if kind != "application/json":
        raise Unanswered(f"an answer of the kind {_quoted(kind)} instead of JSON", where)
    if headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise Unanswered("a compressed answer, which was not asked for", where)
    try:
        found = json.loads(content.decode("utf-8"))
        choice = found["choices"][0]
        text = choice["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        told = _error_told(content, key)
        told = f" ({told})" if told else ""
        raise Unanswered(f"an answer that does not follow the chat protocol{told}", where) from None
    if not isinstance(text, str) or not text.strip():
        raise Unanswered("an answer without text", "The model may have refused; look at the server's own log.")
    if len(key) >= SECRET and key in text:
        raise Unanswered("an answer with your key in it", "Do not use this server.", hopeless=True)
    return Reply(_writable(text), _named(found.get("model")), _named(choice.get("finish_reason")))


def _named(found: Any) -> str:
    return _writable(" ".join(found.split())[:LONGEST_NAME]) if isinstance(found, str) else ""


def _writable(text: str) -> str:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _too_large(largest: int) -> Unanswered:
    return Unanswered(f"an answer of more than {largest} bytes", "The model may repeat itself without end.")


def _too_slow(model: Model) -> Unanswered:
    hint = "Raise model.timeout or lower model.max_characters in config/review.yaml."
    return Unanswered(f"no whole answer within {model.timeout:g} seconds", hint)


def _name(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__

"""The language model that a protocol names: where its server is, and how it is asked."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import SplitResult, urlsplit

from attest.problems import shown

MODEL = "model "  # the rule of a suggestion that a model made begins so; its name follows
# Names of environment variables as people write them. A key that was pasted here has other signs, nearly always.
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{0,60}")
_UNFIT = re.compile(r"[\s\\\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Model:
    """`timeout` is in seconds, for one answer; `max_characters` are those of a report that are sent at once."""

    url: str
    name: str
    key_from: str = ""
    timeout: float = 300
    max_characters: int = 16_000
    temperature: float = 0
    seed: int | None = None
    plain_http: bool = False

    @property
    def rule(self) -> str:
        return MODEL + self.name

    @property
    def address(self) -> SplitResult:
        """Where questions go: the protocol's address with the path of the chat."""
        parts = urlsplit(self.url)
        return parts._replace(path=parts.path.rstrip("/") + "/chat/completions")


class Fault(NamedTuple):
    """What is wrong in the section: the key below it, found, expected and hint."""

    key: str
    found: str
    expected: str
    hint: str


def read_model(section: Mapping[str, Any]) -> Model:
    """The protocol's section as a model; whether it is sound is for `faults_of` to say."""
    whole = {key: int(section[key]) for key in ("max_characters", "seed") if key in section}
    return Model(**{**section, **whole, "url": section["url"].strip(), "name": " ".join(section["name"].split())})


def faults_of(section: Mapping[str, Any]) -> Iterator[Fault]:
    """What a schema cannot see. Nothing that may be a secret is repeated."""
    yield from _faults_of_url(section["url"].strip(), section.get("plain_http", False))
    if "key_from" in section and not _VARIABLE.fullmatch(section["key_from"]):
        hint = "Put the key into an environment variable and name that here; a key never stands in a file."
        yield Fault("key_from", "something else", "the name of an environment variable, such as MODEL_KEY", hint)


def _faults_of_url(url: str, plain_http: bool) -> Iterator[Fault]:
    expected = "an address such as http://127.0.0.1:8080/v1"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        yield Fault("url", "an address that cannot be read", expected, "")
        return
    if parts.username is not None or parts.password is not None or "?" in url or "#" in url:
        hint = "Name the key's environment variable under key_from; a key never stands in a file."
        yield Fault("url", "an address with a name, a password or a query in it", expected, hint)
    elif parts.scheme not in ("http", "https") or not host or not url.isascii() or _UNFIT.search(url):
        yield Fault("url", shown(url), expected, "It begins with http:// or https://.")
    elif parts.scheme == "http" and not is_loopback(host) and not plain_http:
        hint = "Use https. If nobody else can listen on the way, write `plain_http: true` beside it."
        yield Fault("url", f"plain http to {shown(host)}", "https, or a server on this computer", hint)


def is_loopback(host: str) -> bool:
    """Whether a host is this computer, so that nothing leaves it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

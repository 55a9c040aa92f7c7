"""One question to a server on this computer that misbehaves in every way."""

from __future__ import annotations

import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from attest.extract.model.server import Reply, Unanswered, ask
from attest.model import Model
from model_server import (
    Behave,
    chat,
    cut_off,
    drip,
    drip_headers,
    drop,
    flood,
    refusing,
    saying,
    send,
    serving,
    sleep,
    telling,
)

KEY = "k-0123456789abcdef0123"


SLOW = "no whole answer within 0.4 seconds"
PATIENT = 20.0  # seconds: a busy machine answers late what is wrong in another way


def failing(behave: Behave, largest: int = 100_000, timeout: float = PATIENT) -> Unanswered:
    with serving(behave) as server, pytest.raises(Unanswered) as caught:
        ask(Model(server.url, "m", timeout=timeout), KEY, b"{}", largest)
    return caught.value


def test_an_answer_comes_with_who_gave_it_and_why_it_ended() -> None:
    with serving(telling("Größe ≥ 3")) as server:
        assert ask(Model(server.url, "m"), "", b'{"a": 1}') == Reply("Größe ≥ 3", "tiny-1", "stop")
    ((path, headers, asked),) = server.requests
    assert (path, asked) == ("/v1/chat/completions", {"a": 1})
    assert "Authorization" not in headers


def test_a_key_goes_to_the_server_alone() -> None:
    with serving(saying()) as server:
        ask(Model(server.url, "m"), KEY, b"{}")
    assert server.requests[0][1]["Authorization"] == f"Bearer {KEY}"


LATER, HOPELESS, THIS_ONE = "later", "hopeless", "this one"
CASES: dict[str, tuple[Behave, str, str]] = {
    "dropped": (drop, "a connection that broke off", LATER),
    "cut off": (cut_off, "an answer that was cut off", LATER),
    "slow": (sleep, SLOW, THIS_ONE),
    "drips": (drip, SLOW, THIS_ONE),
    "drips headers": (drip_headers, SLOW, THIS_ONE),
    "endless": (flood, "more than 100000 bytes", THIS_ONE),
    "huge": (telling("x" * 200_000), "more than 100000 bytes", THIS_ONE),
    "no HTTP": (lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n"), "a connection that broke off", LATER),
    "too many requests": (refusing(429), "status 429", LATER),
    "overloaded": (refusing(503), "status 503", LATER),
    "internal error": (refusing(500, b'{"error": {"message": "boom\\u001b[31m"}}'), 'status 500 ("boom [31m")', LATER),
    "bad request": (refusing(400, b'{"error": "too long"}'), 'status 400 ("too long")', THIS_ONE),
    "no such path": (refusing(404, b"<html>"), "status 404", HOPELESS),
    "wrong key": (refusing(401, f'{{"error": {{"message": "bad {KEY}"}}}}'.encode()), 'status 401 ("bad …")', HOPELESS),
    "redirect": (refusing(307, Location="http://else.example/\x1b[31m"), 'to "http://else.example/ [31m"', HOPELESS),
    "web page": (lambda one: send(one, b"<html>", Content_Type="text/html"), 'the kind "text/html"', THIS_ONE),
    "no kind": (lambda one: send(one, b"{}", Content_Type=""), "of the kind", THIS_ONE),
    "compressed": (lambda one: send(one, b"\x1f\x8b", Content_Encoding="gzip"), "a compressed answer", THIS_ONE),
    "no JSON": (lambda one: send(one, b'{"choices": ['), "does not follow the chat protocol", THIS_ONE),
    "an error as if all were well": (
        lambda one: send(one, b'{"error": {"message": "no such model"}}'),
        'does not follow the chat protocol ("no such model")',
        THIS_ONE,
    ),
    "no choices": (lambda one: send(one, b'{"choices": []}'), "does not follow the chat protocol", THIS_ONE),
    "a list": (lambda one: send(one, b"[1]"), "does not follow the chat protocol", THIS_ONE),
    "not UTF-8": (lambda one: send(one, b'{"a": "\xff"}'), "does not follow the chat protocol", THIS_ONE),
    "nested": (lambda one: send(one, b"[" * 50_000), "does not follow the chat protocol", THIS_ONE),
    "refusal": (telling("  "), "an answer without text", THIS_ONE),
    "the key": (telling(f"your key is {KEY}"), "an answer with your key in it", HOPELESS),
}


@pytest.mark.parametrize("case", CASES)
def test_what_goes_wrong_is_told_and_never_hangs(case: str) -> None:
    behave, said, kind = CASES[case]
    began = time.monotonic()
    failure = failing(behave, timeout=0.4 if said == SLOW else PATIENT)
    assert time.monotonic() - began < PATIENT
    assert said in failure.found
    assert KEY not in failure.found + failure.hint
    assert (failure.later, failure.hopeless) == (kind == LATER, kind == HOPELESS)


@pytest.mark.parametrize(
    ("said", "wait"),
    [("7", 7.0), ("0", 0.0), ("soon", None), ("", None), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0), ("9" * 30, None)],
)
def test_a_server_says_how_long_to_wait(said: str, wait: float | None) -> None:
    assert failing(refusing(429, Retry_After=said)).wait == wait


def test_a_redirect_is_not_followed() -> None:
    with serving(saying()) as other, serving(refusing(307, Location=other.url)) as server:
        with pytest.raises(Unanswered, match="a redirect"):
            ask(Model(server.url, "m"), KEY, b"{}")
        assert other.requests == []


def test_no_server_is_there() -> None:
    with serving(saying()) as server:
        model = Model(server.url, "m")
    with pytest.raises(Unanswered, match="no server at") as caught:
        ask(model, "", b"{}")
    assert caught.value.hopeless


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with serving(telling("yes")) as server:
        assert ask(Model(server.url, "m"), "", b"{}").text == "yes"


def test_halves_of_characters_can_be_written() -> None:
    with serving(lambda one: send(one, chat("a").replace(b'"a"', b'"a\\ud800"'))) as server:
        assert ask(Model(server.url, "m"), "", b"{}").text == "a?"


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate, key = str(tmp_path / "c.pem"), str(tmp_path / "k.pem")
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1"]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("openssl, which makes the certificate of this test, is not here")
    with serving(telling("yes"), (certificate, key)) as server:
        model = Model(server.url, "m", timeout=5)
        with pytest.raises(Unanswered, match="a certificate that is not valid") as caught:
            ask(model, KEY, b"{}")
        assert caught.value.hopeless
        assert server.requests == []
        monkeypatch.setenv("SSL_CERT_FILE", certificate)
        assert ask(model, KEY, b"{}").text == "yes"
        other = replace(model, url=model.url.replace("127.0.0.1", "localhost"))
        with pytest.raises(Unanswered, match="a certificate that is not valid"):
            ask(other, KEY, b"{}")

"""The protocol's language model: where its server may be, and what never stands in a file."""

from pathlib import Path

import pytest

from attest.model import Model, is_loopback
from attest.problems import Faults
from attest.protocol import load_protocol
from conftest import MINIMAL, new_review


def load(tmp_path: Path, section: str) -> Model | None:
    return load_protocol(new_review(tmp_path / "r", f"{MINIMAL}model: {section}\n")).model


def test_none_unless_the_team_names_one(tmp_path: Path) -> None:
    assert load_protocol(new_review(tmp_path / "r")).model is None


def test_url_and_name_are_enough(tmp_path: Path) -> None:
    model = load(tmp_path, "{url: 'http://localhost:8080/v1/', name: ' tiny  2 '}")
    assert model == Model("http://localhost:8080/v1/", "tiny 2")
    assert model.address.geturl() == "http://localhost:8080/v1/chat/completions"
    assert (model.temperature, model.seed, model.key_from, model.rule) == (0, None, "", "model tiny 2")


def test_every_key_is_read(tmp_path: Path) -> None:
    section = "{url: 'https://m.example', name: a/b:7b, key_from: OUR_KEY, timeout: 2.5, max_characters: 4000, "
    model = load(tmp_path, section + "temperature: 0.5, seed: 3, plain_http: true}")
    assert model == Model("https://m.example", "a/b:7b", "OUR_KEY", 2.5, 4000, 0.5, 3, True)


@pytest.mark.parametrize(
    ("section", "message"),
    [
        ("{name: a}", "model.url: expected this key"),
        ("{url: 'http://localhost'}", "model.name: expected this key"),
        ("{url: 'http://localhost', name: ' '}", "model.name: expected a name"),
        ("{url: localhost, name: a}", 'found "localhost". It begins with http:// or https://.'),
        ("{url: 'file:///etc/passwd', name: a}", "It begins with http:// or https://."),
        ("{url: 'http://[::1', name: a}", "an address that cannot be read"),
        ("{url: 'http://localhost:999999', name: a}", "an address that cannot be read"),
        ("{url: \"https://m.example/v1\\r\\nX: y\", name: a}", "It begins with"),
        ("{url: 'http://m.example/v1', name: a}", 'found plain http to "m.example". Use https.'),
        ("{url: 'http://127.0.0.1.example', name: a}", "plain http to"),
        ("{url: 'https://m.example', name: a, key: SECRETSECRET}", "expected one of url, name, key_from, timeout"),
        ("{url: 'https://m.example', name: a, timeout: 0}", "1 or more"),
        ("{url: 'https://m.example', name: a, max_characters: 10}", "1000 or more"),
        ("{url: 'https://m.example', name: a, plain_http: yes}", "true or false"),
    ],
)  # fmt: skip
def test_what_cannot_be(tmp_path: Path, section: str, message: str) -> None:
    with pytest.raises(Faults) as caught:
        load(tmp_path, section)
    assert message in str(caught.value)
    assert "SECRETSECRET" not in str(caught.value)


@pytest.mark.parametrize(
    "section",
    [
        "{url: 'https://m.example', name: a, key_from: sk-SECRETSECRET}",
        "{url: 'https://m.example', name: a, key_from: aSECRETSECRET}",
        "{url: 'https://me:SECRETSECRET@m.example', name: a}",
        "{url: 'https://SECRETSECRET@m.example', name: a}",
        "{url: 'https://m.example?key=SECRETSECRET', name: a}",
        "{url: 'https://m.example#SECRETSECRET', name: a}",
    ],
)
def test_a_key_in_the_protocol_is_refused_and_not_repeated(tmp_path: Path, section: str) -> None:
    with pytest.raises(Faults, match="never stands in a file") as caught:
        load(tmp_path, section)
    assert "SECRETSECRET" not in str(caught.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1"])
def test_this_computer(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "example.org", "localhost.example.org", "10.0.0.1", "0.0.0.0", "127.0.0.1.nip.io"]
)
def test_other_computers(host: str) -> None:
    assert not is_loopback(host)

"""Signs that a page gives as codes are read as what they stand for, and lead back to the file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from attest.extract.patterns import Patterns
from attest.extract.suggest import suggest
from attest.extract.terminal import print_suggestions
from attest.ingest.documents import document_of
from attest.text.mended import mended
from attest.text.source import read_source

PAGE = (
    "Hip reviews | 2019\n\nTea for walking after hip fracture: a randomised trial.\n\nAbstract\n\n"
    r"OBJECTIVE\nTo assess tea.\n\n\nMETHODS\nForty adults were randomised to tea (n\u202f=\u202f20) or milk "
    r"(n\u202f=\u202f20).\n\n\nRESULTS\nThe mean pain score was 3.1 (SD\u20091.2) with tea and 4.4 (SD\u20091.4) with "
    r"milk (p\u2009=\u20090.002).\n\n\nCONCLUSION\nTea reduced pain."
)


def test_codes_are_read_and_lead_back(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    source = read_source(path, path.name)
    assert "\nMETHODS\nForty adults" in source.text
    found = {(one.role, one.value) for one in suggest(document_of(source), source)}
    assert {("result.sd", "1.2"), ("result.p", "0.002"), ("arm.n", "20")} <= found


def test_what_is_printed_stands_in_the_file_word_by_word(tmp_path: Path) -> None:
    path, out = tmp_path / "page.txt", io.StringIO()
    path.write_text(PAGE, encoding="utf-8")

    def read(one: Path, name: str):
        source = read_source(one, name)
        return document_of(source), source

    assert print_suggestions([path], Patterns("", ()), read, out, io.StringIO()) == 0
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(rows) > 15
    assert all(PAGE[row["start"] : row["end"]] == row["quote"] for row in rows)


@pytest.mark.parametrize("text", [r"Saved in C:\New\Reports", r"\nabla and \tau and \rho and \nu", "Plain words.", ""])
def test_other_backslashes_stay(text: str) -> None:
    assert mended(text) == (text, None)


def test_what_is_no_character_becomes_a_space() -> None:
    text, origin = mended(r"a\ud83d\ude00b\u0007c\n")
    assert text == "a  b c\n"
    assert list(origin or ()) == [0, 1, 7, 13, 14, 20, 21]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("P &lt; 0.05, 95&nbsp;%, &plusmn;2 &amp; more", "P < 0.05, 95\u00a0%, ±2 & more"),
        ("pa\u00adtients had p\u200b=\u200b0.02", "patients had p=0.02"),
        ("<i>p</i> = 0.02, 10<sup>9</sup>/L", "p = 0.02, 109/L"),
        ("(*p* = 0.02; _n_ = 40; $p$ < 0.05)", "(p = 0.02; n = 40; p < 0.05)"),
        (
            "Of 7 evaluable pa- tients, two were ran- domly chosen.",
            "Of 7 evaluable patients, two were randomly chosen.",
        ),
        ("Zinc（n=41）or milk（n=39）；P＝0.02，twice", "Zinc (n=41) or milk (n=39); P=0.02, twice"),
    ],
)
def test_signs_that_are_meant(written: str, read: str) -> None:
    text, origin = mended(written)
    assert text == read
    assert origin is not None
    assert len(origin) == len(text)
    assert list(origin) == sorted(origin)
    assert all(written[at] == sign for at, sign in zip(origin, text, strict=True) if sign.isdigit())


@pytest.mark.parametrize(
    "text",
    [
        "low- and high-dose tea, pre- or post-meal, follow- up and to follow up",
        "*p<0.05; **p<0.01 and R&D; AT&T",
        "随机分为两组（n=41），每日两次；无差异",
        "a < b > c, x_n_y and 3*p*4",
    ],
)
def test_what_is_meant_as_it_stands(text: str) -> None:
    assert mended(text) == (text, None)


LONG = "Zinc was given to forty adults who had a cough, and each of them wrote down every day how often it came. " * 3


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("It fell with placebo.Remission was seen.", "It fell with placebo. Remission was seen."),
        ("It fell (p = 0. 02) and rose (p<0. 001).", "It fell (p = 0.02) and rose (p<0.001)."),
        (LONG + "The  mean  was  3.1  (SD  1.2).", LONG + "The mean was 3.1 (SD 1.2)."),
    ],
)
def test_spaces_that_are_lost_or_too_many(written: str, read: str) -> None:
    assert mended(written)[0] == read


@pytest.mark.parametrize(
    "text", ["Outcome   Zinc   Milk\nPain  3.1  4.4", "See www.Example.Com or Fig.A and J.Roe.", "p<0. A"]
)
def test_spaces_that_are_meant(text: str) -> None:
    assert mended(text) == (text, None)

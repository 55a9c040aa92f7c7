"""Expressions that know how a match can begin find what those of `re` find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.expressions import quick
from attest.expressions.beginnings import ANY, OTHERS, beginnings

PATTERNS = [
    (r"\b(?:aim|objective)s?\b", re.I),
    (r"(?<!\w)(?:kelvin|\u017fo|\u212a)", re.I),
    (r"(?i:mean)|SD", 0),
    (r"(?-i:mean)|SD", re.I),
    (r"[^\w\s]\d", 0),
    (r"[^k-s]+x", re.I),
    (r"[^ſ]x", re.I),
    (r"[ſ-ƀ]o", re.I),
    (r"[а-я]+", re.I),
    (r".x", 0),
    (r".x", re.S),
    (r"[\d%]+|[-−]\s", 0),
    (r"\D\d", 0),
    (r"(?:the\s+)?drug", re.I),
    (r"(?:\s*)(?=d)drug", 0),
    (r"^drug|x$", re.M),
    (r"^x", re.M),
    (r"^drug", re.I),
    (r"(a)?(?(1)b|x)", 0),
    (r"(['x])a\1", 0),
    (r"(?a:\w)o", 0),
    (r"[k]o", re.A | re.I),
    (r"(?>d+)r", 0),
    (r"", 0),
    (r"x*", 0),
    (r"(?!)|x", 0),
    (r"İo|ßo|µ", re.I),
    (r"(?P<one>o)(?P<two>x)?", 0),
]
SIGNS = [*"aimkKsSſıİIoxX dD\n12%−-.'µμßéЖж\u212a", "drug", "Mean ", "SD", "the ", "objective", "AIM", "🙂"]


@given(st.sampled_from(PATTERNS), st.lists(st.sampled_from(SIGNS), max_size=12), st.integers(0, 3))
def test_what_is_found_is_what_re_finds(case: tuple[str, int], signs: list[str], start: int) -> None:
    text, mine, theirs = "".join(signs), quick.compile(*case), re.compile(*case)
    assert [one.span() for one in mine.finditer(text, start)] == [one.span() for one in theirs.finditer(text, start)]
    assert [one.groups() for one in mine.finditer(text)] == [one.groups() for one in theirs.finditer(text)]
    assert mine.sub("_", text) == theirs.sub("_", text)


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_an_expression_is_what_re_makes_of_it_but_for_its_beginnings(pattern: str, flags: int) -> None:
    mine, theirs = quick.compile(pattern, flags), re.compile(pattern, flags)
    assert (mine.pattern, mine.flags, mine.groups) == (theirs.pattern, theirs.flags, theirs.groups)
    assert mine.groupindex == theirs.groupindex


@pytest.mark.parametrize("sign", [*map(chr, range(256)), *"ſıİ\u212aµμΩЖ"])
def test_no_sign_that_begins_a_match_is_left_out(sign: str) -> None:
    for pattern, flags in PATTERNS:
        expression = re.compile(pattern, flags)
        if not any(expression.match(sign + rest) for rest in ("", "o", "x", " ", "1", "b", "r")):
            continue
        signs, empty = beginnings(quick.parsed(pattern, flags), expression.flags)
        assert empty or signs & (1 << ord(sign) if ord(sign) < 256 else OTHERS)


def test_signs_are_few_where_they_can_be_told() -> None:
    signs, empty = beginnings(quick.parsed(r"\b(?:was|[bi]s)\b", 0), 0)
    assert (signs, empty) == (sum(1 << ord(one) for one in "wbi"), False)
    assert beginnings(quick.parsed(r"(x)?(?(1)a|b)", 0), 0)[0] == ANY


def test_functions_are_those_of_re() -> None:
    assert quick.search("b", "abc") and quick.match("a", "abc") and quick.fullmatch("ABC", "abc", quick.I)
    assert quick.split(r",\s", "a, b") == ["a", "b"]
    assert quick.findall(r"\d", "1 2") == ["1", "2"]
    assert [one.group() for one in quick.finditer(r"\d", "1 2")] == ["1", "2"]
    assert quick.sub("a", "b", "aaa", count=2) == "bba"
    assert quick.search(re.compile("b"), "abc")

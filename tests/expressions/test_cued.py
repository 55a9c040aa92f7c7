"""Expressions with cues find what expressions find, and their cues are words that every match has."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.expressions.cued import Cued, cues_of

CASES = [
    (r"fund|support|sponsor", re.I, ("fund", "sponsor", "support")),
    (r"\b(?:recruit(?:ed|ment)|enrol+(?:ed)?)\b", 0, ("enro", "recruit")),
    (r"\d+\s+(?:patients?|women)", 0, ("patient", "women")),
    (r"randomi[sz]ed", re.I, ("randomi",)),
    (r"(?:very\s+)?old(?!er)\s+age", 0, ("age", "old")),
    (r"(?=.*\bmean\b)x", 0, ("mean",)),
    (r"(?!.*worse).*", 0, ()),
    (r"[A-Z]\d+", 0, ()),
    (r"(?:a|\d)", 0, ()),
    (r"(?:drug)?", 0, ()),
    (r"(?:drug)+", 0, ("drug",)),
    (r"STRASSE|ſo", re.I, ("so", "strasse")),
    (r"[%‰]", 0, ("%", "‰")),
]


@pytest.mark.parametrize(("pattern", "flags", "cues"), CASES)
def test_cues_are_words_that_every_match_has(pattern: str, flags: int, cues: tuple[str, ...]) -> None:
    found = cues_of(pattern, flags)
    assert set(found) <= set(cues)
    assert bool(found) == bool(cues)


WORDS = [
    *(
        "fund",
        "FUNDED",
        "Support",
        "recruited",
        "enrolled",
        "12 ",
        "patients",
        "randomiſed",
        "RANDOMİZED",
        "old ",
        "age",
    ),
    *("mean", "x", "drug", "straße", "STRASSE", "ſO", "SO", "ıo", "%", " ", "\u212a", "é"),
]


@given(st.sampled_from(CASES), st.lists(st.sampled_from(WORDS), max_size=8), st.integers(0, 3))
def test_what_is_found_is_what_re_finds(case: tuple[str, int, object], words: list[str], start: int) -> None:
    pattern, flags, _ = case
    text, cued, plain = "".join(words), Cued(pattern, flags), re.compile(pattern, flags)
    mine, theirs = cued.search(text, start), plain.search(text, start)
    assert (mine and mine.span()) == (theirs and theirs.span())
    assert [one.span() for one in cued.finditer(text)] == [one.span() for one in plain.finditer(text)]


@given(st.text(alphabet="iıİIkK\u212asſSßµμÅå", max_size=6))
def test_no_sign_that_case_passes_over_hides_a_word(text: str) -> None:
    for word in ("i", "k", "s", "µ", "μ", "å"):
        plain = re.compile(word, re.I).search(text)
        assert bool(Cued(word, re.I).search(text)) == bool(plain)


SHAPES = [
    r"\b(?P<who>patients?|Women|[A-Z]\w+ers)\s+(?:were|was)\b",
    r"(?<!no )(?:rise|fall)s?(?=\s+(?:in|of))",
    r"[^a-z]+µ[gl]\b",
    r"[À-ÿ]{2,}|ß",
    r"(?:(a|b)c)+?(?:d|\1)",
    r"(?!.*not\b)[i-k]{1,3}",
]
ALPHABET = "abcdDiıİIjkK\u212aßſsSµμgµĜéÉïςΣσ noNOtTrRiseSEwerasinWOMEN.P "


@given(st.sampled_from(SHAPES), st.text(ALPHABET, max_size=24), st.integers(0, 4), st.integers(0, 30))
def test_case_is_passed_over_as_re_passes_over_it(pattern: str, text: str, start: int, end: int) -> None:
    cued, plain = Cued(pattern, re.I), re.compile(pattern, re.I)
    assert cued.caseless is not None
    for name in ("search", "match", "fullmatch"):
        mine, theirs = getattr(cued, name)(text, start, end), getattr(plain, name)(text, start, end)
        assert (mine and mine.groups(), mine and mine.span()) == (theirs and theirs.groups(), theirs and theirs.span())
    assert [one.span() for one in cued.finditer(text, start)] == [one.span() for one in plain.finditer(text, start)]


@pytest.mark.parametrize("pattern", ["plain", r"(?i:one)\s+TWO"])
def test_where_case_counts_nothing_is_written_small(pattern: str) -> None:
    assert Cued(pattern).caseless is None


def test_a_part_with_flags_of_its_own_keeps_its_case() -> None:
    assert Cued(r"(?-i:CI)\s+of", re.I).caseless is None
    assert Cued(r"(?-i:CI)\s+of", re.I).search("a ci of") is None

"""What a model is shown of a report, and where a quote stands in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attest.extract.model.passages import Folded, Passages, parts
from attest.ingest.documents import document_of
from attest.text.source import source_of

TEXT = """Rituximab for skin thickening: a case series

Log in to your account

Abstract

Methods: In this case
   series, people with systemic sclerosis received rituximab.

Results: We treated 127 patients https://ads.example/x of whom 9 were women.

References

1. Smith J. Rituximab in 300 patients. Lancet 2001;1:1-9.
"""


def passages(text: str = TEXT) -> Passages:
    source = source_of(text.encode(), "a.txt")
    return Passages(document_of(source), source)


def test_furniture_references_and_damage_are_not_sent() -> None:
    sent = passages().sent
    assert "people with systemic sclerosis" in sent
    for words in ("Log in", "Lancet", "ads.example"):
        assert words not in sent


def test_a_quote_is_found_whatever_its_white_space() -> None:
    own = passages().own
    found = own.find("this case series,  people\nwith systemic")
    assert found and TEXT[slice(*found)] == "this case\n   series, people with systemic"


def test_a_quote_cuts_no_word_and_no_number() -> None:
    own = passages().own
    assert own.find("treated 127 patients")
    for cut in ("27 patients", "treated 12", "ystemic sclerosis", "Treated 127 patients", "", " "):
        assert own.find(cut) is None


def test_a_quote_reaches_over_nothing_that_was_left_out() -> None:
    assert passages().own.find("a case series Abstract") is None
    assert passages().own.find("a case series \0 Abstract") is None
    assert passages().own.find("Rituximab in 300 patients") is None
    assert passages().whole.find("Rituximab in 300 patients")


def test_a_number_is_not_cut_at_its_point() -> None:
    text = "It was 1.27 points and 27 others; 3.5"
    own = Folded(text, [(0, len(text))])
    assert own.find("27") == (23, 25)
    assert own.find("3") is None


@given(st.text(alphabet="ab \n\u00a0", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_every_place_leads_back_to_its_words(text: str, one: int, other: int) -> None:
    quote = text[min(one, other) : max(one, other)]
    found = Folded(text, [(0, len(text))]).find(quote)
    if found:
        assert text[slice(*found)].split() == quote.split()


@given(st.lists(st.sampled_from(["word", "a", "\n\n", "x" * 30]), max_size=80), st.integers(20, 100))
def test_parts_lose_nothing(words: list[str], size: int) -> None:
    # Every sign stands once, so that a part can only have come from one place.
    text = "".join(sign if sign.isspace() else chr(0x4E00 + number) for number, sign in enumerate(" ".join(words)))
    pieces = list(parts(text, size))
    assert all(0 < len(piece) <= size for piece in pieces)
    at = 0
    for piece in pieces:
        start = text.index(piece)
        assert not text[at:start].strip()
        at = max(at, start + len(piece))
    assert not text[at:].strip()


def test_long_texts_are_cut_between_paragraphs_with_an_overlap() -> None:
    text = "\n\n".join(f"Paragraph {number} says something of little length." for number in range(40))
    first, second, *_ = parts(text, 500)
    assert first.endswith("length.")
    assert second.split()[0] in first and second[:20] in first

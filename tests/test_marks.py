"""A citation's mark is found in any text, whole or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.marks import find_ids, mark

IDS = st.builds(
    "{}:{}".format,
    st.sampled_from(["doi", "pmid", "registration", "hash"]),
    st.text(st.characters(codec="utf-8"), min_size=1),
)
DOIS = [
    "doi:10.1016/s0140-6736(99)12345-1",
    "doi:10.1002/(sici)1097-0258(19980815)17:15/16<1661::aid-sim968>3.0.co;2-2",
]


@pytest.mark.parametrize("citation_id", [*DOIS, "pmid:1", "registration:nct01748084", "hash:0a1b2c3d4e5f6071"])
def test_an_id_comes_back(citation_id: str) -> None:
    assert find_ids(mark(citation_id)) == [citation_id]


def test_a_common_id_is_readable() -> None:
    assert mark(DOIS[0]) == "[attest:doi:10.1016/s0140-6736(99)12345-1]"
    assert mark("doi:10.1/a<b;c]") == "[attest:doi:10.1/a%3Cb%3Bc%5D]"


@given(IDS, st.text(), st.text())
def test_any_id_is_found_in_any_text(citation_id: str, before: str, after: str) -> None:
    assert citation_id in find_ids(f"{before}]{mark(citation_id)}{after}")


@given(IDS)
def test_a_mark_has_no_sign_with_a_meaning_elsewhere(citation_id: str) -> None:
    assert not set(mark(citation_id)[1:-1]) & set("[]{}<>&\"';,|\\\t\r\n #$@=+*^`!?")


@given(IDS, st.data())
def test_a_mark_that_was_cut_is_none(citation_id: str, data: st.DataObject) -> None:
    whole = mark(citation_id)
    assert find_ids(whole[: data.draw(st.integers(0, len(whole) - 1))]) == []


def test_marks_in_a_note_that_tools_wrote_into() -> None:
    text = (
        f'<p>{mark("pmid:1")} PMID: 1</p> | RAYYAN-INCLUSION: {{"Ada"=>"Included"}};{mark("pmid:2")},{mark("pmid:1")}'
    )
    assert find_ids(text) == ["pmid:1", "pmid:2"]


@pytest.mark.parametrize(
    "text",
    [
        "[attest:doi:10.1007/s_\n      1%3B2]",  # wrapped
        r"[attest:doi:10.1007/s\_1\%3B2]",  # BibTeX
        "[Attest:doi:10.1007/s_1%3b2]",
    ],
)
def test_what_formats_put_inside_is_taken_out(text: str) -> None:
    assert find_ids(text) == ["doi:10.1007/s_1;2"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "attest:pmid:1",
        "[attest:about]",
        "[attest: see the note]",
        "[attest:pmid:1%]",
        "[attest:pmid:%FF]",
        "[attest:]",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert find_ids(text) == []

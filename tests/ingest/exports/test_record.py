"""A record survives being written, and its id tells the same entry again."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.ingest.exports.identifiers import doi_of, isbn_of, issn_of, pmid_of, registrations_in
from attest.ingest.exports.kinds import kind_of
from attest.ingest.exports.record import Record
from ingest.exports.samples import ALL

Records = Callable[[str | bytes], list[Record]]


@pytest.mark.parametrize("format", ALL)
def test_a_record_goes_through_json(records: Records, format: str) -> None:
    for one in records(ALL[format]):
        assert Record.from_dict(json.loads(json.dumps(one.as_dict()))) == one


def test_the_id_without_a_number_depends_on_the_content_alone(records: Records) -> None:
    (one,) = records("TY  - JOUR\nTI  - A Title: of it\nPY  - 2020\nER  - \n")
    (same,) = records("@article{key, title = {A title of {It}}, year = 2020}")
    (other,) = records("TY  - JOUR\nTI  - A title of it\nPY  - 2021\nER  - \n")
    assert one.record_id == same.record_id != other.record_id


SICI = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"  # an older DOI, with brackets


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        (SICI, SICI),
        (SICI.replace("<", "&lt;").replace(">", "&gt;").replace("sici", "SICI"), SICI),
        ("https://doi.org/" + SICI.replace("<", "%3C").replace(">", "%3E"), SICI),
        ("10.1000/182<br>next", "10.1000/182"),
        ("https://doi.org/10.1000/ABC", "10.1000/abc"), ("doi:10.1000/abc.", "10.1000/abc"), ("10.1", ""),
        ("(10.1016/S0140-6736(17)30933-9)", "10.1016/s0140-6736(17)30933-9"), ("10.1000/x [doi]", "10.1000/x"),
        (r"10.1007/978\_3", "10.1007/978_3"), ("http://dx.doi.org/10.1000%2fx", ""), ("10.1002/central/CN-1", ""),
    ],
)  # fmt: skip
def test_dois(text: str, doi: str) -> None:
    assert doi_of(text) == doi


@given(st.text())
def test_identifiers_take_any_text(text: str) -> None:
    for of in (doi_of, isbn_of, issn_of, pmid_of):
        assert isinstance(of(text), str)
    assert registrations_in([text], text) is not None


def test_identifiers() -> None:
    assert issn_of("0009-7322 (Print)0009-7322 (Linking)") == "0009-7322"
    assert issn_of("03064530 (ISSN)") == "0306-4530"
    assert isbn_of("978-1-4822-5326-9") == "9781482253269"
    assert (pmid_of("MEDLINE:123"), pmid_of("PMC123"), pmid_of("12 34")) == ("123", "", "")
    assert registrations_in(["ISRCTN 12345678", "NL1234"], "see ACTRN12605000000000 or NL 123") == (
        "ISRCTN12345678", "NL1234", "ACTRN12605000000000",
    )  # fmt: skip


def test_kinds() -> None:
    assert kind_of([]) == ""
    assert kind_of(["Something strange"]) == "other"
    assert kind_of(["Journal Article", "Published Erratum"]) == "erratum"

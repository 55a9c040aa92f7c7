"""Whatever is done to an export, nothing crashes and every entry comes out: read or rejected, they add up."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attest.ingest.exports.ledger import FileLedger, read_with_ledger
from attest.ingest.exports.recognise import recognise
from attest.ingest.exports.record import Record, Rejected
from ingest.exports.samples import ALL


def account(content: bytes) -> tuple[FileLedger, list[Record | Rejected]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export"
        path.write_bytes(content)
        ledger, entries = read_with_ledger(path, "export")
        return ledger, list(entries)


def encoded(text: str, encoding: str, ends: str) -> bytes:
    return text.replace("\n", ends).encode(encoding, "replace")


@pytest.mark.parametrize("format", ALL)
def test_the_content_tells_the_format(format: str, tmp_path: Path) -> None:
    path = tmp_path / "export.dat"
    path.write_text(ALL[format], encoding="utf-8")
    assert recognise(path) == format


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("format", ALL)
def test_all_entries_are_read_in_any_encoding_and_with_any_line_ends(format: str, encoding: str, ends: str) -> None:
    text = ALL[format].removeprefix("\ufeff").replace("Ö", "Ø")
    ledger, entries = account(encoded(text, encoding, ends))
    assert [type(one) for one in entries] == [Record] * 3
    assert ledger.counted == 3
    assert [one.position for one in entries] == [1, 2, 3]
    if format == "RIS":
        assert isinstance(entries[0], Record)
        assert entries[0].authors == ("Kuwana, M.", "Müller, Ø.")


@pytest.mark.parametrize("format", ALL)
def test_an_export_cut_anywhere_is_accounted_for(format: str) -> None:
    content = ALL[format].encode()
    for end in range(0, len(content), 7):
        ledger, entries = account(content[:end])
        assert ledger.adds_up, (end, ledger, entries)
        assert len(entries) <= 3


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    format=st.sampled_from(sorted(ALL)),
    places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8),
    taken=st.tuples(st.floats(0, 1), st.integers(0, 60)),
)
def test_damaged_bytes_never_crash(format: str, places: list[tuple[float, int]], taken: tuple[float, int]) -> None:
    content = bytearray(ALL[format].encode())
    for place, byte in places:
        content[int(place * (len(content) - 1))] = byte
    start = int(taken[0] * len(content))
    del content[start : start + taken[1]]
    ledger, entries = account(bytes(content))
    assert entries
    assert ledger.records + ledger.rejected == len(entries)
    if ledger.format in ("RIS", "MEDLINE", "Web of Science", "EndNote tagged", "Ovid text"):
        assert ledger.adds_up, (ledger, bytes(content))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_never_crash(content: bytes) -> None:
    _, entries = account(content)
    assert entries or not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["TY  - JOUR", "ER  - ", "ER  -", "TI  - A", "AB  - Text", "wrapped", "", "ER text", "T1  - B"])
    )
)  # fmt: skip
def test_any_order_of_ris_lines_adds_up(lines: list[str]) -> None:
    ledger, entries = account("\n".join(["TY  - JOUR", "TI  - First", *lines]).encode())
    assert ledger.adds_up, (ledger, entries)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["%0 Book", "%T A title", "%A Roe, R", "", "wrapped", "%X text"])))
def test_any_order_of_refer_lines_adds_up(lines: list[str]) -> None:
    ledger, entries = account("\n".join(["%0 Book", "%T First", *lines]).encode())
    assert ledger.adds_up, (ledger, entries)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["PMID- 12345678", "TI  - A title", "", "      wrapped", "OWN - ERIC", "AB  -"])))
def test_any_order_of_medline_lines_adds_up(lines: list[str]) -> None:
    ledger, entries = account("\n".join(["PMID- 1234567", "TI  - First", *lines]).encode())
    assert ledger.adds_up, (ledger, entries)

"""What a search with made-up files found once, each as small as it gets: read or rejected, and it adds up."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from attest.ingest.exports.ledger import print_records, read_with_ledger
from attest.ingest.exports.record import Record

TITLE = "<titles><title>T</title></titles>"
STUDY = '{"protocolSection": {"identificationModule": {"nctId": "NCT0123456%d"}%s}}'
# What was found, the file, how many records and how many rejected entries it has, and the independent count.
FINDS = [
    ("two types whose first has a mark of byte order",
     "TI  - A\nER  - \n\ufeffTY  - GEN\n\ufeffTY  - GEN\nTI  - B\nER  -\n",
     2, 0, 2),
    ("a type without anything on its line", "PT\nPT J\nTI A\nER\n", 1, 1, 2),
    ("a percent sign and a zero that are no type", "%0x\n%L 2\n%D 2016\n%0 Book\n%T A\n", 1, 0, 1),
    ("a line that looks blank", "PMID- 1\nTI  - A\n\n\u2028\nTI  - B\n", 1, 0, 1),
    ("an element's name in a text",
     f"<records><record>{TITLE}<n><![CDATA[ <record> ]]></n></record><record>{TITLE}</record>",
     2, 0, 2),
    ("an element's name in a comment before all", f"<xml><!-- <record> --><record>{TITLE}</record></xml>", 1, 0, 1),
    ("a section that closes and one that does not",
     "<records><record><![CDATA[<record>]]><!-- </record><record></record>",
     0, 2, 2),
    ("a comment that closes where it begins",
     f"<records><record>{TITLE}<!--></record><record>{TITLE}</record><!-->", 1, 1, 2),
    ("a section that never closes", "<records>" + f"<record>{TITLE}</record><!-- " + f"<record>{TITLE}</record>" * 30,
     31, 0, 31),
    ("a study with references of its own",
     STUDY % (1, ', "referencesModule": {"references": [{"pmid": "1"}, {}]}'), 1, 0, 1),
    ("records after one another", '{"title": "A", "type": "book"}\n{"title": "B", "type": "book"}\n', 2, 0, 2),
    ("lists after one another", '[{"title": "A", "type": "book"}]\n[{"title": "B"}]', 2, 0, 2),
    ("pages after one another",
     f'{{"studies": [{STUDY % (1, "")}], "nextPageToken": "x"}}\n{{"studies": [{STUDY % (2, "")}]}}\n',
     2, 0, 2),
    ("a list within a message", '{"status": "ok", "message": {"total": 2, "items": [{"title": "A", "type": "book"}, '
     '{"title": "B"}]}}', 2, 0, 2),
    ("another export after a list", '[{"title": "A", "type": "book"}]\nTY  - JOUR\nTI  - B\nER  - \n', 1, 1, None),
    ("brackets that close too often", '[{"title": "A", "type": "book"}, }}}}}, {"title": "B"}]', 2, 1, None),
    ("a record that lost its end", '[{"title": "A", "type": {"x": 1, {"title": "B"}, {"title": "C"}]', 1, 1, None),
    ("half a letter", r'[{"title": "A \ud800", "type": "book"}, {"title": "\ud83d\ude00"}]', 2, 0, 2),
    ("a quotation mark that does not close", 'Title,DOI,Year\n"One,10.1000/1,2020\nTwo,10.1000/2,2020\n', 1, 1, None),
    ("quotation marks around nothing", 'Title,DOI\nOne,10.1000/1\n"",""\n" "," "\n', 1, 0, 1),
    ("a separator that is none", 'sep="\nTitle,DOI\nOne,10.1000/1\n', 0, 1, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "records", "rejected", "counted"), [one[1:] for one in FINDS], ids=[one[0] for one in FINDS]
)
def test_finds(tmp_path: Path, content: str, records: int, rejected: int, counted: int | None) -> None:
    (tmp_path / "x").write_text(content, encoding="utf-8")
    ledger, entries = read_with_ledger(tmp_path / "x", "x")
    for one in entries:
        json.dumps(one.as_dict(), ensure_ascii=False).encode()
    assert (ledger.records, ledger.rejected, ledger.counted) == (records, rejected, counted)
    assert ledger.adds_up


@pytest.mark.parametrize("declared", ["utf-7", "idna", "undefined", "unicode_escape", "none such"])
def test_a_declared_notation_that_is_no_encoding(tmp_path: Path, declared: str) -> None:
    content = (
        f'<?xml version="1.0" encoding="{declared}"?><records><record><titles><title>+2AA- é</title></titles></record>'
    )
    (tmp_path / "x").write_bytes(content.encode("cp1252"))
    (only,) = read_with_ledger(tmp_path / "x", "x")[1]
    assert isinstance(only, Record)
    assert only.title == "+2AA- é"


def test_half_a_letter_does_not_reach_the_record(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(r'[{"title": "A \ud800", "type": "book"}, {"title": "\ud83d\ude00"}]')
    first, second = read_with_ledger(tmp_path / "x", "x")[1]
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.title, second.title) == ("A \ufffd", "😀")


@pytest.mark.parametrize("name", [b"\xff.ris", b"=cmd|' C'!A0", b"a\nb", b"..ris"])
def test_any_name_of_a_file_can_be_written(tmp_path: Path, name: bytes) -> None:
    path = Path(str(tmp_path)) / name.decode("utf-8", "surrogateescape")
    try:
        path.write_text("TY  - JOUR\nTI  - A\nER  - \n")
    except (OSError, UnicodeError):
        pytest.skip("a name that this file system does not take")
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    assert print_records([path], out, err) == 0
    out.seek(0)
    assert [json.loads(line)["title"] for line in out] == ["A"]

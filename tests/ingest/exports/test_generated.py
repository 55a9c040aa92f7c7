"""Exports written from made-up records: as many entries come out as went in, whatever was done to the file."""

from __future__ import annotations

import csv
import html
import io
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attest.ingest.exports.ledger import FileLedger, read_with_ledger
from attest.ingest.exports.record import Record, Rejected

# Words that look like what begins, ends or parts something in one of the formats.
WORDS = (
    "skin", "of", "lung", "naïve", "Ørsted", "ER", "stress", "TY", "PT", "EF", "p<0.05", "50%", "IL-6", "a;b", "x,y",
    "&amp;", "R&D", "<i>b</i>", "it's", "end=1", "PMID:", "#1", "|", "and",
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A record's texts as lists of words, and after how many words a line of its export ends."""

    title: list[str]
    abstract: list[str]
    authors: list[str]
    width: int

    def wrapped(self, words: list[str], indent: str) -> str:
        lines = [" ".join(words[at : at + self.width]) for at in range(0, len(words), self.width)]
        return f"\n{indent}".join(lines)


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(lambda words: ["T", *words])
families = st.sampled_from(["Roe", "Müller", "van den Berg", "O'Neil"])
records = st.builds(Made, texts, texts, st.lists(families, max_size=4), st.integers(1, 9))


def tagged(one: Made, author: str, title: str, abstract: str, indent: str) -> str:
    authors = "".join(f"{author}{name}, G.\n" for name in one.authors)
    return f"{authors}{title}{one.wrapped(one.title, indent)}\n{abstract}{one.wrapped(one.abstract, indent)}\n"


def element(name: str, told: str) -> str:
    return f"<{name}>{html.escape(told)}</{name}>"


def pubmed(one: Made) -> str:
    authors = "".join(f"<Author>{element('LastName', name)}</Author>" for name in one.authors)
    return (
        f"<PubmedArticle><MedlineCitation><Article>{element('ArticleTitle', one.wrapped(one.title, ' '))}<Abstract>"
        f"{element('AbstractText', ' '.join(one.abstract))}</Abstract><AuthorList>{authors}</AuthorList></Article>"
        "</MedlineCitation></PubmedArticle>\n"
    )


def endnote(one: Made) -> str:
    authors = "".join(element("author", name) for name in one.authors)
    return (
        f"<record><contributors><authors>{authors}</authors></contributors><titles>"
        f"{element('title', one.wrapped(one.title, ' '))}</titles>"
        f"{element('abstract', ' '.join(one.abstract))}</record>"
    )


def bibtex(one: Made) -> str:
    return (
        f'@article{{key,\n  title = {{{one.wrapped(one.title, "    ")}}},\n  abstract = "{" ".join(one.abstract)}",\n'
        f"  author = {{{' and '.join(one.authors)}}},\n}}\n"
    )


def csl(one: Made) -> str:
    authors = [{"family": name, "given": "G."} for name in one.authors]
    return json.dumps({"type": "book", "title": " ".join(one.title), "author": authors}, ensure_ascii=False)


def table(made: list[Made]) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["Title", "Abstract", "Authors"])
    rows.writerows([one.wrapped(one.title, ""), " ".join(one.abstract), "; ".join(one.authors)] for one in made)
    return out.getvalue()


def each(write: Callable[[Made], str], before: str = "", after: str = "", by: str = "") -> Callable[[list[Made]], str]:
    return lambda made: before + by.join(map(write, made)) + after


WRITERS: dict[str, Callable[[list[Made]], str]] = {
    "RIS": each(lambda one: f"TY  - JOUR\n{tagged(one, 'AU  - ', 'TI  - ', 'AB  - ', '')}ER  - \n\n"),
    "RIS without ends": each(lambda one: f"TY  - JOUR\n{tagged(one, 'AU  - ', 'T1  - ', 'N2  - ', '')}"),
    "MEDLINE": each(lambda one: f"PMID- 1\n{tagged(one, 'FAU - ', 'TI  - ', 'AB  - ', '      ')}\n", "\n"),
    "Web of Science": each(
        lambda one: f"PT J\n{tagged(one, 'AU ', 'TI ', 'AB ', '   ')}ER\n\n", "FN Clarivate\nVR 1.0\n", "EF\n"
    ),
    "EndNote tagged": each(lambda one: f"%0 Book\n{tagged(one, '%A ', '%T ', '%X ', '')}\n"),
    "Ovid text": each(lambda one: f"<1>\nTitle\n  {one.wrapped(one.title, '  ')}\nAbstract\n  x\n\n"),
    "Cochrane text": each(
        lambda one: f"Record #1 of 1\n{tagged(one, 'AU: ', 'TI: ', 'AB: ', ' ')}\n",
    ),
    "BibTeX": each(bibtex),
    "PubMed XML": each(pubmed, "<PubmedArticleSet>\n", "</PubmedArticleSet>\n"),
    "EndNote XML": each(endnote, "<xml><records>", "</records></xml>"),
    "CSL-JSON": each(csl, "[", "]", ",\n"),
    "CSV": table,
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252")
LINE_ENDS = ("\n", "\r\n", "\r")
UNTOUCHED = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAMAGED = settings(UNTOUCHED, max_examples=15, derandomize=True)


def account(content: bytes) -> tuple[FileLedger, list[Record | Rejected]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export"
        path.write_bytes(content)
        ledger, entries = read_with_ledger(path, "export")
        return ledger, list(entries)


def titles(entries: list[Record | Rejected]) -> list[str]:
    return [one.title for one in entries if isinstance(one, Record)]


@pytest.mark.parametrize("dialect", WRITERS)
@UNTOUCHED
@given(
    made=st.lists(records, min_size=1, max_size=5), encoding=st.sampled_from(ENCODINGS), end=st.sampled_from(LINE_ENDS)
)
def test_as_many_records_as_were_written(dialect: str, made: list[Made], encoding: str, end: str) -> None:
    ledger, entries = account(WRITERS[dialect](made).replace("\n", end).encode(encoding))
    assert [type(one) for one in entries] == [Record] * len(made)
    assert ledger.counted == len(made)
    expected = account(WRITERS[dialect](made).encode())[1]
    assert titles(entries) == titles(expected)
    assert all(title.startswith("T") for title in titles(entries))


@pytest.mark.parametrize("dialect", WRITERS)
@DAMAGED
@given(made=st.lists(records, min_size=1, max_size=4), kept=st.floats(0, 1))
def test_a_file_cut_anywhere_adds_up(dialect: str, made: list[Made], kept: float) -> None:
    content = WRITERS[dialect](made).encode()
    ledger, entries = account(content[: int(len(content) * kept)])
    assert ledger.adds_up, (ledger, entries)
    # Where a table is cut within quotation marks, a line of the cell can look like a row; there is no count then.
    assert len(entries) <= len(made) or (dialect == "CSV" and ledger.counted is None)


@pytest.mark.parametrize("dialect", WRITERS)
@DAMAGED
@given(
    made=st.lists(records, min_size=2, max_size=4),
    flips=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 7)), max_size=4),
)
def test_flipped_bits_lose_no_entry_unseen(dialect: str, made: list[Made], flips: list[tuple[float, int]]) -> None:
    content = bytearray(WRITERS[dialect](made).encode())
    for place, bit in flips:
        content[int(place * (len(content) - 1))] ^= 1 << bit
    ledger, entries = account(bytes(content))
    assert entries
    assert ledger.adds_up, (ledger, bytes(content))


@pytest.mark.parametrize("dialect", [name for name in WRITERS if name != "CSV"])
@UNTOUCHED
@given(made=st.lists(records, min_size=1, max_size=3), times=st.integers(2, 3))
def test_files_put_together_have_the_records_of_all(dialect: str, made: list[Made], times: int) -> None:
    ledger, entries = account((WRITERS[dialect](made) * times).encode())
    assert [type(one) for one in entries] == [Record] * len(made) * times
    assert ledger.counted == len(made) * times


@pytest.mark.parametrize(
    "tag", ["TI  - again", "AB  - again", "AU  - Roe, R.", "PY  - 2020", "KW  - k", "ZZ  - unknown"]
)
@UNTOUCHED
@given(made=st.lists(records, min_size=1, max_size=3), times=st.integers(1, 40))
def test_repeated_tags_make_no_entries(tag: str, made: list[Made], times: int) -> None:
    text = WRITERS["RIS"](made).replace("ER  - \n", f"{tag}\n" * times + "ER  - \n")
    ledger, entries = account(text.encode())
    assert [type(one) for one in entries] == [Record] * len(made)
    assert ledger.adds_up

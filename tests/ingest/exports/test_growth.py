"""Time and memory for files made to take them: both grow with the file's length at most, whatever it repeats."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from attest.ingest.exports.read import read_export
from attest.ingest.exports.record import Record

BIBTEX = "@article{a,\n title = {T},\n %s\n}\n"
LIST = '[{"type": "book", "title": "%s"}]'
TABLE = 'Title,Authors,Keywords\nT,"%s","%s"\n'
# Each of these took a time that grew with the square of its length once, or faster.
REPEATED: dict[str, Callable[[int], str]] = {
    "blanks between names in BibTeX": lambda n: BIBTEX % f"author = {{A {' ' * n} B}}",
    "abbreviations made of each other": lambda n: (
        "@string{a0 = {xxxxxxxxxx}}\n"
        + "".join(f"@string{{a{i} = a{i - 1} # a{i - 1}}}\n" for i in range(1, min(n, 40)))
        + BIBTEX % "note = a39"
    ),
    "quotation marks after backslashes in JSON": lambda n: LIST.removesuffix('"}]') % ('\\"' * n),
    "records that lose their ends in JSON": lambda n: "[" + '{"title": {, {"title": "x"},' * (n // 20),
    "items that do not close": lambda n: TABLE % ("['" + "a\\'" * n + "]", "k"),
    "commas in keywords": lambda n: TABLE % ("A", "a" + "," * n),
    "blanks between names in a table": lambda n: TABLE % (f"A {' ' * n} B", "k"),
    "signs after a name in Ovid's text": lambda n: f"<1>\nTitle\n  T\nAuthor\n  {'1, ' * n}x\n",
    "quotation marks that do not close": lambda n: "Title,DOI,Year\n" + '"One,10.1000/1,2020\n' * (n // 20),
    "braces": lambda n: BIBTEX % f"note = {'{' * n}{'}' * n}",
    "braces that do not close": lambda n: BIBTEX % f"note = {'{' * n}",
    "signs of entities": lambda n: f"TY  - JOUR\nTI  - T {'&' * n}\nAU  - {'&#' * n}\nER  - \n",
    "sections in XML": lambda n: "<records>" + "<record><!--" * (n // 10),
    "end tags in XML": lambda n: "<records><record>" + "</record " * (n // 8),
    "markup inside of markup": lambda n: f"<records><record>{'<a>' * n}{'</a>' * n}</record></records>",
    "types without anything": lambda n: "TY  - JOUR\n" * (n // 10),
    "tags after an end tag": lambda n: "TY  - JOUR\nTI  - T\nER  - \n" + "NL  - x\n" * (n // 8),
}


@pytest.mark.parametrize("name", REPEATED)
def test_time_grows_no_faster_than_the_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x"
    path.write_text(REPEATED[name](100_000))
    start = time.process_time()
    assert list(read_export(path, "x"))
    assert time.process_time() - start < 5  # with the square of the length it takes a minute


def many_authors(names: list[str]) -> dict[str, str]:
    person = "<Author><LastName>{}</LastName></Author>"
    return {
        "RIS": "TY  - JOUR\nTI  - T\n" + "".join(f"AU  - {one}\n" for one in names) + "ER  - \n",
        "MEDLINE": "PMID- 1\nTI  - T\n" + "".join(f"FAU - {one}\n" for one in names),
        "Web of Science": "PT J\nTI T\nAU " + "\n   ".join(names) + "\nER\n",
        "EndNote tagged": "%0 Book\n%T T\n" + "".join(f"%A {one}\n" for one in names),
        "Ovid text": "<1>\nTitle\n  T\nAuthor\n  " + "; ".join(names) + "\n",
        "Cochrane text": "Record #1 of 1\nTI: T\n" + "".join(f"AU: {one}\n" for one in names),
        "BibTeX": BIBTEX % f"author = {{{' and '.join(names)}}}",
        "PubMed XML": "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><AuthorList>"
        + "".join(map(person.format, names))
        + "</AuthorList></Article></MedlineCitation></PubmedArticle>",
        "EndNote XML": f"<records><record><contributors><authors><author>{'</author><author>'.join(names)}</author>"
        "</authors></contributors><titles><title>T</title></titles></record></records>",
        "CSL-JSON": json.dumps([{"type": "book", "title": "T", "author": [{"literal": one} for one in names]}]),
        "CSV": TABLE % ("; ".join(names), "k"),
    }


@pytest.mark.parametrize("format", many_authors([]))
def test_a_hundred_thousand_authors_are_read(tmp_path: Path, format: str) -> None:
    path = tmp_path / "x"
    path.write_text(many_authors([f"Family{n}, G." for n in range(100_000)])[format])
    (only,) = read_export(path, "x")
    assert isinstance(only, Record)
    assert (only.format.replace("table", "CSV"), len(only.authors)) == (format, 100_000)


BEGINNINGS = {
    "RIS": "TY  - JOUR\nTI  - ", "MEDLINE": "PMID- 1\nTI  - ", "Web of Science": "PT J\nTI ",
    "EndNote tagged": "%0 Book\n%T ",
    "Ovid text": "<1>\nTitle\n  ", "Cochrane text": "Record #1 of 1\nTI: ", "BibTeX": "@article{a,\n title = {",
    "PubMed XML": "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>", "EndNote XML": "<records><record><notes>",
    "ICTRP XML": "<Trials_downloaded_from_ICTRP><Trial><TrialID>", "CSL-JSON": '[{"type": "book", "title": "',
    "CSV": 'Title,DOI\n"',
}  # fmt: skip
# The bounds are a fiftieth of what they are otherwise, and so is the file: 12 MB instead of 1 GB.
MEASURE = """
import sys
from pathlib import Path
from attest.ingest.exports import counting, objects, reading, rows
for module in (counting, objects, reading):
    module.LARGEST_FILE = 5_000_000
reading.LARGEST_RECORD, reading.CHUNK, counting._LONGEST_LINE = 160_000, 1 << 17, 20_000
from attest.ingest.exports.ledger import read_with_ledger
def peak():
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
for path in sys.argv[1:]:
    before = peak()
    ledger, entries = read_with_ledger(Path(path), "x")
    print(Path(path).name, [type(one).__name__ for one in entries], peak() - before, sep="|")
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the largest memory is read from /proc")
@pytest.mark.parametrize("sign", ["x", "\0"])
def test_an_endless_line_takes_no_memory_in_any_format(tmp_path: Path, sign: str) -> None:
    for name, start in BEGINNINGS.items():
        with (tmp_path / name).open("w") as out:
            out.write(start)
            for _ in range(12):
                out.write(sign * 1_000_000)
    paths = [str(tmp_path / name) for name in BEGINNINGS]
    home = str(Path(__file__).resolve().parents[3] / "scripts")
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *paths], capture_output=True, text=True, check=True, env={"PYTHONPATH": home}
    )
    told = [line.split("|") for line in done.stdout.splitlines()]
    assert [name for name, _, _ in told] == list(BEGINNINGS)
    assert {kinds for _, kinds, _ in told} == {"['Rejected']"}
    assert max(int(grown) for _, _, grown in told) < 10_000, told  # kilobytes; the whole line would take 12,000

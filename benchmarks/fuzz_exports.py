"""Search exports made of noise: `python benchmarks/fuzz_exports.py [SECONDS] [--seeds FOLDER] [--finds FOLDER]`.

Needs atheris, which is no part of Attest: `pip install atheris` (Linux or macOS, Python 3.11 to 3.13). Inputs grow from
the tests' own small exports and the files of a folder, guided by what code they reach. Whatever the bytes are: nothing
is raised, the ledger adds up, every record goes through JSON and back, a second reading and one in small parts give the
same, and no time is lost. An input that breaks one of these is kept, the shortest of its sort, and the search goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["attest.ingest.exports", "attest.text", "attest.forms.envelope"]):
    from attest.ingest.exports.ledger import problem_of, read_with_ledger
    from attest.ingest.exports.read import READERS, read_export
    from attest.ingest.exports.reading import chunks
    from attest.ingest.exports.recognise import recognise
    from attest.ingest.exports.record import Record, Rejected

LONGEST = 3_000  # bytes of an input
SLOW = 0.5  # CPU seconds that no input of this length may take
WORDS = (
    "TY  - JOUR\n", "ER  - \n", "TI  - ", "AU  - ", "AB  - ", "TY - ", "PMID- 1\n", "\nPT J\n", "\nER\n", "UT WOS:",
    "EF\n", "%0 Book\n", "%T ", "\n\n%", "@article{a,", "@string{", "@comment{", "title = {", "},\n", '"', '",', '\\"',
    "<record>", "</record>", "<PubmedArticle>", "</PubmedArticle>", "<PubmedBookArticle>", "<Trial>", "</Trial>",
    "<![CDATA[", "]]>", "<!--", "-->", "<!ENTITY", "&amp;", "&#0;", "<1>\n", "Title\n  ", "Record #1 of 1\n", "ID: ",
    "[", "]", "{", "}", "},", '"studies": [', "NCT01234567", "10.1000/x", ";", "\t", "|", "\r\n", "\r", "\0",
    '"title":', "\ufeff", "sep=;\n", "\u2028", "\\ud800", "charset=utf-7",
)  # fmt: skip


def entries_of(path: Path) -> tuple[list[Record | Rejected], list[str]]:
    """What a file yields, and which promise about it is broken."""
    ledger, entries = read_with_ledger(path, "export")
    taken = list(entries)
    broken = []
    if ledger.records + ledger.rejected != len(taken):
        broken.append("the ledger lost an entry")
    if not ledger.adds_up:
        what = "more" if ledger.records + ledger.rejected > (ledger.counted or 0) else "fewer"
        broken.append(f"{ledger.format}: {what} entries than were counted")
    positions = [one.position for one in taken if one.position]
    if positions != list(range(1, len(positions) + 1)):
        broken.append("positions out of order")
    for one in taken:
        if isinstance(one, Rejected):
            str(problem_of(one))
            json.dumps(one.as_dict(), ensure_ascii=False).encode()
        elif Record.from_dict(json.loads(json.dumps(one.as_dict(), ensure_ascii=False).encode())) != one:
            broken.append(f"{one.format}: JSON that does not give the record back")
    return taken, broken


def differing(path: Path, first: list[Record | Rejected], size: int) -> list[str]:
    """Where another reading gives something else: the same file again, and its text in parts of a few letters."""
    format, broken = recognise(path), []
    if list(read_export(path, "export")) != first:
        broken.append("a second reading that differs")
    if format in READERS and all(one.position for one in first):
        text = "".join(chunks(path))
        parts = (text[at : at + size] for at in range(0, len(text), size))
        if list(READERS[format](parts, "export")) != first:
            broken.append(f"{format}: a reading in small parts that differs")
    return broken


def faults_of(content: bytes, path: Path) -> list[str]:
    """Which promises an input breaks, a line each that is the same for inputs of one sort."""
    path.write_bytes(content)
    start = time.process_time()
    try:
        first, broken = entries_of(path)
        taken = time.process_time() - start
        if not content[-1:] or content[-1] % 4 == 0:  # seldom enough to be no burden
            broken += differing(path, first, len(content) % 97 + 1)
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        mine = [one for one in traceback.extract_tb(error.__traceback__) if "attest" in one.filename][-1]
        return [
            f"{type(error).__name__} at {Path(mine.filename).name}:{mine.lineno} ({Path(at.filename).name}) {error}"[
                :160
            ]
        ]
    return [*broken, *(["slow"] if taken > SLOW else [])]


class Finds:
    """The shortest input of each sort of fault, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.shortest = folder, dict[str, int]()
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, fault: str, content: bytes) -> None:
        if len(content) >= self.shortest.get(fault, LONGEST + 1):
            return
        if fault not in self.shortest:
            print(f"found: {fault}", file=sys.stderr, flush=True)
        self.shortest[fault] = len(content)
        stem = hashlib.sha256(fault.encode()).hexdigest()[:8]
        (self.folder / f"{stem}.txt").write_text(fault + "\n", encoding="utf-8")
        (self.folder / f"{stem}.export").write_bytes(content)


def mutated(content: bytes, largest: int, seed: int) -> bytes:
    """An input changed by whole lines and words of the formats, or by the library's own changes of bytes."""
    of = random.Random(seed)
    if of.random() < 0.5:
        return bytes(atheris.Mutate(content, largest))
    lines = content.splitlines(keepends=True) or [b""]
    for _ in range(of.randint(1, 4)):
        at, other = of.randrange(len(lines)), of.randrange(len(lines))
        change = of.randrange(5)
        if change == 0:
            lines.insert(other, lines[at])
        elif change == 1 and len(lines) > 1:
            del lines[at : at + of.randint(1, 4)]
            lines = lines or [b""]
        elif change == 2:
            lines[at], lines[other] = lines[other], lines[at]
        elif change == 3:
            lines.insert(at, of.choice(WORDS).encode())
        else:
            place = of.randint(0, len(lines[at]))
            lines[at] = lines[at][:place] + of.choice(WORDS).encode() + lines[at][place + of.choice((0, 0, 1, 5)) :]
    return b"".join(lines)[:largest]


def seeds(folder: Path, others: Path | None) -> None:
    """Write what the search begins with: the tests' exports and the beginnings of a folder's files."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from ingest.exports.samples import ALL

    for number, text in enumerate(ALL.values()):
        (folder / f"sample{number}").write_bytes(text.encode())
        (folder / f"utf16-{number}").write_bytes(text.encode("utf-16"))
    files = sorted(path for path in others.rglob("*") if path.is_file()) if others else []
    for number, path in enumerate(files):
        (folder / f"file{number}").write_bytes(path.read_bytes()[:LONGEST])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", nargs="?", type=int, default=300)
    parser.add_argument("--seeds", type=Path)
    parser.add_argument("--finds", type=Path, default=Path("finds"))
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus, words, path = Path(folder) / "corpus", Path(folder) / "words", Path(folder) / "export"
        corpus.mkdir()
        seeds(corpus, told.seeds)
        words.write_text(
            "".join('"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n' for word in WORDS),
            encoding="ascii",
        )
        finds = Finds(told.finds)

        def one(content: bytes) -> None:
            for fault in faults_of(content, path):
                finds.add(fault, content)

        options = [f"-max_total_time={told.seconds}", f"-max_len={LONGEST}", f"-dict={words}", "-rss_limit_mb=2048"]
        atheris.Setup([sys.argv[0], *options, str(corpus)], one, custom_mutator=mutated)
        atheris.Fuzz()


if __name__ == "__main__":
    main()

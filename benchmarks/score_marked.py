"""Suggestions against what others marked in real abstracts, from clones of two public repositories.

`PYTHONPATH=scripts python benchmarks/score_marked.py figures FOLDER [odd|even]`: FOLDER holds the `.txt` and `.ann`
files of https://github.com/sociocom/PICO-Corpus (1,011 abstracts of trials on breast cancer). A marked figure is found
where a suggestion of its kind that stands over it has its value; how many took part, and how many in each group, may
stand elsewhere in the text.

`PYTHONPATH=scripts python benchmarks/score_marked.py directions FOLDER [odd|even]`: FOLDER is `annotations` of
https://github.com/jayded/evidence-inference (909 abstracts of trials of any subject). A marked direction counts where
its words stand in the abstract: right where a direction suggested there shares a word with its outcome and says the
same, against it where it says something else; the marks do not always set the groups in the order of the text.

The odd numbers were used to develop the rules, the even ones never looked at: these are what a new abstract gives.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from multiprocessing import Pool
from pathlib import Path
from tempfile import TemporaryDirectory

from attest.extract.numbers import WORD_VALUES, as_decimal, count_value
from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.suggestion import Suggestion
from attest.text.source import read_source

SHARES = ("result.percent", "adverse_event.percent", "result.estimate")
KINDS = {
    "bin-abs": ("result.events", "adverse_event.events"),
    "bin-percent": SHARES,
    "cont-mean": ("result.mean",),
    "cont-median": ("result.median",),
    "cont-sd": ("result.sd", "result.se"),
    "participants": ("arm.n", "result.total", "adverse_event.total"),
    "total-participants": ("study.n_randomised", "study.n_enrolled", "study.n_analysed"),
}
ANYWHERE = {"participants": ("arm.n",), "total-participants": KINDS["total-participants"]}
FIGURE = re.compile(r"[-+]?\d[\d,]*(?:[.·]\d+)?|[-+]?[.·]\d+")
WORD = re.compile(r"[A-Za-z]\w{2,}")
EMPTY = {"the", "and", "with", "for", "after", "between", "from", "rate", "mean", "level", "levels", "score", "scores"}
SIGNS = {"1": ("higher", "improved", "worsened"), "-1": ("lower", "improved", "worsened"), "0": ("no difference",)}


@dataclass(frozen=True)
class Mark:
    """What somebody marked in an abstract: its kind, its place, and the figure, or the outcome with the direction."""

    kind: str
    start: int
    end: int
    value: Decimal | None = None
    outcome: str = ""


def figure(text: str) -> Decimal | None:
    """The number that marked words tell, in digits or as a word."""
    if found := FIGURE.search(text):
        return as_decimal(found.group().replace("·", "."))
    words = text.casefold().split()
    return as_decimal(count_value(words[0])) if words and words[0] in WORD_VALUES else None


def marked_figures(folder: Path) -> Iterator[tuple[int, str, list[Mark]]]:
    """Each abstract with its number and its marks; marks of several parts are left out."""
    for path in sorted(folder.glob("*.ann")):
        marks = []
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) < 3 or ";" in cells[1]:
                continue
            label, start, end = cells[1].split()
            kind = label if label in KINDS else label.partition("-")[2]
            value = figure(cells[2]) if kind in KINDS else None
            if value is not None:
                marks.append(Mark(kind, int(start), int(end), value))
        yield int(path.stem), path.with_suffix(".txt").read_text(encoding="utf-8"), marks


def marked_directions(folder: Path) -> Iterator[tuple[int, str, list[Mark]]]:
    """Each abstract with its number, and the directions whose words it holds."""
    with (folder / "prompts_merged.csv").open(encoding="utf-8", newline="") as lines:
        outcomes = {row["PromptID"]: row["Outcome"] for row in csv.DictReader(lines)}
    texts: dict[str, str] = {}
    marks: dict[str, list[Mark]] = {}
    with (folder / "v2_annotations.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            path = folder / "abstracts" / f"PMC{row['PMCID']}.abst"
            words = row["Annotations"].split()
            if row["Valid Label"] != "True" or len(" ".join(words)) < 25 or not path.is_file():
                continue
            text = texts.setdefault(row["PMCID"], as_page(path.read_text(encoding="utf-8")))
            marks.setdefault(row["PMCID"], [])
            if found := re.search(r"\s+".join(map(re.escape, " ".join(words).rstrip(".").split())), text):
                marks[row["PMCID"]].append(Mark(row["Label Code"], *found.span(), None, outcomes[row["PromptID"]]))
    yield from ((int(number), text, marks[number]) for number, text in texts.items())


def as_page(text: str) -> str:
    """An abstract as a page shows it: its sections under their names."""
    text = re.sub(r"^TITLE:\s*", "", text)
    return re.sub(r"ABSTRACT\.?([A-Z][^:\n]*)?:\n", lambda found: f"{(found[1] or 'Abstract').capitalize()}\n", text)


def suggested(job: tuple[int, str, list[Mark]]) -> tuple[str, list[Mark], list[Suggestion]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{job[0]}.txt"
        path.write_text(job[1], encoding="utf-8")
        source = read_source(path, path.name)
        return job[1], job[2], list(suggest(document_of(source), source))


def names(text: str) -> set[str]:
    return {word.casefold()[:5] for word in WORD.findall(text) if word.casefold() not in EMPTY}


def verdict(mark: Mark, made: list[Suggestion]) -> str:
    over = [one for one in made if one.start < mark.end and mark.start < one.end]
    if mark.value is not None:
        found = any(one.role in KINDS[mark.kind] and as_decimal(str(one.value)) == mark.value for one in over)
        elsewhere = ANYWHERE.get(mark.kind, ())
        return (
            "found"
            if found or any(one.role in elsewhere and figure(str(one.value)) == mark.value for one in made)
            else "missed"
        )
    told = [one for one in over if one.role == "result.direction"]
    same = [one for one in told if names(mark.outcome) & names((one.row_dict or {}).get("outcome", ""))]
    if any(one.value in SIGNS[mark.kind] for one in same):
        return "right"
    return "against" if same else "another outcome" if told else "missed"


def main() -> None:
    what, folder, half = (*sys.argv[1:], "")[:3]
    jobs = (marked_figures if what == "figures" else marked_directions)(Path(folder))
    chosen = [job for job in jobs if half not in ("odd", "even") or (job[0] % 2 == 1) == (half == "odd")]
    counts: dict[str, Counter[str]] = {}
    with Pool() as pool:
        for at, (_, marks, made) in enumerate(pool.imap(suggested, chosen, 8), 1):
            print(f"\r{at} of {len(chosen)} abstracts", end="", file=sys.stderr, flush=True)
            for mark in marks:
                counts.setdefault(mark.kind, Counter())[verdict(mark, made)] += 1
    print(file=sys.stderr)
    for kind, told in (*sorted(counts.items()), ("all", sum(counts.values(), Counter()))):
        hits = told["found"] + told["right"]
        print(f"{kind:20} {hits} of {told.total()} = {hits / told.total():.2f}   {dict(told)}")


if __name__ == "__main__":
    main()

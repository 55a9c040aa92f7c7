"""How fast suggestions are made.

`PYTHONPATH=scripts python benchmarks/suggest_speed.py [ARTICLES] [--profile] [--digest]`. Articles are made up, ten
pages of 3,000 characters each, in JATS: a title, an abstract with labelled sections, a body, two tables of results
and a list of references. Half of the sentences are put together from patterns (arms, counts, means, medians,
estimates, p values, ages, doses, directions, each with other words and numbers); half are taken, in another order,
from the documents in `sources/documents/` and, where it lies beside the repository, from `../shared/fixtures` (pages
and full texts). The same number gives the same articles. What is timed is `attest suggest FOLDER` as a whole, on all
cores that there are (`taskset -c 0,1` gives it two); CPU seconds are those of all its processes. `--digest` prints a
digest of what it says, so that a change that should alter nothing can be checked; `--profile` prints where the time
goes in the first fifty articles.
"""

from __future__ import annotations

import argparse
import cProfile
import hashlib
import html
import pstats
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from attest.bulk import usable_cores
from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import read_source

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (
    ROOT / "sources" / "documents",
    *(ROOT.parent / "shared" / "fixtures" / one for one in ("pages", "fulltext/jats")),
)
CHARACTERS = 30_000
CPU_LIMIT, WALL_LIMIT = 120, 60  # seconds for 1,000 articles
SHARES = {"background": 0.12, "methods": 0.22, "results": 0.41, "discussion": 0.25}
_WORDS = """
drug: zolbetan|metarin|olvidex|rituximab|candolast|prednisolone|aspirin|placebo|sertivil|nafoxib
outcome: pain score|forced vital capacity|skin thickness|serum sodium|walking distance|quality of life|mortality|relapse
outcome: clinical remission|hospital stay|HbA1c|systolic blood pressure|number of falls|serious infection|fatigue
disease: systemic sclerosis|knee osteoarthritis|type 2 diabetes|acute diarrhoea|depression|asthma|heart failure
event: headache|pneumonia|nausea|rash|infusion reactions|neutropenia|dizziness|injection-site pain
who: patients|participants|women|children|adults|people
time: at 12 weeks|at 6 months|after 2 years|at week 24|during follow-up|at the end of treatment|at 30 days
"""
WORDS: dict[str, list[str]] = {}
for _line in _WORDS.strip().splitlines():
    WORDS.setdefault(_line.split(": ")[0], []).extend(_line.split(": ")[1].split("|"))
PATTERNS = (
    "A total of {n} {who} with {disease} were randomly assigned to {drug} ({n} {who}) or {drug} ({n} {who}).",
    "The mean {outcome} was {d} (SD {d}) in the {drug} group and {d} (SD {d}) in the {drug} group {time} (p = 0.0{s}).",
    "{Outcome} improved in {s} of {n} {who} ({d}%) {time}.",
    "{Event} occurred in {s} ({d}%) of {n} {who} treated with {drug} and in {s} ({d}%) of those given {drug}.",
    "The hazard ratio for {outcome} was 0.{n} (95% CI 0.{s} to 1.{s}; P<0.00{s}).",
    "Median age was {s} years (IQR {s}-{s}) and {s} ({d}%) were women.",
    "There was no significant difference in {outcome} between the groups {time} (odds ratio {d}, 95% CI {d}-{d}).",
    "{Who} received {drug} {n} mg twice daily for {s} weeks, and the dose was reduced in those with {event}.",
    "{Outcome} was measured {time} by trained staff who did not know the allocation.",
    "Earlier work has shown that {drug} may lower {outcome} in {who} with {disease}, but trials were small.",
    "The change from baseline in {outcome} was −{d} with {drug} versus −{d} with {drug} (difference {d}; 95% CI {d} to "
    "{d}).",
    "Of {n} {who} who were screened, {s} were excluded and {s} withdrew consent before {outcome} could be assessed.",
    "Higher {outcome} was associated with {event} (r = 0.{s}, p = 0.0{s}), whereas age was not.",
    "We conclude that {drug} reduces {outcome} in {disease}, although {event} needs further study.",
)
SENTENCE = re.compile(r"[A-Z][^.!?\n|]{35,320}[.!?](?=\s)")


def stock() -> list[str]:
    """Sentences of real documents, each once, in the order of the files."""
    found: dict[str, None] = {}
    for folder in FOLDERS:
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            if path.suffix in (".txt", ".html", ".nxml"):
                text = read_source(path, path.name).text
                found |= dict.fromkeys(" ".join(one.group().split()) for one in SENTENCE.finditer(text))
    return list(found)


def sentence(numbers: random.Random, real: list[str]) -> str:
    if real and numbers.random() < 0.5:
        return numbers.choice(real)

    def filled(slot: re.Match[str]) -> str:
        name = slot.group(1)
        if name in "nsd":
            one = numbers.randint(40, 400) if name == "n" else numbers.randint(2, 39)
            return f"{one / 10:.1f}" if name == "d" else str(one)
        word = numbers.choice(WORDS[name.casefold()])
        return word.capitalize() if name[0].isupper() else word

    return re.sub(r"{(\w+)}", filled, numbers.choice(PATTERNS))


def prose(numbers: random.Random, real: list[str], characters: int) -> list[str]:
    """Paragraphs of that many characters together."""
    out, left = [], characters
    while left > 0:
        words = " ".join(sentence(numbers, real) for _ in range(numbers.randint(3, 8)))
        out.append(f"<p>{html.escape(words, quote=False)}</p>")
        left -= len(words)
    return out


def table(numbers: random.Random, number: int) -> str:
    first, second = numbers.sample(WORDS["drug"], 2)
    size = numbers.randint(40, 200)
    head = ("Outcome", f"{first} (n = {size})", f"{second} (n = {size + 2})", "P value")
    rows = [head]
    for outcome in numbers.sample(WORDS["outcome"], 9):
        mean, count = numbers.uniform(2, 90), numbers.randint(2, 39)
        cells = (f"{mean:.1f} (3.{count})", f"{mean + 2:.1f} (2.9)") if count % 2 else (
            f"{count} ({100 * count / size:.1f})", f"{count + 1} ({100 * (count + 1) / (size + 2):.1f})")  # fmt: skip
        rows.append((f"{outcome}, {'mean (SD)' if count % 2 else 'n (%)'}", *cells, f"0.{count:02}"))
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    caption = f"<label>Table {number}</label><caption><p>Outcomes at 12 weeks</p></caption>"
    return f"<table-wrap>{caption}<table>{body}</table></table-wrap>"


def article(number: int, real: list[str]) -> str:
    """One article; the same number gives the same."""
    numbers = random.Random(number)
    drug, disease = numbers.choice(WORDS["drug"]), numbers.choice(WORDS["disease"])
    labels = ("Background", "Methods", "Results", "Conclusions")
    abstract = "".join(f"<sec><title>{one}</title>{''.join(prose(numbers, real, 450))}</sec>" for one in labels)
    body = ""
    for name, share in SHARES.items():
        paragraphs = prose(numbers, real, int(share * (CHARACTERS - 4_500)))
        if name == "results":
            paragraphs[1:1] = [table(numbers, 1), table(numbers, 2)]
        body += f'<sec sec-type="{name}"><title>{name.capitalize()}</title>{"".join(paragraphs)}</sec>'
    cited = "Author A, Writer B. A trial of a treatment. Journal 2012;3:45-9."
    citation = f"<ref><mixed-citation>{cited}</mixed-citation></ref>"
    title = f"{drug.capitalize()} for {disease}: a randomised trial"
    return (
        '<article article-type="research-article"><front><article-meta><title-group>'
        f"<article-title>{title}</article-title></title-group><abstract>{abstract}</abstract></article-meta></front>"
        f"<body>{body}</body><back><ref-list><title>References</title>{citation * 15}</ref-list></back></article>"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast suggestions are made.")
    parser.add_argument("articles", nargs="?", type=int, default=1000)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--digest", action="store_true")
    options = parser.parse_args()
    real = stock()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.nxml" for number in range(options.articles)]
        for number, path in enumerate(paths):
            path.write_text(article(number, real), encoding="utf-8")
        if options.profile:
            with cProfile.Profile() as profile:
                for path in paths[:50]:
                    source = read_source(path, path.name)
                    suggest(document_of(source), source)
            pstats.Stats(profile).sort_stats("tottime").print_stats(45)
            return
        characters = sum(len(path.read_text(encoding="utf-8")) for path in paths) / len(paths)
        start = time.perf_counter()
        called = [sys.executable, "-m", "attest.command", "suggest", "."]
        written = subprocess.run(called, cwd=folder, stdout=subprocess.PIPE, check=True).stdout
        wall = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    scale = 1000 / len(paths)
    print(f"{len(paths)} articles, {characters:,.0f} characters each with markup, from {len(real)} real sentences")
    print(f"{len(written.splitlines()):,} suggestions; {cpu:.1f} CPU-s, {wall:.1f} s wall on {usable_cores()} cores")
    print(f"for 1,000: {cpu * scale:.0f} CPU-s (limit {CPU_LIMIT}), {wall * scale:.0f} s wall (limit {WALL_LIMIT})")
    if options.digest:
        print("digest", hashlib.sha256(written).hexdigest())


if __name__ == "__main__":
    main()

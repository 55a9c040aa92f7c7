"""How fast a list of retractions is checked: `python benchmarks/retraction_speed.py [NOTICES [CITATIONS]]`.

65,000 generated notices against 100,000 generated citations unless told, one citation in a hundred with a notice. CPU
seconds of reading the list and of checking, the memory that reading adds at its peak, and the size of the list.
"""

from __future__ import annotations

import csv
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from attest.deduplicate.retractions import check as retractions
from attest.deduplicate.retractions import lists as retraction_lists
from attest.deduplicate.retractions import problems as retraction_problems

# As the list writes them, the last one without a name.
HEADER = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,"
    "Reason,Paywalled,Notes,\n"
)


def written(path: Path, count: int) -> None:
    """A list of `count` notices, about 1,000 characters each, as real ones are long."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as target:
        rows = csv.writer(target)
        target.write(HEADER)
        for number in range(count):
            date = f"{chance.randint(1, 12)}/{chance.randint(1, 28)}/{chance.randint(2000, 2026)} 0:00"
            nature = chance.choices(("Retraction", "Expression of concern", "Correction"), (90, 5, 5))[0]
            pmid = chance.choice(("0", str(10_000_000 + number)))
            kind = ("A journal", "A publisher", "A country", "An Author;" * 12, "https://example.org/", "Article;")
            ids = (f"10.1000/notice.{number}", pmid, "1/1/2000 0:00", f"10.1000/Paper.{number}", pmid)
            why = "+Concerns/Issues About Data;+Investigation by Journal/Publisher;" * 3
            title = f'Effects, "so called", of a drug {number}'
            what = (title, "(HSC) Medicine;" * 6, "A hospital, a city;" * 20)
            rows.writerow((number, *what, *kind, date, *ids, nature, why, "No", "A note.\n" * 3, ""))


def main(notices: int, citations: int) -> None:
    items = retractions.of_citations(
        {
            "citation_id": f"doi:10.1000/{'paper' if number % 100 == 0 else 'other'}.{number // 2}",
            "aliases": [f"pmid:{90_000_000 + number}", f"hash:{number}"],
            "authors": ["Denton, C."],
            "year": "2019",
        }
        for number in range(citations)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "retraction_watch_2026-11-01.csv")
        written(path, notices)
        before, started = memory(), time.process_time()
        lists = retraction_lists.read_lists([(path, path.name)], retractions.wanted(items))
        read = time.process_time()
        flags = retractions.check(lists.notices, items, lists.listed)
        told = lists.problems + retraction_problems.problems_of(flags)
        done = time.process_time()
        print(
            f"{notices:,} notices ({path.stat().st_size / 1e6:.0f} MB), {citations:,} citations: {read - started:.1f}"
            f" CPU-s reading, {done - read:.1f} CPU-s checking; {memory() - before} MB more memory;"
            f" {len(flags):,} flags, {len(told):,} warnings"
        )


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(*map(int, (sys.argv[1:] + ["65000", "100000"][len(sys.argv) - 1 :])[:2]))

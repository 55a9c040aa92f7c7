"""A whole run from exports to screening workbooks: `python benchmarks/search_run.py [COUNT]`, 20,000 if not told.

Generated records as one RIS export and one CSV, in a review without documents. Wall and CPU seconds of the run from
nothing, of a second run after one record was added, and the largest resident memory of any of its processes.
"""

from __future__ import annotations

import csv
import resource
import sys
import tempfile
from pathlib import Path

from dedup_corpus import Corpus
from run_time import measured

from attest.starter import begin

ABSTRACT = "Background: generated words stand for an abstract of the usual length. " * 18


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        review = Path(folder) / "review"
        list(begin(review))
        records = Corpus(1).until(count)
        write_ris(records[: count // 2], review / "sources/searches/first.ris")
        write_csv(records[count // 2 :], review / "sources/searches/second.csv")
        report("from nothing", measured(review))
        with (review / "sources/searches/first.ris").open("a", encoding="utf-8") as out:
            out.write("TY  - JOUR\nTI  - One more record that came with an updated search\nPY  - 2026\nER  - \n")
        report("one record more", measured(review))
    print(f"largest process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MB, {count:,} records")


def report(name: str, times: tuple[float, float]) -> None:
    print(f"{name:16} {times[0]:6.1f} s wall, {times[1]:6.1f} s CPU", flush=True)


def write_ris(records: list[dict[str, object]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for one in records:
            told = [("TY", "JOUR"), ("TI", one["title"]), *(("AU", name) for name in _list(one["authors"]))]
            told += [("PY", one["year"]), ("JO", one["journal"]), ("VL", one["volume"]), ("IS", one["issue"])]
            told += [("SP", one["pages"]), ("DO", one.get("doi", "")), ("AB", ABSTRACT), ("AN", one["record_id"])]
            out.writelines(f"{tag}  - {value}\n" for tag, value in told if value)
            out.write("ER  - \n\n")


def write_csv(records: list[dict[str, object]], path: Path) -> None:
    names = ("title", "year", "journal", "volume", "issue", "pages", "doi")
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow([*names, "authors", "abstract"])
        rows.writerows(
            [*(one.get(name, "") for name in names), "; ".join(_list(one["authors"])), ABSTRACT] for one in records
        )


def _list(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, (list, tuple)) else []


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)

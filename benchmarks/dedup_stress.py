"""How de-duplication bears what databases leave out: `python benchmarks/dedup_stress.py [SEEDS]` (3 unless told).

Takes the labelled sets that lie beside the repository and damages them: fields emptied in all records or in every
second one, authors, titles and journals written in other ways, and several of these at once; each time the records come
in another order. Prints a row a variant: the works lost in all runs, the pairs of different works that stand in one
cluster, and the most copies left in a run. Then generated corpora of 10,000 records, with the usual share of works that
are easily taken for another and of damage, and with three times as much of either. A work lost is the worst that can
happen; a copy left is a line to screen.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from dedup_corpus import Corpus
from dedup_damage import initials, misspelt, plain_letters
from dedup_speed import quality

from attest.deduplicate.match import match

Raw = dict[str, Any]
Change = Callable[[Raw, random.Random], Raw]

SETS = Path(__file__).resolve().parents[2] / "shared" / "fixtures" / "dedup"
NAMES = ("stroke", "cardiac1001")
AT_ONCE = 4  # changes in the mixed variants
GENERATED = 10_000  # records of a corpus
DIFFICULTIES = ((1.0, 1.0), (3.0, 1.0), (1.0, 3.0), (3.0, 3.0))  # shares of hard negatives and of damage


class Run(NamedTuple):
    """Works of which no record is left when every cluster keeps its first, wrong pairs, and copies left."""

    lost: int
    wrong: int
    left: int


def read(path: Path) -> Iterator[Raw]:
    """The records of a labelled set, as the parsers give them; `export_id` is their id in the set."""
    with path.open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            record: Raw = {name: row.get(name, "") for name in ("title", "year", "journal", "volume", "pages")}
            record |= {"record_id": f"hash:{row['ID']}", "export_id": row["ID"], "issue": row["number"]}
            record |= {"doi": row.get("doi", ""), "abstract": row.get("abstract", ""), "issn": row.get("isbn", "")}
            yield record | {"authors": tuple(row["author"].split(" and ")) if row["author"] else ()}


def works(name: str) -> dict[str, str]:
    """The work of each record that has copies; the others stand alone."""
    with (SETS / name / "clusters.csv").open(encoding="utf-8", newline="") as source:
        return {row["ID"]: row["cluster"] for row in csv.DictReader(source)}


def labelled(name: str) -> list[Raw]:
    """A labelled set, each record with its `work`."""
    of = works(name)
    return [record | {"work": of.get(record["export_id"], record["export_id"])} for record in read(path_of(name))]


def path_of(name: str) -> Path:
    return SETS / name / "records.csv"


def without(*fields: str) -> Change:
    """Empties fields."""
    return lambda record, dice: record | dict.fromkeys(fields, "")


def initials_only(record: Raw, dice: random.Random) -> Raw:
    """`Zhai, Qi Jin` becomes `Zhai QJ`."""
    return record | {"authors": [_shortened(each) for each in record["authors"]]}


def _shortened(author: str) -> str:
    family, comma, given = author.partition(", ")
    alone = comma and "," not in given  # else several people share the field
    return f"{family} {initials(given).replace('.', '').replace(' ', '')}" if alone else author


def first_authors(record: Raw, dice: random.Random) -> Raw:
    """The first author stands for all; what shares one field stays."""
    return record | {"authors": list(record["authors"][:1])}


def one_field(record: Raw, dice: random.Random) -> Raw:
    return record | {"authors": ["; ".join(record["authors"])]}


def capitals(record: Raw, dice: random.Random) -> Raw:
    return record | {"title": record["title"].upper(), "journal": record["journal"].upper()}


def no_accents(record: Raw, dice: random.Random) -> Raw:
    return record | {name: plain_letters(record[name]) for name in ("title", "journal")}


def slip(record: Raw, dice: random.Random) -> Raw:
    return record | {"title": misspelt(record["title"], dice)}


def cut(record: Raw, dice: random.Random) -> Raw:
    """Titles of some databases end after a number of letters."""
    title = record["title"]
    return record | {"title": title[: dice.randint(70, 90)] if len(title) > 100 else title}


def short_journal(record: Raw, dice: random.Random) -> Raw:
    """Words of a journal's name cut to their beginnings, small ones left out, as in `Am J Physiol`."""
    words = [word for word in record["journal"].split() if word.lower() not in ("of", "the", "and", "for", "in", "&")]
    if len(words) < 2:
        return record
    return record | {"journal": " ".join(word if len(word) < 5 else word[: dice.randint(3, 5)] for word in words)}


def first_page(record: Raw, dice: random.Random) -> Raw:
    return record | {"pages": record["pages"].partition("-")[0]}


def next_year(record: Raw, dice: random.Random) -> Raw:
    """Some databases give the year of the first online appearance."""
    return record | {"year": str(int(record["year"]) - 1)} if str(record["year"]).isdigit() else record


EVERYWHERE: Mapping[str, tuple[Change, ...]] = {
    "as it is": (),
    "no DOIs": (without("doi"),),
    "no abstracts": (without("abstract"),),
    "no DOIs, abstracts": (without("doi", "abstract"),),
    "no DOIs, abstracts, ISSNs": (without("doi", "abstract", "issn"),),
    "no DOIs, abstracts, pages": (without("doi", "abstract", "pages"),),
    "no DOIs, abstracts, volumes": (without("doi", "abstract", "volume"),),
    "no DOIs, abstracts, authors": (without("doi", "abstract", "authors"),),
    "no DOIs, abstracts, journals": (without("doi", "abstract", "journal", "issn"),),
    "no DOIs, abstracts, years": (without("doi", "abstract", "year"),),
    "nothing but titles and authors": (without("doi", "abstract", "journal", "issn", "volume", "issue", "pages"),),
}
# Each befalls every second record.
IN_HALF: Mapping[str, Change] = {
    "initials only": initials_only,
    "first author only": first_authors,
    "authors in one field": one_field,
    "capitals": capitals,
    "no accents": no_accents,
    "slip in the title": slip,
    "title cut": cut,
    "journal abbreviated": short_journal,
    "first page only": first_page,
    "year before": next_year,
    "no DOI": without("doi"),
    "no abstract": without("abstract"),
    "no pages": without("pages"),
    "no volume": without("volume"),
    "no issue": without("issue"),
    "no year": without("year"),
    "no journal": without("journal", "issn"),
    "no place": without("journal", "issn", "volume", "issue", "pages"),
    "no authors": without("authors"),
}


def damaged(records: Sequence[Raw], everywhere: Sequence[Change], in_half: Sequence[Change], seed: int) -> list[Raw]:
    """The records in another order, changed in all and, each change by a throw of its own, in every second record."""
    dice = random.Random(seed)
    found = []
    for record in records:
        for change in (*everywhere, *(each for each in in_half if dice.random() < 0.5)):
            record = change(record, dice)
        found.append(record)
    dice.shuffle(found)
    return found


def variants(seed: int) -> Iterator[tuple[str, Sequence[Change], Sequence[Change]]]:
    """Every variant with its changes in all records and in half of them; the mixed ones differ with the seed."""
    for name, changes in EVERYWHERE.items():
        yield name, changes, ()
    for name, change in IN_HALF.items():
        yield f"half: {name}", (), (change,)
    bare = EVERYWHERE["no DOIs, abstracts"]
    for name, change in IN_HALF.items():
        if name not in ("no DOI", "no abstract"):
            yield f"no DOIs, abstracts; half: {name}", bare, (change,)
    dice = random.Random(seed)
    for number in range(1, AT_ONCE + 1):
        several = [IN_HALF[name] for name in dice.sample(list(IN_HALF), AT_ONCE)]
        yield f"mixed {number}", (), several
        yield f"mixed {number}, no DOIs, abstracts", bare, several


def run(records: Sequence[Raw]) -> Run:
    """The outcome of matching records that know their `work`."""
    clusters = match(records).clusters
    gold = [record["work"] for record in records]
    lost, left, _ = quality(gold, clusters)
    wrong = sum(gold[one] != gold[other] for own in clusters for one, other in combinations(own, 2))
    return Run(lost, wrong, left)


def of_labelled_sets(seeds: int) -> None:
    sets = {name: labelled(name) for name in NAMES}
    found: dict[str, dict[str, list[Run]]] = defaultdict(lambda: defaultdict(list))
    for seed in range(seeds):
        for variant, everywhere, in_half in variants(seed):
            for name, records in sets.items():
                found[variant][name].append(run(damaged(records, everywhere, in_half, seed)))
    print("lost, wrong pairs, most copies left".ljust(56) + "".join(name.rjust(16) for name in NAMES))
    for variant, of in found.items():
        print(variant.ljust(56) + "".join(_cell(of[name]).rjust(16) for name in NAMES))
    total = [each for of in found.values() for runs in of.values() for each in runs]
    print(
        f"{len(total)} runs: {sum(each.lost for each in total)} lost, {sum(each.wrong for each in total)} wrong pairs"
    )


def _cell(runs: Sequence[Run]) -> str:
    lost, wrong = sum(each.lost for each in runs), sum(each.wrong for each in runs)
    return f"{lost} {wrong} {max(each.left for each in runs)}"


def of_generated_corpora(seeds: int) -> None:
    for hard, rough in DIFFICULTIES:
        for seed in range(1, seeds + 1):
            records = Corpus(seed, hard, rough).until(GENERATED)
            lost, left, f1 = quality([record["work"] for record in records], match(records).clusters)
            print(f"hard × {hard:.0f}, damage × {rough:.0f}, seed {seed}: {lost} lost, {left} left, F1 {f1:.4f}")


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    of_labelled_sets(wanted)
    of_generated_corpora(wanted)
